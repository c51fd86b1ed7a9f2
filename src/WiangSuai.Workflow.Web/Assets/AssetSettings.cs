using System.Globalization;
using System.Text.RegularExpressions;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Settings of the register: <c>Assets:NumberPattern</c> (a regular expression; none as delivered), <c>Assets:Remainder</c> (baht that stay after the useful life; 1 as delivered), <c>Office:Address</c> for the addresses on labels.</summary>
/// <param name="Address">Web address of the office without a slash at its end; null where none is set, and labels then carry the address under which the page was opened.</param>
public sealed record AssetSettings(Regex? NumberPattern, DepreciationRule Depreciation, string? Address)
{
    /// <summary>A pattern that backtracks for longer than this says that the number does not match.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <exception cref="CannotStartException">A setting cannot be read.</exception>
    public static AssetSettings Read(IConfiguration settings)
    {
        var (pattern, remainder) = (settings["Assets:NumberPattern"], settings["Assets:Remainder"]);
        return new(
            string.IsNullOrWhiteSpace(pattern) ? null : PatternOf(pattern),
            new DepreciationRule(string.IsNullOrWhiteSpace(remainder) ? 1
                : decimal.TryParse(remainder, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var baht) && baht >= 0 ? baht
                : throw Wrong("Assets:Remainder", "จำนวนบาท ตั้งแต่ 0 ขึ้นไป", "an amount in baht, 0 or more")),
            Uri.TryCreate(settings["Office:Address"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? settings["Office:Address"]!.TrimEnd('/') : null);
    }

    static Regex PatternOf(string pattern)
    {
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)   // the library only throws
        {
            throw Wrong("Assets:NumberPattern", "รูปแบบ regular expression ของหมายเลขครุภัณฑ์", "a regular expression for asset numbers");
        }
    }

    static CannotStartException Wrong(string setting, string thai, string english) => new($"ค่าตั้ง {setting} ต้องเป็น{thai} / Setting {setting} has to be {english}.");
}
