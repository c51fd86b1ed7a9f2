using System.Security.Cryptography;
using System.Text;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>A code that is shown once and kept as a hash: that of a first-sign-in sheet (ใบเข้าใช้ครั้งแรก).</summary>
/// <param name="Letters">Twelve signs, some 59 bits; none that are taken for each other.</param>
public readonly record struct SheetCode(string Letters)
{
    const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Length = 12;

    public static SheetCode New() => new(RandomNumberGenerator.GetString(Signs, Length));

    /// <summary>What somebody typed, in whatever case, with or without dashes and blanks.</summary>
    public static SheetCode Typed(string text) => new(string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());

    /// <summary>In groups of four.</summary>
    public string Printed => $"{Letters[..4]}-{Letters[4..8]}-{Letters[8..]}";

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Letters)));

    public bool Is(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));
}
