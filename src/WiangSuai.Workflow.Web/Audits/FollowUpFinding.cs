using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The auditor looks at the unit's reply and closes the finding, or asks again (ติดตามผล).</summary>
public sealed record FollowUpFindingCommand(Guid Person, Guid Finding, FollowUpOutcome? Outcome, string Note, string Key);

/// <summary>Stores what the auditor saw with its proof; the finding closes or goes back to the unit.</summary>
public sealed class FollowUpFinding(AppDb db, AuditRulings rulings, Course course, Idempotency once, TimeProvider clock)
{
    const string Command = "follow-up-finding";

    public async Task<FindingActResult> Handle(FollowUpFindingCommand command, CancellationToken ct)
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

    static IEnumerable<AuditProblem> Problems(FollowUpFindingCommand command)
    {
        if (command.Outcome is null)
            yield return new("outcome", AuditProblemCode.OutcomeMissing);
        if (string.IsNullOrWhiteSpace(command.Note))
            yield return new("note", AuditProblemCode.LookMissing);
        else if (command.Note.Trim().Length > FindingText.Longest)
            yield return new("note", AuditProblemCode.TooLong, command.Note.Trim().Length, FindingText.Longest);
    }

    async Task<FindingActResult> Try(FollowUpFindingCommand command, CancellationToken ct)
    {
        var content = new { command.Finding, command.Outcome, command.Note };
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Finding, ct);
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new FindingActResult.Done(command.Finding) : new FindingActResult.FormUsedAlready();
        if (await db.Set<Finding>().AsSplitQuery().Include(f => f.Reports).Include(f => f.Replies).Include(f => f.FollowUps).SingleOrDefaultAsync(f => f.Id == command.Finding, ct) is not { } finding)
            return new FindingActResult.NoSuchFinding();
        var ruling = await rulings.For(finding.UnitId, command.Person, work, ct);
        if (ruling is not Ruling.Granted granted)
            return new FindingActResult.NotEntitled((Ruling.Refused)ruling);
        if (finding.Status != FindingStatus.Replied)
            return new FindingActResult.NotWaiting();

        var signed = await rulings.Sign(granted, command.Person, work, ct);
        var look = new FollowUp
        {
            Id = clock.NewId(),
            FindingId = finding.Id,
            Time = finding.FollowUps.Count + 1,
            Outcome = command.Outcome!.Value,
            Note = command.Note.Trim(),
            PersonId = signed.Person,
            PersonName = signed.Name,
            SignatureBlock = signed.Block,
            Ruling = signed.Ruling,
            AuthorityVersion = signed.AuthorityVersion,
            At = signed.At,
        };
        finding.FollowUps.Add(look);
        db.Add(look);
        db.Add(Leaf.Of(clock.NewId(), "finding-follow-up", look.Id, JsonSerializer.Serialize(new
        {
            kind = "finding-follow-up",
            id = look.Id,
            finding = finding.Id,
            time = look.Time,
            by = signed.Person,
            at = signed.At.ToString("O"),
            outcome = look.Outcome.ToString(),
            note = look.Note,
            block = signed.Block,
            ruling = signed.Ruling,
            matter = finding.ContentHash,
        }), signed.At));
        await course.Answer(finding, AuditForms.FollowUp, command.Person, new JsonObject { ["AskAgain"] = look.Outcome == FollowUpOutcome.AskAgain }, work, ct);
        once.Remember(command.Person, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new FindingActResult.Done(finding.Id);
    }
}
