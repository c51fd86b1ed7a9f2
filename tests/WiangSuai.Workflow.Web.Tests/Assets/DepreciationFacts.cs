using CsCheck;
using WiangSuai.Workflow.Web.Assets;

namespace WiangSuai.Workflow.Web.Tests.Assets;

public sealed class DepreciationFacts
{
    static readonly DepreciationRule OneBaht = new();

    [Theory]
    [InlineData("2019-02-14", 0, 18_900)]                 // the day it came
    [InlineData("2020-02-14", 3_780, 15_120)]             // a full year: 20 %
    [InlineData("2024-02-13", 18_889.64, 10.36)]          // a day short of its life
    [InlineData("2024-02-14", 18_899, 1)]                 // one baht stays
    [InlineData("2040-01-01", 18_899, 1)]
    [InlineData("2018-01-01", 0, 18_900)]                 // before it came
    public void A_projector_is_written_off_in_five_years_down_to_one_baht(string on, double accumulated, double net)
    {
        var lost = Depreciation.Of(18_900, 5, new DateOnly(2019, 2, 14), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), OneBaht);
        Assert.Equal((20m, 3_780m, (decimal)accumulated, (decimal)net), (lost.RatePercent, lost.Annual, lost.Accumulated, lost.Net));
    }

    [Fact]
    public void An_office_may_write_off_the_whole_price() =>
        Assert.Equal(0, Depreciation.Of(18_900, 5, new DateOnly(2019, 2, 14), new DateOnly(2024, 2, 14), new DepreciationRule(0)).Net);

    [Fact]
    public void What_costs_no_more_than_the_remainder_keeps_its_price() =>
        Assert.Equal(1, Depreciation.Of(1, 5, new DateOnly(2019, 2, 14), new DateOnly(2030, 1, 1), OneBaht).Net);

    [Fact]
    public void It_never_falls_back_and_what_is_lost_and_what_is_left_make_the_price() =>
        Gen.Select(Gen.Int[0, 100_000_000], Gen.Int[1, 40], Gen.Int[0, 20_000], Gen.Int[0, 400], Gen.Int[0, 40_000]).Sample((satang, life, day, later, start) =>
        {
            var (price, acquired) = (satang / 100m, DateOnly.FromDayNumber(700_000 + start));
            var (one, two) = (Depreciation.Of(price, life, acquired, acquired.AddDays(day), OneBaht), Depreciation.Of(price, life, acquired, acquired.AddDays(day + later), OneBaht));
            return one.Accumulated <= two.Accumulated && one.Accumulated + one.Net == price && two.Net >= Math.Min(1, price);
        });
}
