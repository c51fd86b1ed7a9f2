using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The head of the audited unit replies to a finding (ตอบข้อตรวจพบ).</summary>
/// <param name="DoneBy">By when it is done; none where the unit does not agree.</param>
public sealed record ReplyToFindingCommand(Guid Person, Guid Finding, ReplyOpinion? Opinion, string Text, DateOnly? DoneBy, string Key);

/// <summary>Stores the reply with its proof; the finding goes to internal audit.</summary>
public sealed class ReplyToFinding(AppDb db, UnitHeads heads, Course course, Idempotency once, TimeProvider clock)
{
    const string Command = "reply-to-finding";

    /// <summary>Calendar days; a later day is more likely a slip of the pen.</summary>
    const int LongestRemedy = 366;

    public async Task<FindingActResult> Handle(ReplyToFindingCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (Problems(command).ToList() is { Count: > 0 } problems)
            return new FindingActResult.Invalid(problems);
        try
        {
            return await Try(command, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            db.ChangeTracker.Clear();
            return new FindingActResult.NotWaiting();
        }
    }

    IEnumerable<AuditProblem> Problems(ReplyToFindingCommand command)
    {
        var today = clock.Today();
        if (command.Opinion is null)
            yield return new("opinion", AuditProblemCode.OpinionMissing);
        if (string.IsNullOrWhiteSpace(command.Text))
            yield return new("text", AuditProblemCode.ReplyMissing);
        else if (command.Text.Trim().Length > FindingText.Longest)
            yield return new("text", AuditProblemCode.TooLong, command.Text.Trim().Length, FindingText.Longest);
        if (command.Opinion is ReplyOpinion.Agree or ReplyOpinion.AgreeInPart && command.DoneBy is null)
            yield return new("doneBy", AuditProblemCode.DoneByMissing);
        if (command.DoneBy < today)
            yield return new("doneBy", AuditProblemCode.DoneByPassed, today);
        if (command.DoneBy > today.AddDays(LongestRemedy))
            yield return new("doneBy", AuditProblemCode.DoneByTooFar, today.AddDays(LongestRemedy));
    }

    async Task<FindingActResult> Try(ReplyToFindingCommand command, CancellationToken ct)
    {
        var content = new { command.Finding, command.Opinion, command.Text, command.DoneBy };
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Finding, ct);
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new FindingActResult.Done(command.Finding) : new FindingActResult.FormUsedAlready();
        if (await db.Set<Finding>().AsSplitQuery().Include(f => f.Reports).Include(f => f.Replies).Include(f => f.FollowUps).SingleOrDefaultAsync(f => f.Id == command.Finding, ct) is not { } finding)
            return new FindingActResult.NoSuchFinding();
        if ((await heads.Of(finding.UnitId, work.At, ct)).FirstOrDefault(head => head.Person == command.Person) is not { } head)
            return new FindingActResult.NotYours();
        if (!FindingStates.WaitsForUnit(finding.Status))
            return new FindingActResult.NotWaiting();

        var reply = new FindingReply
        {
            Id = clock.NewId(),
            FindingId = finding.Id,
            Time = finding.Replies.Count + 1,
            Opinion = command.Opinion!.Value,
            Text = command.Text.Trim(),
            DoneBy = command.DoneBy,
            PersonId = command.Person,
            PersonName = await db.NameOf(command.Person, ct),
            Post = head.Post,
            At = work.At,
        };
        finding.Replies.Add(reply);
        db.Add(reply);
        db.Add(Leaf.Of(clock.NewId(), "finding-reply", reply.Id, JsonSerializer.Serialize(new
        {
            kind = "finding-reply",
            id = reply.Id,
            finding = finding.Id,
            time = reply.Time,
            by = reply.PersonId,
            post = reply.Post,
            at = reply.At.ToString("O"),
            opinion = reply.Opinion.ToString(),
            text = reply.Text,
            doneBy = reply.DoneBy?.ToString("O", CultureInfo.InvariantCulture),
            matter = finding.ContentHash,
        }), work.At));
        await course.Answer(finding, AuditForms.Reply, command.Person, [], work, ct);
        once.Remember(command.Person, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new FindingActResult.Done(finding.Id);
    }
}
