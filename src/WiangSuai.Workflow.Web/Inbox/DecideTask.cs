using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Somebody decides what a task asks, in the one or two capacities that the page showed.</summary>
/// <param name="MatterHash">Hash of the matter as shown; if it changed since, nothing is decided.</param>
/// <param name="Together">True: the next step is decided in the same act, as the page announced.</param>
public sealed record DecideCommand(Guid Person, Guid Task, string Outcome, string Comment, string MatterHash, bool Together, string Key);

public abstract record DecideResult
{
    private DecideResult() { }

    public sealed record Decided(Guid Loan, string Outcome) : DecideResult;

    /// <param name="By">Who was first; null where the case ended around the task.</param>
    public sealed record AlreadyDecided(string? By, DateTimeOffset At, string Outcome) : DecideResult;

    public sealed record NotEntitled(Ruling.Refused Ruling) : DecideResult;

    /// <summary>A rejection and a return need words that the borrower will read.</summary>
    public sealed record CommentMissing : DecideResult;

    public sealed record CommentTooLong : DecideResult;

    /// <summary>The matter was changed after the page was opened.</summary>
    public sealed record MatterChanged : DecideResult;

    /// <summary>The step that the page announced as decided together is no longer this person's.</summary>
    public sealed record NotTogether : DecideResult;

    /// <summary>The sum left under the clause was used up by somebody else at the same moment.</summary>
    public sealed record LimitUsedUp : DecideResult;

    public sealed record FormUsedAlready : DecideResult;

    public sealed record NoSuchTask : DecideResult;
}

public sealed class DecideTask(AppDb db, AuthoritySnapshots authority, LoanMatters matters, Course course, ClauseUses uses, Idempotency once, TimeProvider clock)
{
    public const int LongestComment = 2000;
    const string Command = "decide";

    public async Task<DecideResult> Handle(DecideCommand command, CancellationToken ct)
    {
        if (command.Outcome is not (TaskOutcome.Approved or TaskOutcome.Rejected or TaskOutcome.Returned))
            return new DecideResult.NoSuchTask();
        if (command.Outcome != TaskOutcome.Approved && string.IsNullOrWhiteSpace(command.Comment))
            return new DecideResult.CommentMissing();
        if (command.Comment.Length > LongestComment)
            return new DecideResult.CommentTooLong();

        var content = new { command.Task, command.Outcome, command.Comment };
        try
        {
            return await Decide(command, content, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await WhoWasFirst(command, content, ct);
        }
        catch (Exception refused) when (refused is DbException or DbUpdateException)
        {
            if (refused.Of(ClauseUses.Refusals))
                return new DecideResult.LimitUsedUp();
            if (refused.Of("ix_decision_task_id", "decision.task_id", "pk_journal", "journal.instance_id") || refused.Of(Idempotency.Refusals))
                return await WhoWasFirst(command, content, ct);
            throw;
        }
    }

    async Task<DecideResult> Decide(DecideCommand command, object content, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new DecideResult.Decided(Guid.Parse(earlier.Answer), command.Outcome) : new DecideResult.FormUsedAlready();
        if (await db.Set<WorkTask>().Include(t => t.Candidates).SingleOrDefaultAsync(t => t.Id == command.Task && t.Kind == TaskKind.Decision, ct) is not { } task)
            return new DecideResult.NoSuchTask();
        if (task.ClosedAt is not null)
            return await First(task, ct);

        var loan = await db.Set<Loan>().Include(l => l.Lines).SingleAsync(l => l.Id == task.LoanId, ct);
        if (loan.ContentHash != command.MatterHash)
            return new DecideResult.MatterChanged();

        var town = await authority.At(db, work.Version, ct);
        Decision? before = null;
        do
        {
            var matter = await matters.Of(loan, town, task.PowerCode!, work.At, ct);
            if (Authority.Authority.Decide(town, task.PowerCode!, matter, command.Person, work.At) is not Ruling.Granted granted)
                return before is null ? await NotEntitled(town, task, matter, command.Person, work, ct) : new DecideResult.NotTogether();

            before = await Record(command, task, loan, granted, before, work, ct);
            await uses.Count(granted.Basis, matter, command.Outcome, work.At, ct);
            var instance = await course.InstanceOf(loan, ct);
            var opened = await course.Answer(instance, loan, task, command.Person, command.Outcome, new JsonObject { ["Outcome"] = command.Outcome }, work, ct);
            task = NextTogether(opened, command);
        }
        while (task is not null && before.TogetherWithId is null);

        once.Remember(command.Person, Command, command.Key, content, loan.Id.ToString(), work.At);
        await work.Commit(ct);
        return new DecideResult.Decided(loan.Id, command.Outcome);
    }
}
