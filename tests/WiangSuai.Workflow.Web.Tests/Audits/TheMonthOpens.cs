using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.Tests.Audits;

/// <summary>A month of audit opens once, on its first working day or on the first run after it, and ends with no cell silently empty.</summary>
public sealed class TheMonthOpens(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Over_months_with_down_times_and_a_holiday_every_month_opens_once_and_on_no_day_before_its_first_working_day(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        Assert.Equal(["2026-11"], await audit.Months());   // three weeks late
        Assert.Empty(await audit.Run());

        audit.Ahead("2026-12-03");                            // down on Tuesday the 1st and on the 2nd
        Assert.Single(await audit.Run());
        audit.Ahead("2026-12-04");
        Assert.Empty(await audit.Run());

        foreach (var closed in new[] { "2027-01-01", "2027-01-02", "2027-01-03" })   // Friday, a holiday; Saturday; Sunday
        {
            audit.Ahead(closed);
            Assert.Empty(await audit.Run());
        }
        audit.Ahead("2027-01-04");
        Assert.Single(await audit.Run());
        Assert.Equal(["2026-11", "2026-12", "2027-01"], await audit.Months());

        audit.Ahead("2027-03-01");                            // a Monday; down all February
        Assert.Equal(2, (await audit.Run()).Count);
        Assert.Equal(["2026-11", "2026-12", "2027-01", "2027-02", "2027-03"], await audit.Months());
        await audit.Office.WithDb(async db =>
        {
            Assert.Equal(5 * 5, await db.Set<AuditCell>().CountAsync(Stop));
            Assert.Equal(5 * 5, await db.Set<WorkTask>().CountAsync(task => task.Form == AuditForms.Checklist && task.ClosedAt == null, Stop));
        });
        Assert.Equal(["auditor"], await audit.StandFirst(await audit.Cell("finance")));
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task On_the_holiday_alone_it_would_have_opened(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        await audit.NoHoliday("2027-01-01");
        audit.Ahead("2027-01-01");
        Assert.Equal(2, (await audit.Run()).Count);        // December, missed, and January, whose first Friday nobody calls a holiday
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_two_who_open_it_at_once_one_opens_it_and_the_other_finds_it_open(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        foreach (var (day, months) in new[] { ("2026-12-01", 2), ("2027-01-04", 3), ("2027-02-01", 4), ("2027-03-01", 5) })
        {
            audit.Ahead(day);
            var opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => audit.Run(), Stop)));
            Assert.Single(opened.SelectMany(one => one));
            await audit.Office.WithDb(async db =>
            {
                Assert.Equal(months, await db.Set<AuditMonth>().CountAsync(Stop));
                Assert.Equal(5 * months, await db.Set<AuditCell>().CountAsync(Stop));
                Assert.Equal(5 * months, await db.Set<WorkflowInstance>().CountAsync(Stop));
            });
        }
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task By_hand_internal_audit_opens_it_before_its_first_working_day_and_is_refused_twice_after(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        Assert.IsType<OpenAuditMonthResult.AlreadyOpen>(await audit.ByHand("auditor"));
        audit.Ahead("2026-12-01");
        await audit.Run();
        audit.Ahead("2027-01-01");
        foreach (var other in new[] { "finance-head", "clerk", "mayor", "admin" })
            Assert.IsType<OpenAuditMonthResult.NotEntitled>(await audit.ByHand(other));
        Assert.IsType<OpenAuditMonthResult.Opened>(await audit.ByHand("auditor"));
        Assert.IsType<OpenAuditMonthResult.AlreadyOpen>(await audit.ByHand("auditor"));
        Assert.IsType<OpenAuditMonthResult.AlreadyOpen>(await audit.ByHand("auditor"));
        Assert.Empty(await audit.Run());
        audit.Ahead("2027-01-04");
        Assert.Empty(await audit.Run());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_unit_that_comes_later_gets_its_cell_once_in_the_open_month_and_none_in_an_ended_one(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        await audit.NewDivision("tourism");
        var added = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => audit.Run(), Stop)));
        Assert.Empty(added.SelectMany(one => one));
        Assert.Equal(6, await Cells());
        Assert.Equal(["auditor"], await audit.StandFirst(await audit.Cell("tourism")));
        Assert.Empty(await audit.Run());
        Assert.Equal(6, await Cells());

        await audit.NewDivision("fire");
        Assert.IsType<OpenAuditMonthResult.NotEntitled>(await audit.ByHand("clerk"));
        Assert.Equal(1, Assert.IsType<OpenAuditMonthResult.UnitsAdded>(await audit.ByHand("auditor")).Units);
        Assert.IsType<OpenAuditMonthResult.AlreadyOpen>(await audit.ByHand("auditor"));
        Assert.Equal(7, await Cells());

        foreach (var unit in new[] { "office", "finance", "works", "education", "health", "tourism", "fire" })
            Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", await audit.Cell(unit)));
        Assert.IsType<EndAuditMonthResult.Ended>(await audit.End("auditor", await audit.Month()));
        await audit.NewDivision("water");
        Assert.IsType<OpenAuditMonthResult.AlreadyOpen>(await audit.ByHand("auditor"));
        Assert.Empty(await audit.Run());
        Assert.Equal(7, await Cells());
        Assert.Empty(await audit.Contradictions());

        Task<int> Cells() => audit.Office.WithDb(db => db.Set<AuditCell>().CountAsync(Stop));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_waits_for_its_end_is_shown_from_the_oldest_a_years_worth_and_the_rest_counted(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        audit.Ahead("2028-02-01");
        Assert.Equal(15, (await audit.Run()).Count);
        var (views, total) = await audit.Office.With(services => services.GetRequiredService<AuditReader>().NotEndedBefore(new DateOnly(2028, 2, 1), Stop));
        Assert.Equal((12, 15), (views.Count, total));
        Assert.Equal((2026, 11), (views[0].Month.Year, views[0].Month.Month));
        Assert.All(views, view => Assert.Equal(["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง"], view.Cells.Take(3).Select(cell => cell.UnitName)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task It_ends_once_every_cell_is_answered_or_has_its_reason_and_not_before(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var month = await audit.Month();
        foreach (var unit in new[] { "office", "finance", "works" })
            Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", await audit.Cell(unit)));
        Assert.IsType<CellActResult.Done>(await audit.Skip("auditor", await audit.Cell("health")));
        Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", await audit.Cell("education"), finish: false));

        Assert.Equal(["กองการศึกษา"], Assert.IsType<EndAuditMonthResult.CellsOpen>(await audit.End("auditor", month)).Units);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => EndInSql(audit, month));
        Assert.True(refused.Of(EndAuditMonth.NeedsCells), $"{refused}");

        Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", await audit.Cell("education")));
        Assert.IsType<EndAuditMonthResult.NotEntitled>(await audit.End("clerk", month));
        Assert.IsType<EndAuditMonthResult.Ended>(await audit.End("auditor", month));
        Assert.IsType<EndAuditMonthResult.Ended>(await audit.End("auditor", month));
        Assert.Equal(1, await audit.Office.WithDb(db => db.Set<AuditMonthEnd>().CountAsync(Stop)));
        Assert.IsType<FindingActResult.NotWaiting>(await audit.TryReport("auditor", await audit.Cell("finance")));   // an ended month takes no new finding
        Assert.Empty(await audit.Contradictions());
    }

    /// <summary>As a program would that knows nothing of the handler.</summary>
    static async Task EndInSql(AtTheAudit audit, Guid month)
    {
        var person = await audit.Counter.Person("auditor");
        await audit.Office.WithDb(async db =>
        {
            db.Add(new AuditMonthEnd { AuditMonthId = month, ById = person, ByName = "นางสาว ฉ.", SignatureBlock = "", Ruling = "{}", AuthorityVersion = 1, At = audit.Office.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Stop);
        });
    }
}
