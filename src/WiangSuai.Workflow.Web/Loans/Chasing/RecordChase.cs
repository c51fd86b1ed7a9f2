using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Holding = WiangSuai.Workflow.Web.People.Holding;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Somebody records how the borrower was asked for the things (บันทึกการทวงถาม).</summary>
/// <param name="DoneOn">Null where the field was left blank.</param>
public sealed record RecordChaseCommand(Guid Person, Guid Chase, ChaseManner? Manner, DateOnly? DoneOn, string Text, DateOnly? ReturnBy, string Key);

public abstract record RecordChaseResult
{
    private RecordChaseResult() { }

    /// <param name="Time">Which time it was.</param>
    public sealed record Recorded(int Time) : RecordChaseResult;

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<ChaseProblem> Problems) : RecordChaseResult;

    /// <summary>The things came back meanwhile.</summary>
    public sealed record Ended : RecordChaseResult;

    /// <summary>Neither asked to, nor entitled to chase.</summary>
    public sealed record NotEntitled(Ruling.Refused Ruling) : RecordChaseResult;

    public sealed record FormUsedAlready : RecordChaseResult;

    /// <summary>Somebody recorded an act at the same moment; the page has to be read again.</summary>
    public sealed record SomebodyWasFirst : RecordChaseResult;

    public sealed record NoSuchChase : RecordChaseResult;
}

/// <param name="Field">manner, doneOn, text, returnBy.</param>
public sealed record ChaseProblem(string Field, ChaseProblemCode Code, params object[] Values);

public enum ChaseProblemCode
{
    MannerMissing,
    DayMissing,
    /// <summary>Values: first day that counts, today.</summary>
    DayOutOfReach,
    /// <summary>Values: longest.</summary>
    TextMissing,
    /// <summary>A letter sets a day for the return.</summary>
    ReturnDayMissing,
    /// <summary>Values: the day of the act.</summary>
    ReturnDayBeforeAct,
}

public sealed class RecordChase(AppDb db, AuthoritySnapshots authority, TaskDesk desk, TwoParties parties, Course course, Idempotency once, TimeProvider clock)
{
    const string Command = "chase";

    /// <summary>In this order an act answers what is asked of its author.</summary>
    static readonly string[] Forms = [ChaseForms.Chase, ChaseForms.First, ChaseForms.Second];

    public async Task<RecordChaseResult> Handle(RecordChaseCommand command, CancellationToken ct)
    {
        var content = new { command.Chase, command.Manner, command.DoneOn, command.Text, command.ReturnBy };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return AnswerAgain(earlier);
        try
        {
            return await Record(command, content, ct);
        }
        catch (Exception refused) when (refused.IsLostRace() || refused.Of("ux_chase_act_time", "chase_act.chase_id"))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Person, Command, command.Key, content, ct) is { } twin ? AnswerAgain(twin) : new RecordChaseResult.SomebodyWasFirst();
        }
    }

    async Task<RecordChaseResult> Record(RecordChaseCommand command, object content, CancellationToken ct)
    {
        if (await db.Set<Chase>().Where(c => c.Id == command.Chase).Select(c => (Guid?)c.LoanId).SingleOrDefaultAsync(ct) is not { } slip)
            return new RecordChaseResult.NoSuchChase();

        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(slip, ct);
        await db.HoldStill(command.Chase, ct);
        db.ChangeTracker.Clear();
        var chase = await db.Set<Chase>().Include(c => c.Loan!.Lines).Include(c => c.Acts).AsSplitQuery().SingleAsync(c => c.Id == command.Chase, ct);
        if (chase.EndedAt is not null)
            return new RecordChaseResult.Ended();
        if (Problems(command, chase, Bangkok.Day(work.At)).ToList() is { Count: > 0 } problems)
            return new RecordChaseResult.Invalid(problems);

        var asked = await Asked(chase, command.Person, work, ct);
        var ruling = asked is null ? await parties.RulingFor(chase.Loan!, command.Person, work, ct) : null;
        if (ruling is Ruling.Refused refused)
            return new RecordChaseResult.NotEntitled(refused);

        var act = new ChaseAct
        {
            Id = clock.NewId(),
            ChaseId = chase.Id,
            Time = chase.Acts.Count + 1,
            PersonId = command.Person,
            PersonName = await db.NameOf(command.Person, ct),
            Post = (ruling as Ruling.Granted)?.Basis.ActsIn.Title ?? await PostOf(asked!.Value.Note, command.Person, work.At, ct),
            Form = asked?.Task.Form,
            DoneOn = command.DoneOn!.Value,
            Manner = command.Manner!.Value,
            Text = command.Text.Trim(),
            ReturnBy = command.ReturnBy,
            At = work.At,
        };
        db.Add(act);
        db.Add(Leaf.Of(clock.NewId(), "chase-act", act.Id, CanonicalText(act, chase), work.At));
        if (asked is { Task.Form: { } form })
            await course.Answer(chase, form, command.Person, [], work, ct);
        once.Remember(command.Person, Command, command.Key, content, act.Time.ToString(CultureInfo.InvariantCulture), work.At);
        await work.Commit(ct);
        return new RecordChaseResult.Recorded(act.Time);
    }

    /// <summary>The open task that waits for this person, worked out anew at this moment, and how the person would sign; null where none does.</summary>
    async Task<(WorkTask Task, string Note)?> Asked(Chase chase, Guid person, DecidingWork work, CancellationToken ct)
    {
        var town = await authority.In(work, ct);
        foreach (var task in (await desk.OpenTasks(chase, ct)).OrderBy(task => Array.IndexOf(Forms, task.Form)))
        {
            foreach (var (may, _, note) in await desk.WhoMayAnswer(task, chase, town, work.At, ct))
            {
                if (may == person)
                    return (task, note);
            }
        }
        return null;
    }

    /// <summary>The post by which the person stands in for the task; otherwise the one held longest.</summary>
    async Task<string> PostOf(string note, Guid person, DateTimeOffset at, CancellationToken ct)
    {
        if (note.Length > 0 && JsonSerializer.Deserialize<BasisNote>(note) is { } basis)
            return basis.ActsIn;
        var day = Bangkok.Day(at);
        return await db.Set<Holding>().Where(StandingHoldings.On(day)).Where(h => h.PersonId == person).OrderBy(h => h.From).Select(h => h.Post!.Title).FirstOrDefaultAsync(ct) ?? "";
    }

    static IEnumerable<ChaseProblem> Problems(RecordChaseCommand command, Chase chase, DateOnly today)
    {
        if (command.Manner is null)
            yield return new("manner", ChaseProblemCode.MannerMissing);
        if (command.DoneOn is not { } done)
            yield return new("doneOn", ChaseProblemCode.DayMissing);
        else if (done <= chase.DueOn || done > today)
            yield return new("doneOn", ChaseProblemCode.DayOutOfReach, chase.DueOn.AddDays(1), today);
        if (string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > ChaseAct.LongestText)
            yield return new("text", ChaseProblemCode.TextMissing, ChaseAct.LongestText);
        if (command is { Manner: ChaseManner.Letter, ReturnBy: null })
            yield return new("returnBy", ChaseProblemCode.ReturnDayMissing);
        if (command is { ReturnBy: { } back, DoneOn: { } on } && back < on)
            yield return new("returnBy", ChaseProblemCode.ReturnDayBeforeAct, on);
    }

    static RecordChaseResult AnswerAgain(Earlier earlier) =>
        earlier.SameContent ? new RecordChaseResult.Recorded(int.Parse(earlier.Answer, CultureInfo.InvariantCulture)) : new RecordChaseResult.FormUsedAlready();

    static string CanonicalText(ChaseAct act, Chase chase) => JsonSerializer.Serialize(new
    {
        kind = "chase-act",
        id = act.Id,
        chase = chase.Id,
        loan = chase.LoanId,
        time = act.Time,
        person = act.PersonId,
        post = act.Post,
        form = act.Form,
        doneOn = act.DoneOn.ToString("O", CultureInfo.InvariantCulture),
        manner = act.Manner.ToString(),
        text = act.Text,
        returnBy = act.ReturnBy?.ToString("O", CultureInfo.InvariantCulture),
        at = act.At.ToString("O"),
        matter = chase.ContentHash,
    }, RulingJson.Options);
}
