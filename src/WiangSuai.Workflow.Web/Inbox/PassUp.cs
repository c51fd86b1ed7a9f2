using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Whoever might decide under a delegation leaves this matter to whose power it is (เสนอผู้มอบอำนาจพิจารณา).</summary>
public sealed record PassUpCommand(Guid Person, Guid Task, string Reason, string Key);

public abstract record PassUpResult
{
    private PassUpResult() { }

    /// <param name="To">Title of the post whose power it is.</param>
    public sealed record Passed(string To) : PassUpResult;

    public sealed record ReasonMissing : PassUpResult;

    public sealed record ReasonTooLong : PassUpResult;

    /// <summary>The person does not decide it by delegation, or it is answered or taken by somebody else.</summary>
    public sealed record NotYours : PassUpResult;

    /// <summary>Nobody is there who holds that power or acts for its post: it stays where it is.</summary>
    /// <param name="To">Title of the post.</param>
    public sealed record NobodyAbove(string To) : PassUpResult;

    /// <summary>It went up already.</summary>
    public sealed record PassedAlready(string By, DateTimeOffset At) : PassUpResult;

    public sealed record FormUsedAlready : PassUpResult;

    public sealed record NoSuchTask : PassUpResult;
}

public sealed class PassUp(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, TaskDesk desk, Idempotency once, TimeProvider clock)
{
    const string Command = "pass-up";

    public async Task<PassUpResult> Handle(PassUpCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new PassUpResult.ReasonMissing();
        if (command.Reason.Length > PassedUp.LongestReason)
            return new PassUpResult.ReasonTooLong();

        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        var content = new { command.Task, command.Reason };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new PassUpResult.Passed(earlier.Answer) : new PassUpResult.FormUsedAlready();
        await db.HoldStillTheCaseOf(command.Task, ct);
        if (await db.Set<WorkTask>().WithPeople().SingleOrDefaultAsync(task => task.Id == command.Task && task.Kind == TaskKind.Decision, ct) is not { } task)
            return new PassUpResult.NoSuchTask();
        if (task.PassedUp is { } before)
            return new PassUpResult.PassedAlready(before.PersonName, before.At);
        if (task.ClosedAt is not null || (task.ClaimAt(work.At) is { } taken && taken.PersonId != command.Person))
            return new PassUpResult.NotYours();

        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        var town = await authority.In(work, ct);
        var able = town.WhoCan(task.PowerCode!, await rooms.Of(record).MatterOf(record, town, task.PowerCode!, work.At, ct), work.At).Able;
        if (able.FirstOrDefault(candidate => candidate.Person == command.Person) is not { Basis: { Mode: BasisMode.Delegated } basis })
            return new PassUpResult.NotYours();
        var to = basis.ActsFor;
        if (PassedUp.Above(able, to.Id, command.Person).Count == 0)
            return new PassUpResult.NobodyAbove(to.Title);

        task.PassedUp = new PassedUp
        {
            TaskId = task.Id,
            CaseId = task.CaseId,
            PersonId = command.Person,
            PersonName = await db.NameOf(command.Person, ct),
            Post = basis.ActsIn.Title,
            ToPostId = to.Id,
            ToPost = to.Title,
            Reason = command.Reason.Trim(),
            At = work.At,
        };
        db.Add(task.PassedUp);
        db.Add(task.PassedUp.Leaf(clock.NewId()));
        task.Claims.SingleOrDefault(claim => claim.EndedAt is null)?.End(ClaimEnd.PassedUp, work.At);
        await desk.Assign(task, record, town, work.At, ct);   // who stands first now is told
        once.Remember(command.Person, Command, command.Key, content, to.Title, work.At);
        await work.Commit(ct);
        return new PassUpResult.Passed(to.Title);
    }
}
