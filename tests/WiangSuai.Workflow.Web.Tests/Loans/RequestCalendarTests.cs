using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.ScreenFrame;

namespace WiangSuai.Workflow.Web.Tests.Loans;

public sealed class RequestCalendarTests
{
    static readonly DateOnly First = new(2026, 11, 1), Today = new(2026, 11, 23);

    [Fact]
    public void A_day_is_taken_where_one_thing_has_fewer_than_asked_and_partly_free_where_less_than_half_of_one_is_left()
    {
        var calendar = RequestCalendar.Of(First, [(5, Free(20, (23, 10), (24, 9), (25, 4))), (1, Free(1))], null, null, Today, new LoanTexts());
        Assert.Equal([(24, DayState.Held), (25, DayState.Busy)], calendar.Days.Select(day => (day.Day.Day, day.State)));
    }

    [Fact]
    public void Chosen_days_are_marked_and_a_chosen_day_that_is_taken_stays_taken()
    {
        var calendar = RequestCalendar.Of(First, [(1, Free(1, (26, 0)))], First.AddDays(24), First.AddDays(26), Today, new LoanTexts());
        Assert.Equal([(25, DayState.Wanted), (26, DayState.Busy), (27, DayState.Wanted)], calendar.Days.Select(day => (day.Day.Day, day.State)));
    }

    [Fact]
    public void A_day_of_return_before_the_start_marks_the_start_alone()
    {
        var calendar = RequestCalendar.Of(First, [(1, Free(1))], First.AddDays(24), First.AddDays(20), Today, new LoanTexts());
        Assert.Equal([25], calendar.Days.Select(day => day.Day.Day));
    }

    [Fact]
    public void Asking_for_more_than_there_are_says_so_on_every_day_and_in_the_key()
    {
        var calendar = Speaking.Thai(() => RequestCalendar.Of(First, [(21, Free(20, (24, 12)))], null, null, Today, new LoanTexts()));
        Assert.Equal(30, calendar.Days.Count);
        Assert.All(calendar.Days, day => Assert.Equal("ขอมากกว่าที่มี", day.Note));
        Assert.Equal("ขอมากกว่าที่มี", calendar.Busy);
        Assert.Null(RequestCalendar.Of(First, [(20, Free(20))], null, null, Today, new LoanTexts()).Busy);
    }

    static List<DayOfThing> Free(int total, params (int Day, int Free)[] fewer) =>
        [.. Enumerable.Range(1, 30).Select(day => new DayOfThing(new DateOnly(2026, 11, day), fewer.Where(f => f.Day == day).Select(f => f.Free).DefaultIfEmpty(total).Single(), total, []))];
}
