namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A word that may have been mistyped: how many letters are wrong, missing or too many where a text comes nearest to it. Pure.</summary>
/// <remarks>
/// G. Myers, A Fast Bit-Vector Algorithm for Approximate String Matching Based on Dynamic Programming, JACM 46(3), 1999: a column of the table in two
/// machine words, so a letter of the text costs a dozen steps whatever the word's length.
/// </remarks>
public sealed class Mistyped
{
    public const int LongestWord = 64;

    /// <summary>In a shorter word a wrong letter makes another word.</summary>
    const int ShortestForgiven = 4, ShortestForgivenTwice = 8;

    readonly ulong[] places = new ulong[256];   // of each letter in the word, a bit each
    readonly int length;

    /// <param name="word">Not empty; letters beyond <see cref="LongestWord"/> are left out.</param>
    public Mistyped(ReadOnlySpan<byte> word)
    {
        length = Math.Min(word.Length, LongestWord);
        for (var at = 0; at < length; at++)
            places[word[at]] |= 1UL << at;
    }

    /// <summary>How many mistakes such a word may have and still be meant.</summary>
    public int Forgiven => length < ShortestForgiven ? 0 : length < ShortestForgivenTwice ? 1 : 2;

    /// <summary>The least mistakes with which the word stands anywhere in the text; its length where nothing of it does.</summary>
    public int MistakesIn(ReadOnlySpan<byte> text)
    {
        var (more, less, mistakes, fewest, last) = (ulong.MaxValue, 0UL, length, length, 1UL << (length - 1));
        foreach (var letter in text)
        {
            var same = places[letter];
            var down = same | less;
            var across = (unchecked((same & more) + more) ^ more) | same;   // the carry runs along the matches
            var (up, back) = (less | ~(across | more), more & across);
            if ((up & last) != 0)
                mistakes++;
            else if ((back & last) != 0)
                fewest = Math.Min(fewest, --mistakes);
            (up, back) = (up << 1, back << 1);   // a match may begin anywhere, so nothing comes in from the edge
            (more, less) = (back | ~(down | up), up & down);
        }
        return fewest;
    }
}
