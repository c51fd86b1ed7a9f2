using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Keeps the scan of a paper before anything else is asked of the form, so that a mistake in another field does not lose it.</summary>
public sealed class KeepScan(AppDb db, TimeProvider clock)
{
    /// <returns>The scan, or what is wrong with the file. The same file sent again by the same person is the same scan, while no paper has it.</returns>
    public async Task<(PaperScan? Scan, OrderProblem? Problem)> Handle(Guid person, string fileName, byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length > PaperScan.MostBytes)
            return (null, new OrderProblem("Scan", OrderProblemCode.ScanTooBig, PaperScan.MostBytes / 1024 / 1024));
        if (PaperScan.KindOf(bytes) is not { } kind)
            return (null, new OrderProblem("Scan", OrderProblemCode.ScanNotUnderstood));

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (await db.Set<PaperScan>().FirstOrDefaultAsync(scan => scan.ById == person && scan.Hash == hash && !db.Set<PaperOrder>().Any(paper => paper.ScanId == scan.Id), ct) is { } known)
            return (known, null);
        var kept = new PaperScan { Id = clock.NewId(), Bytes = bytes, Kind = kind, FileName = Shortened(fileName), Hash = hash, ById = person, At = clock.GetUtcNow() };
        db.Add(kept);
        await db.SaveChangesAsync(ct);
        return (kept, null);
    }

    static string Shortened(string name) => name.Length <= LongestName ? name : name[^LongestName..];

    const int LongestName = 200;
}

/// <summary>An order signed on paper is brought in (นำคำสั่งที่ลงนามด้วยหมึกเข้าระบบ). It grants nothing before a second person has confirmed it.</summary>
/// <param name="Scan">Kept before by the same person, and of no other paper.</param>
/// <param name="Year">Calendar year of the register, Christian era.</param>
public sealed record TranscribeOrderCommand(Guid Person, Guid? Scan, int? Number, int? Year, DateOnly? SignedOn, OrderContent Content, string Key);

public abstract record TranscribeOrderResult
{
    private TranscribeOrderResult() { }

    public sealed record Transcribed(Guid Paper) : TranscribeOrderResult;
    public sealed record Invalid(IReadOnlyList<OrderProblem> Problems) : TranscribeOrderResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready(Guid Paper) : TranscribeOrderResult;
}

public sealed class TranscribeOrder(AppDb db, OrderWording wording, Idempotency once, TimeProvider clock)
{
    const string Command = "transcribe-order";

    /// <summary>Constraints that speak when one paper is brought in twice at once.</summary>
    static readonly string[] Refusals = ["ix_paper_order_year_number", "paper_order.year", "ix_paper_order_scan_id", "paper_order.scan_id"];

    public Task<TranscribeOrderResult> Handle(TranscribeOrderCommand command, CancellationToken ct) => Handle(command, isReadable: true, ct);

    /// <param name="isReadable">False where a field of the form could not even be read: then what else is wrong is told, and nothing stored.</param>
    public async Task<TranscribeOrderResult> Handle(TranscribeOrderCommand command, bool isReadable, CancellationToken ct)
    {
        var content = new { command.Scan, command.Number, command.Year, command.SignedOn, command.Content };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return Again(earlier);
        var choices = await OrderChoices.Read(db, ct);
        if (await Problems(command, choices, ct) is var problems && (problems.Count > 0 || !isReadable))
            return new TranscribeOrderResult.Invalid(problems);
        try
        {
            await using var work = await db.Deciding(clock, ct);   // a number is not given to a draft in between
            var paper = await Write(command, choices, work.At, ct);
            once.Remember(command.Person, Command, command.Key, content, paper.Id.ToString(), work.At);
            await work.Commit(ct);
            return new TranscribeOrderResult.Transcribed(paper.Id);
        }
        catch (Exception refused) when (refused.IsFromDatabase() && (refused.Of(Refusals) || refused.Of(Idempotency.Refusals)))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Person, Command, command.Key, content, ct) is { } twin
                ? Again(twin)
                : new TranscribeOrderResult.Invalid([new OrderProblem("Number", OrderProblemCode.NumberTaken, command.Number!.Value, command.Year!.Value + Years.Era)]);
        }
    }

    async Task<PaperOrder> Write(TranscribeOrderCommand command, OrderChoices choices, DateTimeOffset at, CancellationToken ct)
    {
        var lines = wording.AsOnPaper(command.Content, choices);
        var scan = await db.Set<PaperScan>().Where(kept => kept.Id == command.Scan).Select(kept => kept.Hash).SingleAsync(ct);
        var paper = new PaperOrder
        {
            Id = clock.NewId(),
            ScanId = command.Scan!.Value,
            Number = command.Number!.Value,
            Year = command.Year!.Value,
            SignedOn = command.SignedOn!.Value,
            Content = command.Content,
            Lines = lines,
            ContentHash = OrderDraft.HashOf(JsonSerializer.Serialize(new { command.Number, command.Year, command.SignedOn, command.Content, lines, scan }, OrderContent.Json)),
            TranscribedById = command.Person,
            TranscribedAt = at,
        };
        db.Add(paper);
        return paper;
    }

    async Task<List<OrderProblem>> Problems(TranscribeOrderCommand command, OrderChoices choices, CancellationToken ct)
    {
        var today = clock.Today();
        var problems = OrderChecks.Of(command.Content, choices, null).ToList();
        if (command.Scan is not { } scan || !await db.Set<PaperScan>().AnyAsync(kept => kept.Id == scan && kept.ById == command.Person, ct))
            problems.Add(new("Scan", OrderProblemCode.ScanMissing));
        if (command.Number is not >= 1)
            problems.Add(new("Number", OrderProblemCode.NumberMissing));
        if (command.Year is not >= 1900 and not <= 2200)
            problems.Add(new("Year", OrderProblemCode.YearMissing));
        if (command.SignedOn is not { } signed)
            problems.Add(new("SignedOn", OrderProblemCode.SignedMissing));
        else if (signed > today)
            problems.Add(new("SignedOn", OrderProblemCode.SignedInFuture));
        else if (command.Year is { } year && year != signed.Year)
            problems.Add(new("Year", OrderProblemCode.YearNotOfSigning, signed.Year + Years.Era));
        else if (await PaperSigners.On(db, signed, ct) is null)
            problems.Add(new("SignedOn", OrderProblemCode.NobodyWasMayor));
        problems.AddRange(OfNumbering(command.Content));
        if (command is { Number: >= 1 and var number, Year: { } of } && await IsTaken(number, of, ct))
            problems.Add(new("Number", OrderProblemCode.NumberTaken, number, of + Years.Era));
        return problems;
    }

    static IEnumerable<OrderProblem> OfNumbering(OrderContent content)
    {
        foreach (var (clause, at) in content.Clauses.Select((clause, at) => (clause, at)))
        {
            if (string.IsNullOrWhiteSpace(clause.No))
                yield return new($"Clauses[{at}].No", OrderProblemCode.NoMissing);
            else if (content.Clauses.Take(at).Any(before => before.No.Trim() == clause.No.Trim()))
                yield return new($"Clauses[{at}].No", OrderProblemCode.NoTwice);
        }
    }

    async Task<bool> IsTaken(int number, int year, CancellationToken ct) =>
        await db.Set<Instrument>().AnyAsync(order => order.Register == MakeOrder.Register && order.Year == year && order.Number == number, ct)
        || await db.Set<PaperOrder>().AnyAsync(paper => paper.Year == year && paper.Number == number && paper.Status != PaperOrderStatus.Refused, ct);

    static TranscribeOrderResult Again(Earlier earlier) => earlier.SameContent
        ? new TranscribeOrderResult.Transcribed(Guid.Parse(earlier.Answer))
        : new TranscribeOrderResult.FormUsedAlready(Guid.Parse(earlier.Answer));
}

/// <summary>Who signed an order on paper: the holder proper of the mayor's post on that day. One signed by somebody acting is not brought in this way.</summary>
internal static class PaperSigners
{
    public static Task<PaperSigner?> On(AppDb db, DateOnly day, CancellationToken ct) =>
        db.Set<People.Holding>().Where(People.StandingHoldings.On(day)).Where(h => h.Post!.Kind == PostKind.Mayor && h.Mode == HoldingMode.Own)
            .Select(h => new PaperSigner(h.PostId, h.PersonId, h.Person!.Name, h.Post!.SignedAs)).FirstOrDefaultAsync(ct);
}

internal sealed record PaperSigner(Guid Post, Guid Person, string Name, string SignedAs);

/// <summary>A second person has compared the transcription with the scan, and confirms it or sends it back (สอบทาน).</summary>
/// <param name="Hash">Of what the page showed.</param>
/// <param name="Reason">Why it is refused; not asked for where it is confirmed.</param>
public sealed record ConfirmPaperCommand(Guid Person, Guid Paper, bool Confirm, string Reason, string Hash);

public abstract record ConfirmPaperResult
{
    private ConfirmPaperResult() { }

    /// <param name="Order">In force from now on, as far as its own days say so.</param>
    public sealed record Confirmed(Guid Order) : ConfirmPaperResult;

    public sealed record Refused : ConfirmPaperResult;
    public sealed record NoSuchPaper : ConfirmPaperResult;

    /// <summary>Who transcribed it does not confirm it.</summary>
    public sealed record YouTranscribedIt : ConfirmPaperResult;

    public sealed record DecidedAlready(string By, DateTimeOffset At, bool WasConfirmed) : ConfirmPaperResult;
    public sealed record ReasonMissing : ConfirmPaperResult;
    public sealed record ReasonTooLong : ConfirmPaperResult;

    /// <summary>The page showed something else.</summary>
    public sealed record Changed : ConfirmPaperResult;

    /// <summary>Another order has the number by now.</summary>
    public sealed record NumberTaken : ConfirmPaperResult;

    /// <summary>By what is known now, nobody held the mayor's post on the day of the signature.</summary>
    public sealed record NobodyWasMayor : ConfirmPaperResult;
}

public sealed class ConfirmPaper(AppDb db, MakeOrder make, TimeProvider clock)
{
    public const int LongestReason = 1000;

    public async Task<ConfirmPaperResult> Handle(ConfirmPaperCommand command, CancellationToken ct)
    {
        if (!command.Confirm && string.IsNullOrWhiteSpace(command.Reason))
            return new ConfirmPaperResult.ReasonMissing();
        if (command.Reason.Length > LongestReason)
            return new ConfirmPaperResult.ReasonTooLong();
        try
        {
            return await Decide(command, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await Decide(command, ct);   // somebody was first, and is found now
        }
    }

    async Task<ConfirmPaperResult> Decide(ConfirmPaperCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using AuthorityWork work = command.Confirm ? await db.ChangingAuthority(AuthorityChange.Order, null, clock, ct) : await db.Deciding(clock, ct);
        if (await db.Set<PaperOrder>().Include(p => p.DecidedBy).SingleOrDefaultAsync(p => p.Id == command.Paper, ct) is not { } paper)
            return new ConfirmPaperResult.NoSuchPaper();
        if (paper.Status != PaperOrderStatus.Waiting)
            return new ConfirmPaperResult.DecidedAlready(paper.DecidedBy!.Name, paper.DecidedAt!.Value, paper.Status == PaperOrderStatus.Confirmed);
        if (paper.TranscribedById == command.Person)
            return new ConfirmPaperResult.YouTranscribedIt();
        if (paper.ContentHash != command.Hash)
            return new ConfirmPaperResult.Changed();

        var result = work is ChangingWork changing ? await Confirm(paper, changing, ct) : Refuse(paper, command.Reason);
        if (result is not (ConfirmPaperResult.Confirmed or ConfirmPaperResult.Refused))
            return result;
        (paper.DecidedById, paper.DecidedAt) = (command.Person, work.At);
        await work.Commit(ct);
        return result;
    }

    static ConfirmPaperResult.Refused Refuse(PaperOrder paper, string reason)
    {
        (paper.Status, paper.RefusalReason) = (PaperOrderStatus.Refused, reason.Trim());
        return new ConfirmPaperResult.Refused();
    }

    async Task<ConfirmPaperResult> Confirm(PaperOrder paper, ChangingWork work, CancellationToken ct)
    {
        if (await db.Set<Instrument>().AnyAsync(order => order.Register == MakeOrder.Register && order.Year == paper.Year && order.Number == paper.Number, ct))
            return new ConfirmPaperResult.NumberTaken();
        if (await PaperSigners.On(db, paper.SignedOn, ct) is not { } signer)
            return new ConfirmPaperResult.NobodyWasMayor();
        var made = await make.In(work, new NewOrder(
            "paper", paper.Id, paper.Content, paper.Lines, paper.Number, paper.Year, signer.Post, signer.Person, [signer.SignedAs], Bangkok.Instant(paper.SignedOn)), ct);
        (paper.Status, paper.InstrumentId) = (PaperOrderStatus.Confirmed, made.Id);
        return new ConfirmPaperResult.Confirmed(made.Id);
    }
}
