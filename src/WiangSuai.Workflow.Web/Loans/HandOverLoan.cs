using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The officer hands the things out and the receiver signs on the same device with the receiver's own password (จ่ายของ): one act of two parties.
/// The officer's session never signs for the receiver.
/// </summary>
public sealed record HandOverCommand(Guid Officer, Guid OfficerAccount, Guid Loan, IReadOnlyList<LineBefore> Lines, string ReceiverPassword, string Key, InkSignature? Ink = null);

public sealed record LineBefore(Guid Line, ConditionBefore? Condition, string Note);

/// <summary>Answer to hand-over and to return alike.</summary>
public abstract record PartiesResult
{
    private PartiesResult() { }

    public sealed record Done : PartiesResult;
    public sealed record NoSuchLoan : PartiesResult;

    /// <summary>Somebody else did it first, or the loan is in another state by now.</summary>
    public sealed record NotWaiting : PartiesResult;

    /// <summary>The officer may not do this: see the ruling.</summary>
    public sealed record NotEntitled(Ruling.Refused Ruling) : PartiesResult;

    /// <summary>What is wrong, beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<PartiesProblem> Problems) : PartiesResult;
}

public sealed record PartiesProblem(string Field, PartiesProblemCode Code, params object[] Values);

public enum PartiesProblemCode
{
    ConditionMissing,
    /// <summary>A flaw, damage or loss is described in words.</summary>
    NoteMissing,
    /// <summary>Values: length, longest.</summary>
    NoteTooLong,
    /// <summary>More than are out. Values: counted, still out, counter.</summary>
    CountsDoNotAddUp,
    NothingCameBack,
    /// <summary>Nothing was typed; no attempt is counted.</summary>
    PasswordMissing,
    /// <summary>Values: attempts left.</summary>
    PasswordWrong,
    /// <summary>The other party has no account, or it is disabled.</summary>
    NoAccount,
    /// <summary>The other party has not confirmed the sign-in that was issued to that party.</summary>
    SignInNotConfirmed,
    /// <summary>Too many wrong passwords in this session; values: instant from which to try again.</summary>
    TryLater,
    OfficerIsTheOtherParty,
    /// <summary>What comes back is damaged or lost, so that too little is left to pass on.</summary>
    NotWholeEnough,
    /// <summary>No picture of what the other party signed with ink.</summary>
    PaperMissing,
    PaperTooBig, PaperNotUnderstood,
    /// <summary>Who came for the other agency is not named.</summary>
    SignerMissing,
    /// <summary>This borrower filed the slip and has an account: only the own password signs.</summary>
    SignsWithPassword,
    /// <summary>The slip was keyed for the borrower, and the picture of it with the borrower's signature is not there yet.</summary>
    SignedSlipMissing,
    /// <summary>Values: thing, slip that still has it, its borrower, since when.</summary>
    StillOut,
    /// <summary>Damaged, lost or under repair, so that too few are left. Values: thing.</summary>
    OutOfUse,
    /// <summary>Values: first day.</summary>
    TooEarly,
    /// <summary>Values: day of return.</summary>
    DueDayPassed,
}

public sealed class HandOverLoan(AppDb db, TwoParties parties, Course course, Custodies custodies, Idempotency once, TimeProvider clock)
{
    public const int LongestNote = 400;
    const string Command = "hand-over";

    public async Task<PartiesResult> Handle(HandOverCommand command, CancellationToken ct)
    {
        var content = new { command.Loan, command.Lines, command.Ink };
        if (await once.Find(command.Officer, Command, command.Key, content, ct) is { SameContent: true })
            return new PartiesResult.Done();

        if (await Wrong(command, ct) is { Count: > 0 } wrong)
            return new PartiesResult.Invalid(wrong);

        try
        {
            await using var work = await db.Deciding(clock, ct);
            await db.HoldStill(command.Loan, ct);
            if (await Act(command, null, work, ct) is { } refused)
                return refused is PartiesResult.NotWaiting && await once.Find(command.Officer, Command, command.Key, content, ct) is { SameContent: true } ? new PartiesResult.Done() : refused;
            once.Remember(command.Officer, Command, command.Key, content, "done", work.At);
            await work.Commit(ct);
            return new PartiesResult.Done();
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Officer, Command, command.Key, content, ct) is { SameContent: true } ? new PartiesResult.Done() : new PartiesResult.NotWaiting();
        }
        catch (Exception refused) when (refused.Of(Custodies.Refusals))
        {
            db.ChangeTracker.Clear();
            return new PartiesResult.Invalid(await StillOut(command.Loan, ct));
        }
    }

    /// <summary>What is wrong with it before anything is held: conditions, the receiver's signature, the signed slip.</summary>
    internal async Task<List<PartiesProblem>> Wrong(HandOverCommand command, CancellationToken ct)
    {
        var wrong = command.Lines.SelectMany(Problems).ToList();
        if (await parties.Otherwise(command.Loan, command.Officer, command.OfficerAccount, command.ReceiverPassword, command.Ink, ct) is { } problem)
            wrong.Add(problem);
        if (await LacksSignedSlip(command.Loan, ct))
            wrong.Add(new("slip", PartiesProblemCode.SignedSlipMissing));
        return wrong;
    }

    /// <summary>The act itself, in a transaction in which the slip is held still already.</summary>
    /// <param name="from">The slip whose borrower passes the things on; null where they come from the store.</param>
    /// <returns>Why it is refused; null where it is recorded, for the caller to commit.</returns>
    internal async Task<PartiesResult?> Act(HandOverCommand command, Guid? from, DecidingWork work, CancellationToken ct)
    {
        var loan = await db.Set<Loan>().Include(l => l.Lines).SingleOrDefaultAsync(l => l.Id == command.Loan, ct);
        if (loan is null)
            return new PartiesResult.NoSuchLoan();
        if (loan.Status != LoanStatus.Approved)
            return new PartiesResult.NotWaiting();
        if (await parties.RulingFor(loan, command.Officer, work, ct) is not Ruling.Granted granted)
            return await parties.Refused(loan, command.Officer, work, ct);
        if (OutsideItsDays(loan, Bangkok.Day(work.At)) is { } day)
            return new PartiesResult.Invalid([day]);
        if (!command.Lines.Select(line => line.Line).Order().SequenceEqual(loan.Lines.Select(line => line.Id).Order()))
            return new PartiesResult.NotWaiting();

        await Record(loan, command, from, granted.Basis.ActsIn.Title, work, ct);
        await course.Answer(loan, LoanForms.HandOver, command.Officer, [], work, ct);
        return null;
    }

    static IEnumerable<PartiesProblem> Problems(LineBefore line)
    {
        if (line.Condition is null)
            yield return new($"condition-{line.Line}", PartiesProblemCode.ConditionMissing);
        if (line.Condition == ConditionBefore.Flawed && string.IsNullOrWhiteSpace(line.Note))
            yield return new($"note-{line.Line}", PartiesProblemCode.NoteMissing);
        if (line.Note.Length > LongestNote)
            yield return new($"note-{line.Line}", PartiesProblemCode.NoteTooLong, line.Note.Length, LongestNote);
    }

    /// <summary>Somebody else keyed the slip, so the borrower's line on it is signed with ink before anything leaves. Another agency asked by letter.</summary>
    Task<bool> LacksSignedSlip(Guid id, CancellationToken ct) => db.Set<Loan>().AnyAsync(loan =>
        loan.Id == id && loan.KeyedById != null && loan.BorrowerKind != BorrowerKind.Agency && !loan.Papers.Any(paper => paper.Kind == LoanPaperKind.SignedSlip), ct);

    static PartiesProblem? OutsideItsDays(Loan loan, DateOnly today) =>
        today < loan.StartsOn ? new("days", PartiesProblemCode.TooEarly, loan.StartsOn)
        : today > loan.DueOn ? new("days", PartiesProblemCode.DueDayPassed, loan.DueOn)
        : null;

    async Task Record(Loan loan, HandOverCommand command, Guid? from, string officerPost, DecidingWork work, CancellationToken ct)
    {
        var paper = await parties.Keep(loan, LoanPaperKind.HandOver, command.Ink, command.Officer, work, ct);
        loan.HandOver = new HandOver
        {
            LoanId = loan.Id,
            OfficerId = command.Officer,
            OfficerName = await db.NameOf(command.Officer, ct),
            OfficerPost = officerPost,
            ReceiverId = loan.BorrowerId,
            ReceiverName = await parties.NameOf(loan, command.Ink, ct),
            PaperId = paper?.Id,
            PassedFromId = from,
            At = work.At,
            DueOn = loan.DueOn,
        };
        loan.HandOver.Lines.AddRange(command.Lines.Select(line => new HandOverLine { LoanId = loan.Id, LineId = line.Line, Condition = line.Condition!.Value, Note = line.Note.Trim() }));
        db.Add(loan.HandOver);
        await custodies.Begin(loan, work.At, ct);
        db.Add(Leaf.Of(clock.NewId(), "hand-over", loan.Id, JsonSerializer.Serialize(new
        {
            kind = "hand-over",
            loan = loan.Id,
            officer = command.Officer,
            receiver = loan.BorrowerId,
            signed = paper is null ? "password" : "ink",
            picture = paper?.ImageHash,
            passedFrom = from,
            at = work.At.ToString("O"),
            dueOn = loan.DueOn.ToString("O", CultureInfo.InvariantCulture),
            matter = loan.ContentHash,
            lines = loan.HandOver.Lines.OrderBy(line => line.LineId).Select(line => new { line = line.LineId, condition = line.Condition.ToString(), note = line.Note }),
        }), work.At));
    }

    internal async Task<List<PartiesProblem>> StillOut(Guid loanId, CancellationToken ct)
    {
        var others = await (
            from line in db.Set<LoanLine>()
            join custody in db.Set<Custody>() on line.AssetId equals custody.AssetId
            join holder in db.Set<CaseFile>() on custody.LoanId equals holder.Id
            join person in db.Set<People.Person>() on custody.PersonId equals person.Id
            where line.LoanId == loanId && custody.Until == null && custody.LoanId != loanId
            select new { line.Id, line.AssetName, holder.Reference, person.Name, custody.Since }).ToListAsync(ct);
        if (others.Count == 0)
            return [.. (await db.Set<LoanLine>().Where(line => line.LoanId == loanId && line.Asset!.OutNow + line.Asset.OutOfUse + line.Quantity > line.Asset.Quantity).ToListAsync(ct))
                .Select(line => new PartiesProblem($"condition-{line.Id}", PartiesProblemCode.OutOfUse, line.AssetName))];
        return [.. others.Select(other => new PartiesProblem($"condition-{other.Id}", PartiesProblemCode.StillOut, other.AssetName, other.Reference!, other.Name, other.Since))];
    }
}
