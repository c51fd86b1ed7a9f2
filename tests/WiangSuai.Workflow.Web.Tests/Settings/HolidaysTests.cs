using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Tests.Inbox;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Settings;

public sealed class HolidaysTests(Databases databases)
{
    const string Page = "/settings/holidays?year=2026";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Two_years_are_there_from_the_first_day_and_all_are_to_be_confirmed(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var holidays = await office.WithDb(db => db.Set<Holiday>().ToListAsync(Stop));
        Assert.Equal([2026, 2027], holidays.Select(holiday => holiday.Day.Year).Distinct().Order());
        Assert.All(holidays, holiday => Assert.True(holiday is { ConfirmedAt: null, RemovedAt: null, Source.Length: > 0 }));
        Assert.Contains(holidays, holiday => holiday.Day == new DateOnly(2026, 12, 10));
        Assert.All(holidays.Where(holiday => holiday.Name.StartsWith("ชดเชย", StringComparison.Ordinal)),
            holiday => Assert.False(holiday.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_administrator_adds_confirms_and_takes_out_and_the_next_deadline_counts_so(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var admin = await Reader.SignIn(counter.Office, "admin", AtTheCounter.Password);
        var loan = await counter.File("education", "456-62-0003", from: 5, due: 6);   // Monday; the head has a number of working days
        var before = (await counter.OpenTask(loan)).DueOn;

        await admin.Send(Form(await admin.Open(Page), "Add"), Page, ("Form.Day.Day", "24"), ("Form.Day.Month", "11"), ("Form.Day.Year", "2569"), ("Form.Name", "วันหยุดพิเศษ"), ("Form.Source", "มติคณะรัฐมนตรี"));
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        var after = await counter.File("education", "401-60-0001", from: 5, due: 6);
        Assert.Equal(before!.Value.AddDays(1), (await counter.OpenTask(after)).DueOn);

        var again = await admin.Send(Form(await admin.Open(Page), "Add"), Page, ("Form.Day.Day", "24"), ("Form.Day.Month", "11"), ("Form.Day.Year", "2569"), ("Form.Name", "ซ้ำ"), ("Form.Source", "ซ้ำ"));
        Assert.NotEmpty(again.QuerySelectorAll(".err"));
        await admin.Send(Form(await admin.Open(Page), "ConfirmYear"), Page);
        Assert.False(await counter.Office.WithDb(db => db.Set<Holiday>().AnyAsync(holiday => holiday.Day.Year == 2026 && holiday.ConfirmedAt == null, Stop)));

        var special = await counter.Office.WithDb(db => db.Set<Holiday>().SingleAsync(holiday => holiday.Day == new DateOnly(2026, 11, 24), Stop));
        await admin.Send(Form(await admin.Open(Page), $"holiday={special.Id}&handler=Remove", $"handler=Remove&holiday={special.Id}", special.Id.ToString()), Page);
        var last = await counter.File("education", "431-61-0001", from: 5, due: 6);
        Assert.Equal(before, (await counter.OpenTask(last)).DueOn);
        Assert.NotNull(await counter.Office.WithDb(db => db.Set<Holiday>().Where(holiday => holiday.Id == special.Id).Select(holiday => holiday.RemovedAt).SingleAsync(Stop)));
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_them()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        foreach (var user in new[] { "mayor", "property" })
        {
            using var reader = await Reader.SignIn(counter.Office, user, AtTheCounter.Password);
            await reader.Open(Page);
            Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
            await reader.Open("/settings/timers");
            Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
        }
    }

    /// <summary>The form whose address holds one of these.</summary>
    static IHtmlFormElement Form(IDocument page, params string[] any) =>
        page.QuerySelectorAll<IHtmlFormElement>("main form").Last(form => any.Any(part => (form.GetAttribute("action") ?? "").Contains(part, StringComparison.Ordinal)));
}
