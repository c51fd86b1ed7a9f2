using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An order signed on paper is brought in (นำคำสั่งที่ลงนามด้วยหมึกเข้าระบบ). It grants nothing before a second person has confirmed it.</summary>
/// <param name="Scan">Kept before by the same person, and of no other paper.</param>
/// <param name="Year">Calendar year of the register, Christian era.</param>
/// <param name="SkipsTo">The number of which the person says that it skips others of the register; none where nothing was said.</param>
public sealed record TranscribeOrderCommand(Guid Person, Guid? Scan, int? Number, int? Year, DateOnly? SignedOn, OrderContent Content, string Key, int? SkipsTo = null);

/// <summary>What came of a transcription.</summary>
public abstract record TranscribeOrderResult
{
    private TranscribeOrderResult() { }

    public sealed record Transcribed(Guid Paper) : TranscribeOrderResult;

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<OrderProblem> Problems) : TranscribeOrderResult;

    /// <summary>Orders are transcribed by others.</summary>
    public sealed record NotYours : TranscribeOrderResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready(Guid Paper) : TranscribeOrderResult;
}

/// <summary>Writes a transcription down with its proof. From then on its scan and its words never change.</summary>
public sealed class TranscribeOrder(AppDb db, OrderWording wording, OrderRights rights, Idempotency once, TimeProvider clock)
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
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        try
        {
            await using var work = await db.Deciding(clock, ct);   // a number is not given to a draft in between
            if (!await rights.MayWrite(command.Person, work.At, ct))
                return new TranscribeOrderResult.NotYours();
            var choices = await OrderChoices.Read(db, ct);
            if (await Problems(command, choices, Bangkok.Day(work.At), ct) is var problems && (problems.Count > 0 || !isReadable))
                return new TranscribeOrderResult.Invalid(problems);
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
        db.Add(PaperProof.Of(clock.NewId(), "paper-order", paper, scan, command.Person, at));
        return paper;
    }

    async Task<List<OrderProblem>> Problems(TranscribeOrderCommand command, OrderChoices choices, DateOnly today, CancellationToken ct)
    {
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
        if (command is { SignedOn: { } signedOn, Content.From: { } from } && signedOn <= today && from < signedOn)
            problems.Add(new("From", OrderProblemCode.FromBeforeSigning, signedOn));
        problems.AddRange(OfNumbering(command.Content));
        if (command is { Number: >= 1 and var number, Year: >= 1900 and <= 2200 and var of })
            problems.AddRange(await OfRegister(command, number, of, ct));
        return problems;
    }

    /// <summary>What the register itself says against the number.</summary>
    async Task<IReadOnlyList<OrderProblem>> OfRegister(TranscribeOrderCommand command, int number, int year, CancellationToken ct)
    {
        if (await IsTaken(number, year, ct))
            return [new("Number", OrderProblemCode.NumberTaken, number, year + Years.Era)];
        var register = await RegisterOfYear.Read(db, year, ct);
        if (command.SignedOn is { } signed && signed.Year == year && register.ContradictedBy(number, signed) is { } other)
        {
            return [new("Number", other.Number < number ? OrderProblemCode.LowerSignedLater : OrderProblemCode.HigherSignedEarlier, other.Number, year + Years.Era, other.SignedOn)];
        }
        return register.IsSkippedTo(number) && command.SkipsTo != number
            ? [new("SkipsTo", OrderProblemCode.NumberSkips, number, year + Years.Era, register.Highest)]
            : [];
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
