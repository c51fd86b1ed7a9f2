using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The property officer keys a slip whose things were out before the system began (ก่อนใช้ระบบ): under the number of its paper, with a picture of it,
/// and without any decision or hand-over in the system, because there was none. From then on it is a loan like any other.
/// </summary>
/// <param name="Number">As on the paper, with <paramref name="Year"/> of its register in the Christian era.</param>
/// <param name="PaperDate">Day that stands on the paper.</param>
/// <param name="Picture">Kept picture of the paper.</param>
/// <param name="FarOnPurpose">The number that the officer confirmed although it leaves many out.</param>
public sealed record KeyLoanBeforeCommand(
    Guid Officer, KeyedBorrower Borrower, LoanRequest Request, int? Number, int? Year, DateOnly? PaperDate, Guid? Picture, int? FarOnPurpose, string Key);

public sealed class KeyLoanBefore(
    AppDb db, LoanOpening opening, KeyingOfficers officers, SlipImages images, Promises promises, Custodies custodies, Availability availability, Course course, Registers registers,
    Tell tell, Idempotency once, TimeProvider clock)
{
    const string Command = "key-loan-before";

    /// <summary>Numbers that may be missing between the last one known and this one before it is taken for a slip of the finger.</summary>
    internal const int MostLeftOut = 20;

    /// <summary>No register of one unit and year comes so far; beyond it somebody typed the year along.</summary>
    const int HighestNumber = 99_999;

    static readonly string[] NumberTaken = ["ix_loan_holding_unit_id_year_number", "loan.holding_unit_id"];

    public async Task<FileLoanResult> Handle(KeyLoanBeforeCommand command, CancellationToken ct)
    {
        var content = new { command.Borrower, command.Request, command.Number, command.Year, command.PaperDate, command.Picture };
        if (await AnsweredBefore(command, content, ct) is { } earlier)
            return earlier;
        if (await officers.Of(command.Officer, clock.Today(), ct) is not { } keyer)
            return new FileLoanResult.NotWaitingForYou();
        var things = await Things(command.Request, ct);
        if (await Problems(command, things, ct) is { Count: > 0 } problems)
            return await AnsweredBefore(command, content, ct) ?? new FileLoanResult.Invalid(problems);
        try
        {
            await using var work = await db.Deciding(clock, ct);
            var borrower = await opening.For(command.Borrower, keyer, Bangkok.Day(work.At), ct);
            var loan = await opening.Open(borrower, command.Request, things, LoanForms.BeforeWorkflow, work.At, ct, paperDate: command.PaperDate);
            (loan.Number, loan.Year) = (command.Number!.Value, command.Year!.Value);
            var last = await registers.GoOnAfter(LoanRoom.RegisterOf(loan.HoldingUnitId), loan.Year, loan.Number, ct);
            if (IsFar(command, last))
                return new FileLoanResult.Invalid([Far(command, last)]);

            opening.Record(loan, command.Officer, work.At);
            await images.Attach(loan, LoanPaperKind.Before, command.Picture!.Value, command.Officer, keyer.Name, work.At, ct);
            await promises.Make(loan, ct);
            await custodies.Begin(loan, Bangkok.Instant(loan.StartsOn), ct);
            await LoanRoom.Refer(db, loan, ct);
            await course.Start(loan, [], work, ct);
            if (loan.BorrowerKind == BorrowerKind.Staff)
                await tell.OfKeying(loan.Id, loan.BorrowerId, work.At, ct);
            once.Remember(command.Officer, Command, command.Key, content, loan.Id.ToString(), work.At);
            await work.Commit(ct);
            return new FileLoanResult.Filed([loan.Id]);
        }
        catch (Exception refused) when (refused.IsFromDatabase())
        {
            db.ChangeTracker.Clear();
            if (await AnsweredBefore(command, content, ct) is { } first)
                return first;
            if (refused.Of(NumberTaken))
                return new FileLoanResult.Invalid([Taken(command)]);
            if (refused.Of(Custodies.Refusals))
                return new FileLoanResult.Invalid([new("things", LoanProblemCode.AlreadyOut)]);
            if (refused.Of(Promises.Refusals) || refused.IsDeadlock())
                return new FileLoanResult.Invalid(await NotFree(command, things, ct) is { Count: > 0 } taken ? taken : [new("things", LoanProblemCode.TryAgain)]);
            throw;
        }
    }

    /// <summary>What is wrong with it, without keeping anything: for the look at the slip before it is kept.</summary>
    public async Task<IReadOnlyList<LoanProblem>> Check(KeyLoanBeforeCommand command, CancellationToken ct) => await Problems(command, await Things(command.Request, ct), ct);

    async Task<FileLoanResult?> AnsweredBefore(KeyLoanBeforeCommand command, object content, CancellationToken ct) =>
        await once.Find(command.Officer, Command, command.Key, content, ct) is not { } earlier ? null
        : earlier.SameContent ? new FileLoanResult.Filed([Guid.Parse(earlier.Answer)])
        : new FileLoanResult.FormUsedAlready(Guid.Parse(earlier.Answer));

    async Task<Dictionary<Guid, Asset>> Things(LoanRequest request, CancellationToken ct)
    {
        var ids = request.Things.Select(thing => thing.Asset).ToList();
        return await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, ct);
    }

    async Task<List<LoanProblem>> Problems(KeyLoanBeforeCommand command, Dictionary<Guid, Asset> things, CancellationToken ct)
    {
        var today = clock.Today();
        var classes = await db.Set<AssetClass>().AsNoTracking().ToDictionaryAsync(kind => kind.Code, ct);
        List<LoanProblem> problems =
        [
            .. OfPaper(command, today),
            .. command.Borrower.Problems(command.Officer, today, before: true),
            .. command.Request.Problems(things, classes, today, oneUnit: true, before: true),
        ];
        if (await opening.NotInChart(command.Borrower, today, ct) is { } unknown)
            problems.Add(unknown);
        if (!await images.IsFree(command.Picture, command.Officer, ct))
            problems.Add(new("Before.Picture", LoanProblemCode.PictureMissing));
        if (problems.Count > 0)
            return problems;
        var (unit, number, year) = (things[command.Request.Things[0].Asset].HoldingUnitId, command.Number, command.Year);
        if (await db.Set<Loan>().Where(Loan.KeepsItsNumber).AnyAsync(loan => loan.HoldingUnitId == unit && loan.Year == year && loan.Number == number, ct))
            return [Taken(command)];
        var last = await db.Set<RegisterCounter>().Where(counter => counter.Register == LoanRoom.RegisterOf(unit) && counter.Year == year).Select(counter => (int?)counter.Last).SingleOrDefaultAsync(ct) ?? 0;
        if (IsFar(command, last))
            return [Far(command, last)];
        return await NotFree(command, things, ct);
    }

    static IEnumerable<LoanProblem> OfPaper(KeyLoanBeforeCommand command, DateOnly today)
    {
        if (command.Number is not > 0)
            yield return new("Before.Number", LoanProblemCode.PaperNumberMissing);
        else if (command.Number > HighestNumber)
            yield return new("Before.Number", LoanProblemCode.PaperNumberTooHigh, HighestNumber);
        if (command.Year is not { } year || year > today.Year || year < today.Year - LoanRequest.MostYearsBack)
            yield return new("Before.Year", LoanProblemCode.PaperYearMissing);
        if (command.PaperDate is not { } day)
            yield return new("Before.PaperDate", LoanProblemCode.PaperDateMissing);
        else if (day > today)
            yield return new("Before.PaperDate", LoanProblemCode.DayNotYetCome, today);
        else if (day < today.AddYears(-LoanRequest.MostYearsBack))
            yield return new("Before.PaperDate", LoanProblemCode.DayTooLongAgo, today.AddYears(-LoanRequest.MostYearsBack));
        else if (command.Request.DueOn < day)
            yield return new("due", LoanProblemCode.DueBeforeStart, day);
    }

    static bool IsFar(KeyLoanBeforeCommand command, int last) => command.Number > last + MostLeftOut && command.FarOnPurpose != command.Number;

    static LoanProblem Far(KeyLoanBeforeCommand command, int last) => new("Before.Number", LoanProblemCode.PaperNumberFar, last, command.Number!.Value + 1);

    static LoanProblem Taken(KeyLoanBeforeCommand command) => new("Before.Number", LoanProblemCode.PaperNumberTaken, command.Number!, command.Year! + Years.Era);

    /// <summary>What is promised to somebody else, or out by the system's own record, on some day of the slip.</summary>
    async Task<List<LoanProblem>> NotFree(KeyLoanBeforeCommand command, Dictionary<Guid, Asset> things, CancellationToken ct)
    {
        var request = command.Request;
        var days = await availability.Days([.. things.Values], request.StartsOn!.Value, request.DueOn!.Value, clock.Today(), null, ct);
        return [.. request.Things
            .Select(thing => (thing, worst: days[thing.Asset].MinBy(day => day.Free)!))
            .Where(asked => asked.thing.Quantity > asked.worst.Free)
            .Select(asked => new LoanProblem($"thing-{asked.thing.Asset}", LoanProblemCode.NotFree,
                things[asked.thing.Asset].Name, asked.worst.Free, asked.worst.Day, things[asked.thing.Asset].Counter))];
    }
}
