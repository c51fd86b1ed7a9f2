using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Person = WiangSuai.Workflow.Web.People.Person;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Whoever may decide a task asks somebody's opinion (ขอความเห็น), or withdraws the question before it was answered.</summary>
public sealed record AskOpinionCommand(Guid Person, Guid Task, Guid? Of, string Question, string Key);

public abstract record AskOpinionResult
{
    private AskOpinionResult() { }

    public sealed record Asked(Guid Opinion) : AskOpinionResult;

    /// <summary>Nobody was chosen, or somebody who holds no post now, or the asker.</summary>
    public sealed record NobodyToAsk : AskOpinionResult;

    public sealed record QuestionMissing : AskOpinionResult;

    public sealed record QuestionTooLong : AskOpinionResult;

    /// <summary>That person was asked about this task and has not answered yet.</summary>
    public sealed record AskedAlready : AskOpinionResult;

    /// <summary>The asker may not decide it, or it is answered, or somebody else has taken it.</summary>
    public sealed record NotYours : AskOpinionResult;

    public sealed record FormUsedAlready : AskOpinionResult;

    public sealed record NoSuchTask : AskOpinionResult;
}

public enum TakeBackQuestionResult { TakenBack, AnsweredAlready, NoSuchQuestion }

public sealed class AskOpinion(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, Idempotency once, Tell tell, TimeProvider clock)
{
    const string Command = "ask-opinion";

    public async Task<AskOpinionResult> Handle(AskOpinionCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Question))
            return new AskOpinionResult.QuestionMissing();
        if (command.Question.Length > Opinion.LongestText)
            return new AskOpinionResult.QuestionTooLong();
        if (command.Of is not { } asked || asked == command.Person)
            return new AskOpinionResult.NobodyToAsk();

        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        var content = new { command.Task, asked, command.Question };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new AskOpinionResult.Asked(Guid.Parse(earlier.Answer)) : new AskOpinionResult.FormUsedAlready();
        await db.HoldStillTheCaseOf(command.Task, ct);
        if (await db.Set<WorkTask>().WithPeople().SingleOrDefaultAsync(task => task.Id == command.Task && task.Kind == TaskKind.Decision, ct) is not { } task)
            return new AskOpinionResult.NoSuchTask();
        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        if (!await MayAsk(task, record, command.Person, work, ct))
            return new AskOpinionResult.NotYours();
        if (await PostOf(asked, work.At, ct) is not { } post)
            return new AskOpinionResult.NobodyToAsk();
        if (await db.Set<Opinion>().AnyAsync(o => o.TaskId == task.Id && o.OfId == asked && o.Given == null && o.TakenBack == null, ct))
            return new AskOpinionResult.AskedAlready();

        var names = await db.Set<Person>().Where(p => p.Id == asked || p.Id == command.Person).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var opinion = new Opinion
        {
            Id = clock.NewId(),
            TaskId = task.Id,
            CaseId = task.CaseId,
            ById = command.Person,
            ByName = names[command.Person],
            OfId = asked,
            OfName = names[asked],
            OfPost = post,
            Question = command.Question.Trim(),
            At = work.At,
            MatterHash = record.ContentHash,
        };
        db.Add(opinion);
        db.Add(opinion.Leaf(clock.NewId()));
        await tell.OfOpinion(opinion, asked, NoticeKind.OpinionAsked, work.At, ct);
        once.Remember(command.Person, Command, command.Key, content, opinion.Id.ToString(), work.At);
        await work.Commit(ct);
        return new AskOpinionResult.Asked(opinion.Id);
    }

    /// <summary>Only whoever asked withdraws the question.</summary>
    public async Task<TakeBackQuestionResult> TakeBack(Guid person, Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        if (await db.Set<Opinion>().AsNoTracking().Where(o => o.Id == id && o.ById == person).Select(o => (Guid?)o.CaseId).SingleOrDefaultAsync(ct) is not { } about)
            return TakeBackQuestionResult.NoSuchQuestion;
        await db.HoldStill(about, ct);   // an answer that comes at this moment is waited for
        var opinion = await db.Set<Opinion>().AsNoTracking().Include(o => o.Given).Include(o => o.TakenBack).SingleAsync(o => o.Id == id, ct);
        if (opinion.TakenBack is not null)
            return TakeBackQuestionResult.TakenBack;
        if (opinion.Given is not null)
            return TakeBackQuestionResult.AnsweredAlready;
        var back = new OpinionTakenBack { OpinionId = id, At = work.At };
        db.Add(back);
        db.Add(back.Leaf(clock.NewId(), opinion));
        await work.Commit(ct);
        return TakeBackQuestionResult.TakenBack;
    }

    async Task<bool> MayAsk(WorkTask task, ICaseRecord record, Guid person, AuthorityWork work, CancellationToken ct)
    {
        if (task.ClosedAt is not null || (task.ClaimAt(work.At) is { } taken && taken.PersonId != person))
            return false;
        var town = await authority.In(work, ct);
        var able = town.WhoCan(task.PowerCode!, await rooms.Of(record).MatterOf(record, town, task.PowerCode!, work.At, ct), work.At).Able;
        return task.LeftOf(able).Any(candidate => candidate.Person == person);
    }

    /// <summary>The title of the post that somebody holds; null for somebody who holds none.</summary>
    Task<string?> PostOf(Guid person, DateTimeOffset at, CancellationToken ct) =>
        db.Set<Holding>().Where(StandingHoldings.On(Bangkok.Day(at))).Where(held => held.PersonId == person).OrderBy(held => held.From).Select(held => held.Post!.Title).FirstOrDefaultAsync(ct);
}
