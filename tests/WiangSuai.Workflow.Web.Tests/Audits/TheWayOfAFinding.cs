using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.Tests.Audits;

/// <summary>From the auditor's report through the mayor's direction and the unit's reply to the close.</summary>
public sealed class TheWayOfAFinding(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task From_the_report_to_the_close_it_waits_for_one_after_the_other_and_asks_the_unit_again(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var finding = await audit.Report("finance");
        var other = await audit.Report("works");
        Assert.Equal("ตส. 11/2569-01", FindingNumber.Of(await audit.Finding(finding)));
        Assert.Equal("ตส. 11/2569-02", FindingNumber.Of(await audit.Finding(other)));

        Assert.Equal(["clerk"], await audit.StandFirst(finding));
        Assert.IsType<DecideResult.NotEntitled>(await audit.Decide("auditor", finding));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("clerk", finding, comment: "เห็นว่าเป็นเรื่องปกติ"));   // what the clerk thinks goes on with it
        Assert.Equal(["mayor"], await audit.StandFirst(finding));
        Assert.IsType<DecideResult.NotEntitled>(await audit.Decide("deputy1", finding, comment: "ให้แก้ไข"));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", finding, comment: "ให้แก้ไขภายใน 15 วัน"));

        var directed = await audit.Finding(finding);
        Assert.Equal((FindingStatus.Directed, audit.Counter.Today.AddDays(30)), (directed.Status, directed.ReplyDueOn!.Value));
        Assert.Equal(["finance-head"], await audit.StandFirst(finding));
        var asked = await audit.Counter.OpenTask(finding);
        Assert.Equal((null, directed.ReplyDueOn), (asked.WaitsFrom, asked.DueOn));   // the record's day, and from now on
        Assert.All(asked.Candidates, candidate => Assert.Equal((null, directed.ReplyDueOn), (candidate.WaitsFrom, candidate.DueOn)));
        for (var round = 1; round <= 3; round++)
        {
            Assert.IsType<FindingActResult.NotWaiting>(await audit.Look("auditor", finding, FollowUpOutcome.Close));
            Assert.IsType<FindingActResult.Done>(await audit.Reply("finance-head", finding, text: $"คำตอบที่ {round}"));
            Assert.Equal(["auditor"], await audit.StandFirst(finding));
            Assert.IsType<FindingActResult.NotWaiting>(await audit.Reply("finance-head", finding));
            Assert.IsType<FindingActResult.Done>(await audit.Look("auditor", finding, round < 3 ? FollowUpOutcome.AskAgain : FollowUpOutcome.Close));
        }

        var closed = await audit.Finding(finding);
        Assert.Equal(FindingStatus.Closed, closed.Status);
        Assert.Equal(3, closed.Replies.Count);
        Assert.Equal([FollowUpOutcome.AskAgain, FollowUpOutcome.AskAgain, FollowUpOutcome.Close], closed.FollowUps.OrderBy(look => look.Time).Select(look => look.Outcome));
        Assert.Equal(InstanceStatus.Finished, await InstanceOf(audit, closed));
        Assert.IsType<FindingActResult.NotWaiting>(await audit.Reply("finance-head", finding));
        Assert.IsType<FindingActResult.NotWaiting>(await audit.Look("auditor", finding, FollowUpOutcome.AskAgain));
        foreach (var statement in new[] { "DELETE FROM finding_report", "UPDATE finding_reply SET text = 'อื่น'", "DELETE FROM finding_follow_up" })
            Assert.Contains("append", (await Assert.ThrowsAnyAsync<Exception>(() => audit.Office.WithDb(db => db.Database.ExecuteSqlRawAsync(statement, Stop)))).Message, StringComparison.Ordinal);
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Sent_back_by_clerk_and_mayor_in_turn_it_comes_back_to_the_auditor_each_time_and_keeps_its_number(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var (cell, finding) = (await audit.Cell("finance"), await audit.Report("finance"));
        string[][] rounds = [["clerk"], ["clerk", "mayor"], ["clerk", "mayor"], ["clerk"]];
        foreach (var round in rounds)
        {
            foreach (var user in round)
                Assert.IsType<DecideResult.Decided>(await audit.Decide(user, finding, user == round[^1] ? TaskOutcome.Returned : TaskOutcome.Approved, "ระบุวันที่"));
            Assert.Equal((FindingStatus.SentBack, "auditor"), (await audit.Status(finding), Assert.Single(await audit.StandFirst(finding))));
            var again = await audit.TryReport("auditor", cell, AtTheAudit.Text with { Condition = $"แก้ครั้งที่ {round.Length}" }, finding);
            Assert.Equal(finding, Assert.IsType<FindingActResult.Done>(again).Finding);
        }
        Assert.IsType<DecideResult.Decided>(await audit.Decide("clerk", finding));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", finding, comment: "ให้แก้ไข"));
        var directed = await audit.Finding(finding);
        Assert.Equal((FindingStatus.Directed, 1, 5), (directed.Status, directed.Number, directed.Reports.Count));
        Assert.IsType<FindingActResult.Done>(await audit.Reply("finance-head", finding));
        Assert.IsType<FindingActResult.Done>(await audit.Look("auditor", finding, FollowUpOutcome.Close));
        Assert.Equal(InstanceStatus.Finished, await InstanceOf(audit, directed));
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_clerk_takes_note_or_sends_it_back_and_refuses_nothing(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var finding = await audit.Report("finance");
        Assert.IsType<DecideResult.NoSuchOutcome>(await audit.Decide("clerk", finding, TaskOutcome.Rejected, "เห็นว่าเป็นเรื่องปกติ"));
        Assert.Equal((FindingStatus.Reported, "clerk"), (await audit.Status(finding), Assert.Single(await audit.StandFirst(finding))));
        Assert.IsType<DecideResult.CommentMissing>(await audit.Decide("clerk", finding, TaskOutcome.Returned));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("clerk", finding, comment: "เห็นว่าเป็นเรื่องปกติ"));
        Assert.Equal(FindingStatus.Acknowledged, await audit.Status(finding));
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_direction_says_what_is_to_be_done_also_where_it_is_made_together_with_the_taking_note(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var finding = await audit.Report("finance");
        await audit.Decide("clerk", finding);
        Assert.IsType<DecideResult.CommentMissing>(await audit.Decide("mayor", finding, comment: " "));
        Assert.Equal(FindingStatus.Acknowledged, await audit.Status(finding));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", finding, comment: "ให้แก้ไข"));

        var own = await audit.Report("office");
        Assert.IsType<DecideResult.CommentMissing>(await audit.Decide("mayor", own, together: "audit.direct"));
        Assert.Equal(FindingStatus.Reported, await audit.Status(own));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", own, comment: "ให้แก้ไข", together: "audit.direct"));
        Assert.Equal(FindingStatus.Directed, await audit.Status(own));
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_mayor_does_not_direct_ends_with_the_mayors_reason(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var finding = await audit.Report("works");
        Assert.IsType<DecideResult.Decided>(await audit.Decide("clerk", finding));
        Assert.IsType<DecideResult.CommentMissing>(await audit.Decide("mayor", finding, TaskOutcome.Rejected));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", finding, TaskOutcome.Rejected, "ยอมรับความเสี่ยง"));
        var ended = await audit.Finding(finding);
        Assert.Equal((FindingStatus.NotDirected, true), (ended.Status, ended.ClosedAt is not null));
        Assert.Equal(InstanceStatus.Finished, await InstanceOf(audit, ended));
        Assert.IsType<FindingActResult.NotWaiting>(await audit.TryReport("auditor", ended.CellId, finding: finding));
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task About_the_clerks_own_office_the_mayor_takes_note_in_the_clerks_stead(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var finding = await audit.Report("office");
        Assert.Equal(["mayor"], await audit.StandFirst(finding));
        Assert.IsType<DecideResult.NotEntitled>(await audit.Decide("clerk", finding));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", finding));
        Assert.IsType<DecideResult.Decided>(await audit.Decide("mayor", finding, comment: "ให้แก้ไข"));
        Assert.Equal(["office-head"], await audit.StandFirst(finding));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Only_the_units_own_head_replies_and_only_internal_audit_closes(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var finding = await audit.Directed("finance");
        foreach (var user in new[] { "auditor", "education-head", "property", "clerk", "mayor" })
            Assert.IsType<FindingActResult.NotYours>(await audit.Reply(user, finding));
        Assert.IsType<FindingActResult.Done>(await audit.Reply("finance-head", finding));
        foreach (var user in new[] { "finance-head", "clerk", "mayor", "admin" })
            Assert.IsType<FindingActResult.NotEntitled>(await audit.Look(user, finding, FollowUpOutcome.Close));
        Assert.Equal(FindingStatus.Replied, await audit.Status(finding));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_missing_is_named_field_by_field_and_nothing_is_stored(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var cell = await audit.Cell("finance");
        var blank = Assert.IsType<FindingActResult.Invalid>(await audit.TryReport("auditor", cell, new FindingText("", " ", "", "", "", new string('ก', 2001), null)));
        Assert.Equal(["Title", "Criteria", "Condition", "Cause", "Effect", "Recommendation", "Risk"], blank.Problems.Select(problem => problem.Field));
        Assert.Equal(0, await audit.Office.WithDb(db => db.Set<Finding>().CountAsync(Stop)));

        var finding = await audit.Directed("finance");
        Assert.Equal(["opinion", "text"], Assert.IsType<FindingActResult.Invalid>(await audit.Reply("finance-head", finding, null, "", null)).Problems.Select(problem => problem.Field));
        Assert.Equal(AuditProblemCode.DoneByMissing, Assert.Single(Assert.IsType<FindingActResult.Invalid>(await audit.Reply("finance-head", finding, days: null)).Problems).Code);
        Assert.Equal(AuditProblemCode.DoneByPassed, Assert.Single(Assert.IsType<FindingActResult.Invalid>(await audit.Reply("finance-head", finding, days: -1)).Problems).Code);
        Assert.Equal(AuditProblemCode.DoneByTooFar, Assert.Single(Assert.IsType<FindingActResult.Invalid>(await audit.Reply("finance-head", finding, days: 367)).Problems).Code);
        Assert.IsType<FindingActResult.Done>(await audit.Reply("finance-head", finding, ReplyOpinion.Disagree, "ไม่ตรงข้อเท็จจริง", days: null));
        Assert.Equal(["outcome", "note"], Assert.IsType<FindingActResult.Invalid>(await audit.Look("auditor", finding, null, "")).Problems.Select(problem => problem.Field));
        Assert.Equal(FindingStatus.Replied, await audit.Status(finding));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Reported_twice_at_once_with_one_form_it_is_one_finding_and_replied_to_twice_at_once_one_reply_stands(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var (cell, key) = (await audit.Cell("finance"), Idempotency.NewKey());
        var reported = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => audit.TryReport("auditor", cell, key: key), Stop)));
        Assert.Single(reported.Select(one => Assert.IsType<FindingActResult.Done>(one).Finding).Distinct());

        var finding = await audit.Directed("works");
        await audit.Decide("mayor", await audit.Report("education"));   // refused: it waits for the clerk
        var replied = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => audit.Reply("finance-head", reported is [FindingActResult.Done one, ..] ? one.Finding : finding), Stop)));
        Assert.All(replied, one => Assert.IsType<FindingActResult.NotWaiting>(one));   // not directed yet
        var directed = reported is [FindingActResult.Done first, ..] ? first.Finding : finding;
        await audit.Decide("clerk", directed);
        await audit.Decide("mayor", directed, comment: "ให้แก้ไข");
        replied = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => audit.Reply("finance-head", directed), Stop)));
        Assert.Single(replied, one => one is FindingActResult.Done);
        Assert.Single(replied, one => one is FindingActResult.NotWaiting);
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_reply_is_late_from_the_day_after_its_last_day(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var finding = await audit.Finding(await audit.Directed("works"));
        Assert.False(finding.ReplyIsLate(finding.ReplyDueOn!.Value));
        Assert.True(finding.ReplyIsLate(finding.ReplyDueOn.Value.AddDays(1)));
    }

    static Task<InstanceStatus> InstanceOf(AtTheAudit audit, Finding finding) =>
        audit.Office.WithDb(db => db.Set<WorkflowInstance>().Where(instance => instance.Id == finding.InstanceId).Select(instance => instance.Status).SingleAsync(Stop));
}
