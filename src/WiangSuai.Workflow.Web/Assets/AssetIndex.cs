using System.Globalization;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What lists need to know of a thing before they show it.</summary>
public sealed record IndexedThing(Guid Id, string Name, string Number, string ClassCode, Guid HoldingUnitId, bool IsRetired, long Revision);

/// <summary>All things of an office in the order of a Thai dictionary, with all that they are searched by in one piece of memory. Immutable; see docs/decisions/0015.</summary>
/// <remarks>
/// A letter takes one byte: ASCII and Thai as they are in TIS-620. All other letters share 31 bytes, so a search for one of them may find another;
/// what is too much is seen at once, and nothing is missed.
/// </remarks>
public sealed class AssetIndex
{
    /// <summary>More words than this nobody types; the rest is left out.</summary>
    const int MostWords = 6;

    /// <summary>Stands between two texts; no text and no word holds it.</summary>
    const byte End = 0;

    static readonly CompareInfo ThaiOrder = CultureInfo.GetCultureInfo("th-TH").CompareInfo;

    public static readonly AssetIndex Empty = new(-1, [], [0], []);

    readonly IndexedThing[] things;
    readonly int[] starts;   // of each text, and one more: the end of the last
    readonly byte[] texts;
    readonly Lazy<int[]> byNumber;

    AssetIndex(long revision, IndexedThing[] things, int[] starts, byte[] texts)
    {
        (Revision, this.things, this.starts, this.texts) = (revision, things, starts, texts);
        byNumber = new(() =>
        {
            var order = Enumerable.Range(0, things.Length).ToArray();
            Array.Sort(things.Select(thing => thing.Number).ToArray(), order, StringComparer.Ordinal);
            return order;
        });
        Units = things.Select(thing => thing.HoldingUnitId).ToHashSet();
    }

    /// <summary>The change of the register through which it is complete.</summary>
    public long Revision { get; }

    /// <summary>Units that hold something, or held what has left the register.</summary>
    public IReadOnlySet<Guid> Units { get; }

    public int Count => things.Length;

    /// <summary>The index after these things came or changed; what did not change is taken over.</summary>
    /// <param name="changed">Each thing once, with its <see cref="Asset.SearchText"/>.</param>
    public AssetIndex With(long revision, IReadOnlyCollection<(IndexedThing Thing, string Text)> changed)
    {
        if (changed.Count == 0)
            return new AssetIndex(revision, things, starts, texts);
        var anew = changed.Select(row => row.Thing.Id).ToHashSet();
        var coming = changed.ToArray();
        Array.Sort(coming.Select(row => new Place(row.Thing)).ToArray(), coming);

        var (made, ends, memory) = (new List<IndexedThing>(things.Length + coming.Length), new List<int>(things.Length + coming.Length + 1) { 0 }, new MemoryStream(texts.Length + coming.Length * 200));
        var next = 0;
        foreach (var (thing, text) in coming)
        {
            var until = PlaceOf(thing, next);
            TakeOver(next, until);
            memory.Write(Bytes(text));
            memory.WriteByte(End);
            made.Add(thing);
            ends.Add((int)memory.Length);
            next = until;
        }
        TakeOver(next, things.Length);
        return new AssetIndex(revision, [.. made], [.. ends], memory.ToArray());

        void TakeOver(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                if (anew.Contains(things[i].Id))
                    continue;
                memory.Write(texts.AsSpan(starts[i], starts[i + 1] - starts[i]));
                made.Add(things[i]);
                ends.Add((int)memory.Length);
            }
        }
    }

    /// <summary>Things whose text holds every word and that are meant, by name and then number; all that are meant where nothing was typed.</summary>
    public IReadOnlyList<IndexedThing> Find(string? typed, Func<IndexedThing, bool> meant) => [.. Hits(typed, meant).Select(hit => things[hit])];

    /// <summary>The same in the order of their numbers.</summary>
    public IReadOnlyList<IndexedThing> FindByNumber(string? typed, Func<IndexedThing, bool> meant)
    {
        var hits = Hits(typed, meant).ToHashSet();
        return [.. byNumber.Value.Where(hits.Contains).Select(hit => things[hit])];
    }

    /// <summary>Names that come nearest to what was typed, the nearest first: for words that were mistyped, where <see cref="Find"/> finds nothing.</summary>
    /// <param name="most">No more names than this.</param>
    public IReadOnlyList<string> Near(string? typed, Func<IndexedThing, bool> meant, int most)
    {
        var words = WordsOf(typed).Select(word => new Mistyped(word)).ToList();
        if (words.Sum(word => word.Forgiven) == 0)
            return [];
        var near = new List<(int Mistakes, string Name)>();
        for (var i = 0; i < things.Length; i++)
        {
            var name = things[i].Name;
            if ((near is [.., (_, var before)] && before == name) || !meant(things[i]))
                continue;
            var text = texts.AsSpan(starts[i], Math.Min(name.Length, starts[i + 1] - starts[i]));   // a text begins with the name
            if (MistakesIn(text, words) is { } mistakes)
                near.Add((mistakes, name));
        }
        return [.. near.OrderBy(found => found.Mistakes).Select(found => found.Name).Distinct().Take(most)];
    }

    static int? MistakesIn(ReadOnlySpan<byte> text, IReadOnlyList<Mistyped> words)
    {
        var all = 0;
        foreach (var word in words)
        {
            var mistakes = word.MistakesIn(text);
            if (mistakes > word.Forgiven)
                return null;
            all += mistakes;
        }
        return all;
    }

    static List<byte[]> WordsOf(string? typed) =>
        [.. AssetSearch.Normalise(typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).OrderByDescending(word => word.Length).Select(Bytes)];

    List<int> Hits(string? typed, Func<IndexedThing, bool> meant)
    {
        var words = WordsOf(typed);
        var hits = new List<int>();
        if (words is not [var longest, .. var others])
        {
            for (var i = 0; i < things.Length; i++)
                if (meant(things[i])) hits.Add(i);
            return hits;
        }
        var (at, thing) = (0, 0);
        while (texts.AsSpan(at).IndexOf(longest) is >= 0 and var ahead)
        {
            thing = ThingAt(at + ahead, thing);
            var text = texts.AsSpan(starts[thing], starts[thing + 1] - starts[thing]);
            if (meant(things[thing]) && HoldsAll(text, others))
                hits.Add(thing);
            at = starts[++thing];
        }
        return hits;
    }

    static bool HoldsAll(ReadOnlySpan<byte> text, IReadOnlyList<byte[]> words)
    {
        foreach (var word in words)
            if (text.IndexOf(word) < 0) return false;
        return true;
    }

    /// <summary>The thing in whose text this place lies, at or after <paramref name="from"/>: mostly the next or one not far, so the steps double.</summary>
    int ThingAt(int place, int from)
    {
        var step = 1;
        while (from + step < things.Length && starts[from + step] <= place)
            (from, step) = (from + step, step * 2);
        var found = Array.BinarySearch(starts, from, Math.Min(step, things.Length - from) + 1, place);
        return found >= 0 ? found : ~found - 1;
    }

    int PlaceOf(IndexedThing thing, int from)
    {
        var (low, high, place) = (from, things.Length, new Place(thing));
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (new Place(things[middle]).CompareTo(place) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
            bytes[i] = Byte(text[i]);
        return bytes;
    }

    static byte Byte(char letter) => letter switch
    {
        >= ' ' and <= '~' => (byte)letter,
        >= '\u0E01' and <= '\u0E5B' => (byte)(letter - '\u0E00' + 0xA0),
        _ => (byte)(0x81 + letter % 31),
    };

    /// <summary>Where a thing stands: by name as a Thai dictionary has it, then by number.</summary>
    readonly record struct Place(IndexedThing Thing) : IComparable<Place>
    {
        public int CompareTo(Place other) => ThaiOrder.Compare(Thing.Name, other.Thing.Name) switch
        {
            0 => string.CompareOrdinal(Thing.Number, other.Thing.Number),
            var order => order,
        };
    }
}
