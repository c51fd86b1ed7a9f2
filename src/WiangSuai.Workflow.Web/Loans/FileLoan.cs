using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The borrower files a slip (ยื่นคำขอ), or files it again after it was sent back. A basket of things of several holding units becomes one slip each,
/// all or none: each unit keeps its own register, and its own head decides.
/// </summary>
/// <param name="Slip">The slip that was sent back; null for a new one.</param>
/// <param name="Key">Idempotency key of the form.</param>
/// <param name="For">For whom the person, a property officer, keys it; null where the person borrows.</param>
public sealed record FileLoanCommand(Guid Person, Guid? Slip, LoanRequest Request, string Key, KeyedBorrower? For = null);

public abstract record FileLoanResult
{
    private FileLoanResult() { }

    /// <summary>Filed; also the answer when the same form arrives again.</summary>
    /// <param name="Loans">One slip for each holding unit, in the order in which they got their numbers; never empty.</param>
    public sealed record Filed(IReadOnlyList<Guid> Loans) : FileLoanResult
    {
        public Guid Loan => Loans[0];
    }

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<LoanProblem> Problems) : FileLoanResult;

    /// <summary>The slip is not the borrower's, or no longer waits for the borrower.</summary>
    public sealed record NotWaitingForYou : FileLoanResult;

    /// <summary>The form came back with other content than the first time; what was filed then stands.</summary>
    public sealed record FormUsedAlready(Guid Loan) : FileLoanResult;
}

public sealed class FileLoan(AppDb db, LoanOpening opening, KeyingOfficers officers, SlipImages images, Promises promises, Availability availability, Course course, Tell tell, Idempotency once, TimeProvider clock)
{
    const string Command = "file-loan";

    public async Task<FileLoanResult> Handle(FileLoanCommand command, CancellationToken ct)
    {
        var content = new { command.Slip, command.Request, command.For };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return AnswerAgain(earlier);

        var things = await Things(command.Request, ct);
        var keyer = command.For is null ? null : await officers.Of(command.Person, clock.Today(), ct);
        if (command.For is not null && keyer is null)
            return new FileLoanResult.NotWaitingForYou();
        if (await Problems(command, things, ct) is { Count: > 0 } problems)
            return await AnsweredMeanwhile(command, content, ct) ?? new FileLoanResult.Invalid(problems);
        try
        {
            await using var deciding = await db.Deciding(clock, ct);
            var loans = command.Slip is { } slip
                ? await Reopen(slip, command, things, ct)
                : await OpenEach(command, keyer, things, deciding.At, ct);
            foreach (var loan in loans)
            {
                opening.Record(loan, command.Person, deciding.At);
                if (command is { Slip: null, For: { Kind: BorrowerKind.Agency, Picture: { } letter } })
                    await images.Attach(loan, LoanPaperKind.Letter, letter, command.Person, loan.KeyedByName!, deciding.At, ct);
                await promises.Make(loan, ct);
                await course.Answer(loan, LoanForms.Request, command.Person, new JsonObject { ["Outside"] = loan.Place == LoanPlace.Outside }, deciding, ct);
                if (command is { Slip: null, For.Kind: BorrowerKind.Staff })
                    await tell.OfKeying(loan.Id, loan.BorrowerId, deciding.At, ct);
            }
            if (loans.Count == 0)
                return new FileLoanResult.NotWaitingForYou();
            once.Remember(command.Person, Command, command.Key, content, string.Join(',', loans.Select(loan => loan.Id)), deciding.At);
            await deciding.Commit(ct);
            return new FileLoanResult.Filed([.. loans.Select(loan => loan.Id)]);
        }
        catch (Exception refused) when (refused.IsFromDatabase())
        {
            db.ChangeTracker.Clear();
            if (await AnsweredMeanwhile(command, content, ct) is { } first)
                return first;
            if (refused.Of(Promises.Refusals) || refused.IsDeadlock())
                return new FileLoanResult.Invalid(await NotFree(command, things, ct) is { Count: > 0 } taken ? taken : [new("things", LoanProblemCode.TryAgain)]);
            if (refused is DbUpdateConcurrencyException || refused.Of(Course.SomebodyWasFirst))
                return new FileLoanResult.NotWaitingForYou();
            throw;
        }
    }

    /// <summary>What is wrong with it, without filing anything: for the look at the slip before it goes. The filing itself checks again.</summary>
    public async Task<IReadOnlyList<LoanProblem>> Check(FileLoanCommand command, CancellationToken ct) =>
        await Problems(command, await Things(command.Request, ct), ct);

    /// <summary>The answer to the same form where it arrived twice at once; what its twin has taken is then no longer free for this one.</summary>
    async Task<FileLoanResult?> AnsweredMeanwhile(FileLoanCommand command, object content, CancellationToken ct) =>
        await once.Find(command.Person, Command, command.Key, content, ct) is { } first ? AnswerAgain(first) : null;

    static FileLoanResult AnswerAgain(Earlier earlier)
    {
        Guid[] loans = [.. earlier.Answer.Split(',').Select(Guid.Parse)];
        return earlier.SameContent ? new FileLoanResult.Filed(loans) : new FileLoanResult.FormUsedAlready(loans[0]);
    }

    async Task<Dictionary<Guid, Asset>> Things(LoanRequest request, CancellationToken ct)
    {
        var ids = request.Things.Select(thing => thing.Asset).ToList();
        return await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, ct);
    }

    async Task<List<LoanProblem>> Problems(FileLoanCommand command, Dictionary<Guid, Asset> things, CancellationToken ct)
    {
        var today = clock.Today();
        var classes = await db.Set<AssetClass>().AsNoTracking().ToDictionaryAsync(kind => kind.Code, ct);
        var problems = command.Request.Problems(things, classes, today, oneUnit: command.Slip is not null).ToList();
        problems.AddRange(await OfBorrower(command, today, ct));
        return problems.Count > 0 ? problems : await NotFree(command, things, ct);
    }

    /// <summary>A borrower files in the name of a post that is held; for somebody else an officer says who it is, once and for all.</summary>
    async Task<IReadOnlyList<LoanProblem>> OfBorrower(FileLoanCommand command, DateOnly today, CancellationToken ct)
    {
        if (command.For is { } keyed)
        {
            var wrong = keyed.Problems(command.Person, today, before: false).ToList();
            if (keyed.Kind == BorrowerKind.Agency && keyed.Picture is not null && !await images.IsFree(keyed.Picture, command.Person, ct))
                wrong.Add(new("Borrower.Picture", LoanProblemCode.PictureMissing));
            return await opening.NotInChart(keyed, today, ct) is { } unknown ? [.. wrong, unknown] : wrong;
        }
        if (command.Slip is { } slip && await db.Set<Loan>().AnyAsync(loan => loan.Id == slip && loan.KeyedById == command.Person, ct))
            return [];
        return await db.Set<Holding>().Where(StandingHoldings.On(today)).AnyAsync(held => held.PersonId == command.Person && held.PostId == command.Request.Post, ct) ? [] : [new("post", LoanProblemCode.PostNotYours)];
    }

    /// <summary>What is not free on some day. The slip's own holds do not stand in its way.</summary>
    async Task<List<LoanProblem>> NotFree(FileLoanCommand command, Dictionary<Guid, Asset> things, CancellationToken ct)
    {
        var request = command.Request;
        if (request is not { StartsOn: { } start, DueOn: { } due })
            return [];
        var days = await availability.Days([.. things.Values], start, due, clock.Today(), command.Slip, ct);
        return [.. request.Things
            .Select(thing => (thing, worst: days[thing.Asset].MinBy(day => day.Free)!))
            .Where(asked => asked.thing.Quantity > asked.worst.Free)
            .Select(asked => new LoanProblem($"thing-{asked.thing.Asset}", LoanProblemCode.NotFree,
                things[asked.thing.Asset].Name, asked.worst.Free, asked.worst.Day, things[asked.thing.Asset].Counter))];
    }

    /// <summary>One slip for each holding unit, always in one order of units, so that two baskets never wait for each other crosswise.</summary>
    async Task<IReadOnlyList<Loan>> OpenEach(FileLoanCommand command, Keyer? keyer, Dictionary<Guid, Asset> things, DateTimeOffset at, CancellationToken ct)
    {
        var baskets = command.Request.ByHoldingUnit(things);
        Guid? together = baskets.Count > 1 ? clock.NewId() : null;
        var borrower = keyer is null ? await opening.Own(command.Person, command.Request.Post, ct) : await opening.For(command.For!, keyer, Bangkok.Day(at), ct);
        var loans = new List<Loan>();
        foreach (var basket in baskets)
            loans.Add(await opening.Open(borrower, basket, things, borrower.Kind == BorrowerKind.Agency ? LoanForms.AgencyWorkflow : LoanForms.Workflow, at, ct, together));
        return loans;
    }

    /// <returns>The slip; none where somebody else brought it or it does not wait to be changed.</returns>
    async Task<IReadOnlyList<Loan>> Reopen(Guid slip, FileLoanCommand command, Dictionary<Guid, Asset> things, CancellationToken ct)
    {
        var request = command.Request;
        await db.HoldStill(slip, ct);
        var loan = await db.Set<Loan>().Include(l => l.Lines).Include(l => l.Filings).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == slip, ct);
        if (loan is not { Status: LoanStatus.SentBack } || loan.FiledById != command.Person || things.Values.Any(asset => asset.HoldingUnitId != loan.HoldingUnitId))
            return [];

        await promises.Release(loan.Id, ct);
        db.RemoveRange(loan.Lines);
        await db.SaveChangesAsync(ct);   // the old lines go before new ones take their places
        loan.Lines.Clear();
        if (loan.KeyedById is null)
        {
            var borrower = await opening.Own(command.Person, request.Post, ct);
            (loan.BorrowerPost, loan.BorrowerUnitId, loan.BorrowerUnitName) = (borrower.Post, borrower.UnitId, borrower.UnitName);
        }
        var file = await db.Set<CaseFile>().SingleAsync(f => f.Id == slip, ct);
        (file.Subject, file.UnitId) = (request.Purpose.Trim(), loan.BorrowerUnitId);
        loan.Phone = request.Phone.Trim();
        loan.Purpose = request.Purpose.Trim();
        loan.Place = request.Place!.Value;
        loan.PlaceName = request.PlaceName.Trim();
        loan.StartsOn = request.StartsOn!.Value;
        loan.DueOn = request.DueOn!.Value;
        opening.Fill(loan, request, things);
        return [loan];
    }
}

/// <summary>Short code at the foot of a paper (รหัสตรวจสอบ): letters and digits that cannot be mistaken for each other when read aloud.</summary>
internal static class VerificationCode
{
    const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => $"{Part()}-{Part()}-{Part()}";

    static string Part() => System.Security.Cryptography.RandomNumberGenerator.GetString(Letters, 4);
}
