using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.Tests.Audits;

/// <summary>Internal audit's work over a quarter, by the office's own clock and its own table of holidays, with the server down now and then.</summary>
public sealed class ThreeMonths(Databases databases)
{
    static readonly string[] Units = ["office", "finance", "works", "education", "health"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task From_opening_to_a_closed_finding_and_a_closed_month_three_times_over(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);

        var late = await Work(audit, skipped: "health", finding: "finance");      // November opened late, on its 23rd
        await Close(audit, late, "finance-head", asks: 1);

        audit.On("2026-12-03");                                                   // down on the 1st and 2nd
        Assert.Single(await audit.Run());
        Assert.Empty(await audit.Run());
        var december = await Work(audit, skipped: "office", finding: "education");
        audit.On("2026-12-31");                                                   // down for four weeks with a task open
        Assert.Empty(await audit.Run());
        await Close(audit, december, "education-head", asks: 2);

        foreach (var closed in new[] { "2027-01-01", "2027-01-02", "2027-01-03" })   // New Year's Day, a Friday, and the weekend
        {
            audit.On(closed);
            Assert.Empty(await audit.Run());
        }
        audit.On("2027-01-04");
        Assert.Single(await audit.Run());
        var january = await Work(audit, skipped: null, finding: "education");
        await Close(audit, january, "education-head", asks: 0);

        Assert.Equal(["2026-11", "2026-12", "2027-01"], await audit.Months());
        Assert.Equal(
            ["ตส. 11/2569-01", "ตส. 12/2569-01", "ตส. 1/2570-01"],
            await Task.WhenAll(new[] { late, december, january }.Select(async finding => FindingNumber.Of(await audit.Finding(finding)))));
        await audit.Office.WithDb(async db =>
        {
            Assert.Equal(3, await db.Set<AuditMonthEnd>().CountAsync(Stop));
            Assert.Equal((13, 2), (await Cells(CellStatus.Answered), await Cells(CellStatus.NotAudited)));
            Assert.False(await db.Set<WorkTask>().AnyAsync(task => task.ClosedAt == null, Stop));

            Task<int> Cells(CellStatus status) => db.Set<AuditCell>().CountAsync(cell => cell.Status == status, Stop);
        });
        Assert.Empty(await audit.Contradictions());
    }

    /// <summary>Answers the month's checklists, gives a reason for the one that is left out, and reports one finding; then the month ends.</summary>
    static async Task<Guid> Work(AtTheAudit audit, string? skipped, string finding)
    {
        var month = await audit.Month();
        var reported = await audit.Report(finding);
        foreach (var unit in Units)
        {
            Assert.IsType<EndAuditMonthResult.CellsOpen>(await audit.End("auditor", month));
            Assert.IsType<CellActResult.Done>(unit == skipped
                ? await audit.Skip("auditor", await audit.Cell(unit))
                : await audit.Answer("auditor", await audit.Cell(unit), unit == finding ? AnswerValue.No : AnswerValue.Yes, unit == finding ? "พบ 1 เรื่อง" : ""));
        }
        Assert.IsType<EndAuditMonthResult.Ended>(await audit.End("auditor", month));
        return reported;
    }

    /// <summary>Clerk, mayor, the unit's head and internal audit in turn, which asks so many times more before it closes.</summary>
    static async Task Close(AtTheAudit audit, Guid finding, string head, int asks)
    {
        Assert.IsType<DecideResult.Decided>(await audit.Decide("clerk", finding));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", finding, comment: "ให้แก้ไขภายใน 15 วัน"));
        for (var time = 0; time <= asks; time++)
        {
            Assert.IsType<FindingActResult.Done>(await audit.Reply(head, finding));
            Assert.IsType<FindingActResult.Done>(await audit.Look("auditor", finding, time < asks ? FollowUpOutcome.AskAgain : FollowUpOutcome.Close));
        }
        Assert.Equal(FindingStatus.Closed, await audit.Status(finding));
    }
}
