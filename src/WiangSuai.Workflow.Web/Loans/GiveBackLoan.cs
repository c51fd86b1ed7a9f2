using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Things come back, all that are out or some of them (คืนบางส่วน), are looked at one by one, and both sides sign on one device (รับคืน).</summary>
/// <param name="Time">Which time it is (ครั้งที่), as the page showed it: whoever took things back meanwhile makes it another.</param>
/// <param name="Lines">A line that is not named, or of which nothing is counted, stays with the borrower.</param>
/// <param name="Ink">Where the returner signed on paper instead; null where with the password.</param>
public sealed record GiveBackCommand(Guid Officer, Guid OfficerAccount, Guid Loan, int Time, IReadOnlyList<LineAfter> Lines, string ReturnerPassword, string Key, InkSignature? Ink = null);

public sealed record LineAfter(Guid Line, int Good, int Damaged, int Lost, string Note)
{
    public int Count => Good + Damaged + Lost;
}

public sealed class GiveBackLoan(AppDb db, TwoParties parties, Course course, EndWithLoan endings, OpenDamage openDamage, Promises promises, Custodies custodies, Idempotency once, TimeProvider clock)
{
    const string Command = "give-back";

    public async Task<PartiesResult> Handle(GiveBackCommand command, CancellationToken ct)
    {
        var content = new { command.Loan, command.Time, command.Lines, command.Ink };
        if (await once.Find(command.Officer, Command, command.Key, content, ct) is { SameContent: true })
            return new PartiesResult.Done();

        if (await Wrong(command, ct) is { Count: > 0 } wrong)
            return new PartiesResult.Invalid(wrong);

        try
        {
            await using var work = await db.Deciding(clock, ct);
            await db.HoldStill(command.Loan, ct);
            if (await Act(command, work, ct) is { } refused)
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
    }

    /// <summary>What is wrong with it before anything is held: the counts, and the returner's signature.</summary>
    internal async Task<List<PartiesProblem>> Wrong(GiveBackCommand command, CancellationToken ct)
    {
        var wrong = await Problems(command, ct);
        if (await parties.Otherwise(command.Loan, command.Officer, command.OfficerAccount, command.ReturnerPassword, command.Ink, ct) is { } problem)
            wrong.Add(problem);
        return wrong;
    }

    /// <summary>The act itself, in a transaction in which the slip is held still already.</summary>
    /// <returns>Why it is refused; null where it is recorded, for the caller to commit.</returns>
    internal async Task<PartiesResult?> Act(GiveBackCommand command, DecidingWork work, CancellationToken ct)
    {
        var loan = await db.Set<Loan>().Include(l => l.Lines).Include(l => l.GiveBacks).ThenInclude(back => back.Lines).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == command.Loan, ct);
        if (loan is null)
            return new PartiesResult.NoSuchLoan();
        if (!loan.IsOut || command.Time != loan.GiveBacks.Count + 1 || !AreStillOut(command, loan))
            return new PartiesResult.NotWaiting();
        if (await parties.RulingFor(loan, command.Officer, work, ct) is not Ruling.Granted granted)
            return await parties.Refused(loan, command.Officer, work, ct);

        var back = await Record(loan, command, granted.Basis.ActsIn.Title, work, ct);
        await custodies.End(loan, back, ct);
        await promises.GiveUp(loan.Id, back.Lines.ToDictionary(line => loan.Lines.Single(lent => lent.Id == line.LineId).AssetId, line => line.Count), ct);
        var allBack = loan.Lines.TrueForAll(line => loan.NotBack(line) == 0);
        await openDamage.Of(loan, back, work, ct);
        await course.Answer(loan, LoanForms.GiveBack, command.Officer, new JsonObject { ["StillOut"] = !allBack, ["Damaged"] = await HasOpenDamage(loan, back, ct) }, work, ct);
        if (allBack)
        {
            await endings.Chase(loan.Id, command.Officer, work, ct);
            await endings.Extensions(loan.Id, command.Officer, work, ct);
        }
        return null;
    }

    /// <summary>Something of this or an earlier return is still to be made good.</summary>
    async Task<bool> HasOpenDamage(Loan loan, GiveBack back, CancellationToken ct) =>
        back.Lines.Exists(line => line.Damaged + line.Lost > 0) || await db.Set<DamageCase>().AnyAsync(damage => damage.LoanId == loan.Id && damage.ClosedAt == null, ct);

    /// <summary>What the page counted can still come back.</summary>
    static bool AreStillOut(GiveBackCommand command, Loan loan) =>
        command.Lines.All(after => loan.Lines.Find(line => line.Id == after.Line) is { } line && after.Count <= loan.NotBack(line));

    /// <summary>Good, damaged and lost together are at most what is still out; the rest stays with the borrower. At least one thing comes back.</summary>
    async Task<List<PartiesProblem>> Problems(GiveBackCommand command, CancellationToken ct)
    {
        var loan = await db.Set<Loan>().AsNoTracking().Include(l => l.Lines).Include(l => l.GiveBacks).ThenInclude(back => back.Lines).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == command.Loan, ct);
        var problems = new List<PartiesProblem>();
        if (loan is null || !loan.IsOut || command.Time != loan.GiveBacks.Count + 1)
            return problems;   // answered as no such loan, or as not waiting
        if (command.Lines.All(after => after.Count == 0))
            problems.Add(new("things", PartiesProblemCode.NothingCameBack));
        foreach (var after in command.Lines)
        {
            if (loan.Lines.Find(known => known.Id == after.Line) is not { } line)
                continue;   // another slip's line: answered as not waiting
            if (after is { Good: < 0 } or { Damaged: < 0 } or { Lost: < 0 } || after.Count > loan.NotBack(line))
                problems.Add(new($"counts-{after.Line}", PartiesProblemCode.CountsDoNotAddUp, after.Count, loan.NotBack(line), line.Counter));
            else if (after.Damaged + after.Lost > 0 && string.IsNullOrWhiteSpace(after.Note))
                problems.Add(new($"note-{after.Line}", PartiesProblemCode.NoteMissing));
            else if (after.Note.Length > HandOverLoan.LongestNote)
                problems.Add(new($"note-{after.Line}", PartiesProblemCode.NoteTooLong, after.Note.Length, HandOverLoan.LongestNote));
        }
        return problems;
    }

    async Task<GiveBack> Record(Loan loan, GiveBackCommand command, string officerPost, DecidingWork work, CancellationToken ct)
    {
        var paper = await parties.Keep(loan, LoanPaperKind.GiveBack, command.Ink, command.Officer, work, ct);
        var back = new GiveBack
        {
            Id = clock.NewId(),
            LoanId = loan.Id,
            Time = command.Time,
            OfficerId = command.Officer,
            OfficerName = await db.NameOf(command.Officer, ct),
            OfficerPost = officerPost,
            ReturnerId = loan.BorrowerId,
            ReturnerName = await parties.NameOf(loan, command.Ink, ct),
            PaperId = paper?.Id,
            At = work.At,
        };
        back.Lines.AddRange(command.Lines.Where(line => line.Count > 0).Select(line => new GiveBackLine
        {
            GiveBackId = back.Id,
            LoanId = loan.Id,
            LineId = line.Line,
            Good = line.Good,
            Damaged = line.Damaged,
            Lost = line.Lost,
            Note = line.Note.Trim(),
        }));
        loan.GiveBacks.Add(back);
        db.Add(back);
        db.Add(Leaf.Of(clock.NewId(), "give-back", back.Id, JsonSerializer.Serialize(new
        {
            kind = "give-back",
            id = back.Id,
            loan = loan.Id,
            time = back.Time,
            officer = command.Officer,
            returner = loan.BorrowerId,
            signed = paper is null ? "password" : "ink",
            picture = paper?.ImageHash,
            at = work.At.ToString("O"),
            matter = loan.ContentHash,
            lines = back.Lines.OrderBy(line => line.LineId).Select(line => new { line = line.LineId, good = line.Good, damaged = line.Damaged, lost = line.Lost, note = line.Note }),
        }), work.At));
        return back;
    }
}
