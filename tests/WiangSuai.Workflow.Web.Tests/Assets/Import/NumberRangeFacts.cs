using CsCheck;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.Assets;

public sealed class NumberRangeFacts
{
    [Theory]
    [InlineData("416-66-0011", null, "416-66-0011")]
    [InlineData("416-66-0011–0013", null, "416-66-0011 416-66-0012 416-66-0013")]
    [InlineData("416-66-0011 - 0013", null, "416-66-0011 416-66-0012 416-66-0013")]
    [InlineData("416-66-0011 ถึง 416-66-0013", null, "416-66-0011 416-66-0012 416-66-0013")]
    [InlineData("๐๐๑๑ ถึง ๐๐๑๓", null, "0011 0012 0013")]
    [InlineData("416-66-0011–13", null, "416-66-0011 416-66-0012 416-66-0013")]
    [InlineData("8–11", null, "8 9 10 11")]
    [InlineData("กค 5/๒๕๖๙", null, "กค 5/2569")]
    [InlineData("416-66-0011-0013", 3, "416-66-0011 416-66-0012 416-66-0013")]
    [InlineData("416-66-0011-0013", null, "416-66-0011-0013")]   // without the quantity a hyphen belongs to the number
    [InlineData("416-66-0011-0013", 1, "416-66-0011-0013")]
    public void A_cell_of_numbers_is_read_as_it_is_meant(string written, int? quantity, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', Assert.IsType<NumbersRead.Numbers>(NumberRange.Read(written, quantity)).All.Select(number => number.Replace(' ', '_'))).Replace('_', ' '));

    [Fact]
    public void What_is_in_doubt_is_said_and_never_repaired()
    {
        Assert.Equal(new NumbersRead.Backwards("0016", "0020"), NumberRange.Read("401-60-0020–0016", null));
        Assert.IsType<NumbersRead.TwoSeries>(NumberRange.Read("416-66-0011 ถึง 417-66-0015", null));
        Assert.IsType<NumbersRead.TooMany>(NumberRange.Read("0001–9999", null));
        Assert.IsType<NumbersRead.Unreadable>(NumberRange.Read("08–0012", null));
        Assert.IsType<NumbersRead.Missing>(NumberRange.Read("  ", null));
    }

    [Fact]
    public void A_range_has_as_many_numbers_as_it_says_each_once_in_order_with_its_zeros() =>
        Gen.Select(Gen.Int[0, 9_000], Gen.Int[0, 900], Gen.Int[4, 7], Gen.OneOf("416-66-", "", "กค ", "7440-001-"), Gen.OneOf("–", " - ", " ถึง ", "—"), Gen.Bool)
            .Sample((from, more, width, prefix, between, thai) =>
            {
                string Padded(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(width, '0');
                var written = $"{prefix}{Padded(from)}{between}{Padded(from + more)}";
                var read = (NumbersRead.Numbers)NumberRange.Read(thai ? ThaiDigits.ToThai(written) : written, null);
                return read.IsRange && read.All.SequenceEqual(Enumerable.Range(from, more + 1).Select(number => prefix + Padded(number)));
            });
}
