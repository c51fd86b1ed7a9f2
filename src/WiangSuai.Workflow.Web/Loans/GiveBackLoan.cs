using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The things come back, are looked at one by one, and both sides sign on one device (รับคืน).</summary>
public sealed record GiveBackCommand(Guid Officer, Guid OfficerAccount, Guid Loan, IReadOnlyList<LineAfter> Lines, string ReturnerPassword, string Key, InkSignature? Ink = null);

public sealed record LineAfter(Guid Line, int Good, int Damaged, int Lost, string Note);

public sealed class GiveBackLoan(AppDb db, TwoParties parties, Course course, EndWithLoan endings, Custodies custodies, Idempotency once, TimeProvider clock)
{
    const string Command = "give-back";

    public async Task<PartiesResult> Handle(GiveBackCommand command, CancellationToken ct)
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
        var loan = await db.Set<Loan>().Include(l => l.Lines).SingleOrDefaultAsync(l => l.Id == command.Loan, ct);
        if (loan is null)
            return new PartiesResult.NoSuchLoan();
        if (loan.Status != LoanStatus.HandedOver || !command.Lines.Select(line => line.Line).Order().SequenceEqual(loan.Lines.Select(line => line.Id).Order()))
            return new PartiesResult.NotWaiting();
        if (await parties.RulingFor(loan, command.Officer, work, ct) is not Ruling.Granted granted)
            return await parties.Refused(loan, command.Officer, work, ct);

        await Record(loan, command, granted.Basis.ActsIn.Title, work, ct);
        await course.Answer(loan, LoanForms.GiveBack, command.Officer, [], work, ct);
        await endings.Chase(loan.Id, command.Officer, work, ct);
        await endings.Extensions(loan.Id, command.Officer, work, ct);
        return null;
    }

    /// <summary>All of a line comes back at once here: good, damaged and lost add up to what went out.</summary>
    async Task<List<PartiesProblem>> Problems(GiveBackCommand command, CancellationToken ct)
    {
        var lines = await db.Set<LoanLine>().AsNoTracking().Where(line => line.LoanId == command.Loan).ToDictionaryAsync(line => line.Id, ct);
        var problems = new List<PartiesProblem>();
        foreach (var after in command.Lines)
        {
            if (!lines.TryGetValue(after.Line, out var line))
                continue;   // another slip's line: answered as not waiting
            if (after is { Good: < 0 } or { Damaged: < 0 } or { Lost: < 0 } || after.Good + after.Damaged + after.Lost != line.Quantity)
                problems.Add(new($"counts-{after.Line}", PartiesProblemCode.CountsDoNotAddUp, after.Good + after.Damaged + after.Lost, line.Quantity, line.Counter));
            else if (after.Damaged + after.Lost > 0 && string.IsNullOrWhiteSpace(after.Note))
                problems.Add(new($"note-{after.Line}", PartiesProblemCode.NoteMissing));
            else if (after.Note.Length > HandOverLoan.LongestNote)
                problems.Add(new($"note-{after.Line}", PartiesProblemCode.NoteTooLong, after.Note.Length, HandOverLoan.LongestNote));
        }
        return problems;
    }

    async Task Record(Loan loan, GiveBackCommand command, string officerPost, DecidingWork work, CancellationToken ct)
    {
        var paper = await parties.Keep(loan, LoanPaperKind.GiveBack, command.Ink, command.Officer, work, ct);
        loan.GiveBack = new GiveBack
        {
            LoanId = loan.Id,
            OfficerId = command.Officer,
            OfficerName = await parties.NameOf(command.Officer, ct),
            OfficerPost = officerPost,
            ReturnerId = loan.BorrowerId,
            ReturnerName = await parties.NameOf(loan, command.Ink, ct),
            PaperId = paper?.Id,
            At = work.At,
        };
        loan.GiveBack.Lines.AddRange(command.Lines.Select(line => new GiveBackLine
        {
            LoanId = loan.Id,
            LineId = line.Line,
            Quantity = loan.Lines.Single(lent => lent.Id == line.Line).Quantity,
            Good = line.Good,
            Damaged = line.Damaged,
            Lost = line.Lost,
            Note = line.Note.Trim(),
        }));
        db.Add(loan.GiveBack);
        await custodies.End(loan, work.At, ct);
        db.Add(Leaf.Of(clock.NewId(), "give-back", loan.Id, JsonSerializer.Serialize(new
        {
            kind = "give-back",
            loan = loan.Id,
            officer = command.Officer,
            returner = loan.BorrowerId,
            signed = paper is null ? "password" : "ink",
            picture = paper?.ImageHash,
            at = work.At.ToString("O"),
            matter = loan.ContentHash,
            lines = loan.GiveBack.Lines.OrderBy(line => line.LineId).Select(line => new { line = line.LineId, good = line.Good, damaged = line.Damaged, lost = line.Lost, note = line.Note }),
        }), work.At));
    }
}
