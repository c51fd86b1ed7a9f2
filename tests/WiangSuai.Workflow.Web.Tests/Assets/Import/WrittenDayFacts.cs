using System.Globalization;
using CsCheck;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Tests.Assets;

public sealed class WrittenDayFacts
{
    [Theory]
    [InlineData("๒๕ พ.ย. ๒๕๖๙")]
    [InlineData("25 พฤศจิกายน พ.ศ. 2569")]
    [InlineData("25 พ.ย.2569")]
    [InlineData("25/11/2569")]
    [InlineData("25-11-2569")]
    [InlineData("25.11.2569")]
    [InlineData("2026-11-25")]
    [InlineData("25 November 2026")]
    [InlineData("25/11/2026")]
    [InlineData("2569-11-25")]
    public void Every_way_of_writing_a_day_is_the_same_day(string written) =>
        Assert.Equal(new DayRead.Read(new DateOnly(2026, 11, 25)), WrittenDay.Read(new Cell(written)));

    [Fact]
    public void What_is_in_doubt_is_said_and_never_repaired()
    {
        Assert.IsType<DayRead.ShortYear>(WrittenDay.Read(new Cell("14 ก.พ. 62")));
        Assert.IsType<DayRead.ShortYear>(WrittenDay.Read(new Cell("14/2/62")));
        Assert.IsType<DayRead.NoSuchDay>(WrittenDay.Read(new Cell("31 ก.พ. 2563")));
        Assert.IsType<DayRead.NoDay>(WrittenDay.Read(new Cell("ก.พ. 2563")));
        Assert.Equal(new DayRead.YearOutOfReach(1234), WrittenDay.Read(new Cell("1/1/1234")));
        Assert.IsType<DayRead.Unreadable>(WrittenDay.Read(new Cell("ไม่ทราบ")));
        Assert.IsType<DayRead.None>(WrittenDay.Read(Cell.Blank));
    }

    [Fact]
    public void A_leap_day_of_the_Buddhist_year_is_a_day_and_a_year_typed_into_a_date_is_taken_as_meant()
    {
        Assert.Equal(new DayRead.Read(new DateOnly(2024, 2, 29)), WrittenDay.Read(new Cell("29 ก.พ. 2567")));
        Assert.Equal(new DayRead.Read(new DateOnly(2026, 11, 25)), WrittenDay.Read(new Cell("2569-11-25", new DateOnly(2569, 11, 25))));
    }

    [Fact]
    public void Whatever_the_screen_or_a_paper_writes_is_read_back() =>
        Gen.Int[0, 60_000].Select(days => new DateOnly(1900, 1, 1).AddDays(days)).Sample(day =>
            new[] { Languages.Speaking(Languages.Thai, () => ThaiDates.Brief(day)), Languages.Speaking(Languages.English, () => ThaiDates.Brief(day)), Languages.Speaking(Languages.Thai, () => ThaiDates.Full(day)),
                ThaiDates.Document(day), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
                .All(written => WrittenDay.Read(new Cell(written)) is DayRead.Read read && read.Day == day));

    [Theory]
    [InlineData("18,900.00", 18_900.0)]
    [InlineData("1,200.-", 1_200.0)]
    [InlineData("๑๘,๙๐๐ บาท", 18_900.0)]
    [InlineData("1200.50", 1_200.50)]
    [InlineData("1,20", null)]
    [InlineData("-5", null)]
    [InlineData("ประมาณ 500", null)]
    public void An_amount_is_read_or_refused(string written, double? baht) => Assert.Equal((decimal?)baht, WrittenNumber.Baht(written));

    [Theory]
    [InlineData("๕ ตัว", 5, "ตัว")]
    [InlineData("1,200", 1_200, "")]
    [InlineData("2.00", 2, "")]
    public void A_count_may_bring_its_word(string written, int count, string counter) => Assert.Equal((count, counter), WrittenNumber.Count(written));
}
