using CsCheck;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class ThaiDatesFacts
{
    static readonly DateOnly Day = new(2026, 11, 23);
    static readonly DateTimeOffset At = new(2026, 11, 23, 2, 41, 7, TimeSpan.Zero);   // 09:41:07 in Bangkok

    public static TheoryData<string, string, string> Forms => new()
    {
        { nameof(ThaiDates.Brief), "23 พ.ย. 2569", "23 Nov 2026" },
        { nameof(ThaiDates.DayMonth), "23 พ.ย.", "23 Nov" },
        { nameof(ThaiDates.Full), "23 พฤศจิกายน 2569", "23 November 2026" },
        { nameof(ThaiDates.Weekday), "จ. 23 พ.ย.", "Mon 23 Nov" },
        { nameof(ThaiDates.BriefWithWeekday), "จ. 23 พ.ย. 2569", "Mon 23 Nov 2026" },
        { nameof(ThaiDates.WeekdayFull), "วันจันทร์ที่ 23 พฤศจิกายน 2569", "Monday 23 November 2026" },
        { nameof(ThaiDates.MonthYear), "พฤศจิกายน 2569", "November 2026" },
        { nameof(ThaiDates.Document), "๒๓ พฤศจิกายน พ.ศ. ๒๕๖๙", "๒๓ พฤศจิกายน พ.ศ. ๒๕๖๙" },
        { nameof(ThaiDates.DocumentInline), "๒๓ พฤศจิกายน ๒๕๖๙", "๒๓ พฤศจิกายน ๒๕๖๙" },
        { nameof(ThaiDates.DocumentBrief), "๒๓ พ.ย. ๒๕๖๙", "๒๓ พ.ย. ๒๕๖๙" },
    };

    [Theory, MemberData(nameof(Forms))]
    public void A_day_is_written_in_the_readers_era_and_on_paper_always_in_Thai(string form, string thai, string english)
    {
        string Written() => (string)typeof(ThaiDates).GetMethod(form, [typeof(DateOnly)])!.Invoke(null, [Day])!;
        Assert.Equal(thai, Speaking.Thai(Written));
        Assert.Equal(english, Speaking.English(Written));
    }

    [Fact]
    public void An_instant_is_shown_in_Bangkok_time()
    {
        Assert.Equal("09:41 น.", Speaking.Thai(() => ThaiDates.Time(At)));
        Assert.Equal("23 พ.ย. 2569 09:41 น.", Speaking.Thai(() => ThaiDates.Stamp(At)));
        Assert.Equal("23 พ.ย. 09:41 น.", Speaking.Thai(() => ThaiDates.StampBrief(At)));
        Assert.Equal("23 พ.ย. 2569 09:41:07 น.", Speaking.Thai(() => ThaiDates.StampToSecond(At)));
        Assert.Equal("23 Nov 2026 09:41", Speaking.English(() => ThaiDates.Stamp(At)));
        Assert.Equal("๒๓ พ.ย. ๒๕๖๙ ๐๙.๔๑ น.", Speaking.English(() => ThaiDates.DocumentStamp(At)));
    }

    [Theory]
    [InlineData("2026-11-25", "2026-11-27", "25–27 พ.ย. 2569")]
    [InlineData("2026-11-25", "2026-11-25", "25 พ.ย. 2569")]
    [InlineData("2026-11-28", "2026-12-02", "28 พ.ย.–2 ธ.ค. 2569")]
    [InlineData("2026-12-30", "2027-01-02", "30 ธ.ค. 2569–2 ม.ค. 2570")]
    [InlineData("2026-11-25", "2027-11-25", "25 พ.ย. 2569–25 พ.ย. 2570")]
    public void A_range_says_each_part_once(string from, string to, string expected) =>
        Assert.Equal(expected, Speaking.Thai(() => ThaiDates.Range(DateOnly.Parse(from, Languages.Thai), DateOnly.Parse(to, Languages.Thai))));

    [Fact]
    public void From_seventeen_hours_UTC_it_is_tomorrow_in_Bangkok()
    {
        Assert.Equal(new DateOnly(2026, 11, 23), Bangkok.Day(new(2026, 11, 23, 16, 59, 59, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 11, 24), Bangkok.Day(new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero), Bangkok.Instant(Day));
        Assert.Equal(TimeSpan.Zero, Bangkok.Instant(Day).Offset);
    }

    [Theory]
    [InlineData("2026-09-30", 2569, 2569)]
    [InlineData("2026-10-01", 2569, 2570)]
    [InlineData("2026-12-31", 2569, 2570)]
    [InlineData("2027-01-01", 2570, 2570)]
    public void The_budget_year_begins_in_October_and_is_named_after_its_end(string day, int calendar, int budget)
    {
        var date = DateOnly.Parse(day, Languages.Thai);
        Assert.Equal((calendar, budget), (Years.Buddhist(date), Years.Fiscal(date)));
        var (from, to) = Years.OfFiscal(budget);
        Assert.InRange(date, from, to);
        Assert.Equal((budget, budget), (Years.Fiscal(from), Years.Fiscal(to)));
        Assert.Equal((budget - 1, budget + 1), (Years.Fiscal(from.AddDays(-1)), Years.Fiscal(to.AddDays(1))));
    }

    [Fact]
    public void Thai_digits_turn_back_into_the_same_text() =>
        Gen.Char['\u0020', '\u0E4F'].Array.Select(letters => new string(letters)).Sample(text =>
            ThaiDigits.ToArabic(ThaiDigits.ToThai(text)) == text && !ThaiDigits.ToThai(text).Any(char.IsAsciiDigit));

    [Fact]
    public void A_posted_ISO_date_means_the_same_year_in_both_languages()
    {
        Assert.Equal(Day, DateOnly.Parse("2026-11-23", Languages.Thai));
        Assert.Equal(Day, DateOnly.Parse("2026-11-23", Languages.English));
        Assert.Equal("2026-11-23", Day.ToString("yyyy-MM-dd", Languages.Thai));
    }

    [Theory]
    [InlineData("32400", "32,400 บาท", "32,400 baht", "32,400.00", "๓๒,๔๐๐ บาท")]
    [InlineData("32400.5", "32,400.50 บาท", "32,400.50 baht", "32,400.50", "๓๒,๔๐๐.๕๐ บาท")]
    [InlineData("0.005", "0.01 บาท", "0.01 baht", "0.01", "๐.๐๑ บาท")]
    [InlineData("999.999", "1,000 บาท", "1,000 baht", "1,000.00", "๑,๐๐๐ บาท")]
    [InlineData("0", "0 บาท", "0 baht", "0.00", "๐ บาท")]
    public void An_amount_shows_satang_only_where_there_are_any(string amount, string thai, string english, string register, string paper)
    {
        var baht = decimal.Parse(amount, Languages.English);
        Assert.Equal(thai, Speaking.Thai(() => Money.Baht(baht)));
        Assert.Equal(english, Speaking.English(() => Money.Baht(baht)));
        Assert.Equal(register, Speaking.Thai(() => Money.Exact(baht)));
        Assert.Equal(paper, Speaking.English(() => Money.Document(baht)));
    }
}
