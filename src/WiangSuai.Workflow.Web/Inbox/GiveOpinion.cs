using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Whoever was asked answers (ให้ความเห็น), for as long as the task is open.</summary>
/// <param name="MatterHash">Hash of the matter as the page showed it.</param>
public sealed record GiveOpinionCommand(Guid Person, Guid Opinion, string Text, string MatterHash, string Key);

public enum GiveOpinionResult { Given, TextMissing, TextTooLong, MatterChanged, TakenBack, TooLate, AnsweredAlready, FormUsedAlready, NoSuchQuestion }

public sealed class GiveOpinion(AppDb db, CaseRooms rooms, Idempotency once, Tell tell, TimeProvider clock)
{
    const string Command = "give-opinion";

    public async Task<GiveOpinionResult> Handle(GiveOpinionCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Text))
            return GiveOpinionResult.TextMissing;
        if (command.Text.Length > Opinion.LongestText)
            return GiveOpinionResult.TextTooLong;

        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        var content = new { command.Opinion, command.Text };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? GiveOpinionResult.Given : GiveOpinionResult.FormUsedAlready;
        if (await db.Set<Opinion>().AsNoTracking().Where(o => o.Id == command.Opinion && o.OfId == command.Person).Select(o => (Guid?)o.CaseId).SingleOrDefaultAsync(ct) is not { } about)
            return GiveOpinionResult.NoSuchQuestion;
        await db.HoldStill(about, ct);   // a decision, or a withdrawal of the question, that comes at this moment is waited for
        var opinion = await db.Set<Opinion>().AsNoTracking().Include(o => o.Given).Include(o => o.TakenBack).SingleAsync(o => o.Id == command.Opinion, ct);
        if (opinion.TakenBack is not null)
            return GiveOpinionResult.TakenBack;
        if (opinion.Given is not null)
            return GiveOpinionResult.AnsweredAlready;
        var task = await db.Set<WorkTask>().AsNoTracking().SingleAsync(t => t.Id == opinion.TaskId, ct);
        if (task.ClosedAt is not null)
            return GiveOpinionResult.TooLate;
        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        if (record.ContentHash != command.MatterHash)
            return GiveOpinionResult.MatterChanged;

        var given = new OpinionGiven { OpinionId = opinion.Id, Text = command.Text.Trim(), At = work.At, MatterHash = record.ContentHash };
        db.Add(given);
        db.Add(given.Leaf(clock.NewId(), opinion));
        await tell.OfOpinion(opinion, opinion.ById, NoticeKind.OpinionGiven, work.At, ct);
        once.Remember(command.Person, Command, command.Key, content, nameof(GiveOpinionResult.Given), work.At);
        await work.Commit(ct);
        return GiveOpinionResult.Given;
    }
}
