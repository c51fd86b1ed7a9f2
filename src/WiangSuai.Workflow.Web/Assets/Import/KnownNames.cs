namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>A name of the office that a cell may hold.</summary>
/// <param name="Id">Of the unit or post; of a class its code.</param>
/// <param name="Names">Thai, English, code; the first is suggested.</param>
public sealed record KnownName(string Id, params IReadOnlyList<string> Names);

/// <summary>Finds units, classes and posts by what a register calls them. Differences of typing are forgiven, another name is not: it is suggested. Pure.</summary>
public sealed class NameBook
{
    readonly IReadOnlyList<KnownName> all;
    readonly Dictionary<string, KnownName?> byName = [];

    /// <param name="all">Two with the same name make that name useless.</param>
    public NameBook(IReadOnlyList<KnownName> all)
    {
        this.all = all;
        foreach (var known in all)
        {
            foreach (var name in known.Names.Select(WrittenText.Bare).Where(name => name is not "").Distinct())
                byName[name] = byName.TryGetValue(name, out var other) && other != known ? null : known;
        }
    }

    /// <summary>Null where nobody bears that name, or two do.</summary>
    public KnownName? Find(string written) => byName.GetValueOrDefault(WrittenText.Bare(written));

    /// <summary>The name most like what was written; null where none is like it at all.</summary>
    public string? Suggest(string written)
    {
        var bare = WrittenText.Bare(written);
        return all.SelectMany(known => known.Names.Select(name => (Name: name, Far: Distance(bare, WrittenText.Bare(name)) - (IsPart(bare, WrittenText.Bare(name)) ? bare.Length : 0))))
            .Where(name => name.Far <= Math.Max(2, bare.Length / 2)).OrderBy(name => name.Far).Select(name => name.Name).FirstOrDefault();
    }

    static bool IsPart(string one, string other) =>
        one.Length > 2 && other.Length > 2 && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));

    /// <summary>How many letters have to be put in, taken out or changed (Levenshtein).</summary>
    static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j] + 1, left + 1), corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                (corner, left, row[j]) = (row[j], next, next);
            }
        }
        return row[^1];
    }
}
