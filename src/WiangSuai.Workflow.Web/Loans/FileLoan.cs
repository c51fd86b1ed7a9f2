using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The borrower files a slip (ยื่นคำขอ), or files it again after it was sent back. A basket of things of several holding units becomes one slip each,
/// all or none: each unit keeps its own register, and its own head decides.
/// </summary>
/// <param name="Slip">The slip that was sent back; null for a new one.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record FileLoanCommand(Guid Person, Guid? Slip, LoanRequest Request, string Key);

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

public sealed class FileLoan(AppDb db, Promises promises, Availability availability, Course course, Idempotency once, TimeProvider clock)
{
    const string Command = "file-loan";

    public async Task<FileLoanResult> Handle(FileLoanCommand command, CancellationToken ct)
    {
        var content = new { command.Slip, command.Request };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return AnswerAgain(earlier);

        var things = await Things(command.Request, ct);
        if (await Problems(command, things, ct) is { Count: > 0 } problems)
            return await AnsweredMeanwhile(command, content, ct) ?? new FileLoanResult.Invalid(problems);
        try
        {
            await using var deciding = await db.Deciding(clock, ct);
            var loans = command.Slip is { } slip
                ? await Reopen(slip, command, things, ct)
                : await OpenEach(command, things, deciding.At, ct);
            foreach (var loan in loans)
            {
                Record(loan, command.Person, deciding);
                await promises.Make(loan, ct);
                await course.Answer(loan, LoanForms.Request, command.Person, new JsonObject { ["Outside"] = loan.Place == LoanPlace.Outside }, deciding, ct);
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
        if (!await db.Set<Holding>().AnyAsync(h => h.PersonId == command.Person && h.PostId == command.Request.Post && h.KnownTo == null && h.From <= today && (h.To == null || h.To >= today), ct))
            problems.Add(new("post", LoanProblemCode.PostNotYours));
        return problems.Count > 0 ? problems : await NotFree(command, things, ct);
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
    async Task<IReadOnlyList<Loan>> OpenEach(FileLoanCommand command, Dictionary<Guid, Asset> things, DateTimeOffset at, CancellationToken ct)
    {
        var baskets = command.Request.ByHoldingUnit(things);
        Guid? together = baskets.Count > 1 ? clock.NewId() : null;
        var loans = new List<Loan>();
        foreach (var basket in baskets)
            loans.Add(await Open(command.Person, basket, together, things, at, ct));
        return loans;
    }

    async Task<Loan> Open(Guid person, LoanRequest request, Guid? together, Dictionary<Guid, Asset> things, DateTimeOffset at, CancellationToken ct)
    {
        var post = await db.Set<Post>().AsNoTracking().SingleAsync(p => p.Id == request.Post, ct);
        var instance = await course.Begin(LoanForms.Workflow, at, ct);
        var loan = new Loan
        {
            Id = clock.NewId(),
            HoldingUnitId = things[request.Things[0].Asset].HoldingUnitId,
            BasketId = together,
            BorrowerId = person,
            BorrowerPost = post.Title,
            BorrowerUnitId = post.UnitId,
            Phone = request.Phone.Trim(),
            Purpose = request.Purpose.Trim(),
            Place = request.Place!.Value,
            PlaceName = request.PlaceName.Trim(),
            StartsOn = request.StartsOn!.Value,
            DueOn = request.DueOn!.Value,
            Amount = 0,
            FiledAt = at,
            InstanceId = instance.Id,
            VerificationCode = VerificationCode.New(),
        };
        Fill(loan, request, things);
        db.Add(new CaseFile
        {
            Id = loan.Id,
            Kind = CaseKind.Loan,
            InstanceId = instance.Id,
            Subject = loan.Purpose,
            FromPersonId = loan.BorrowerId,
            UnitId = loan.BorrowerUnitId,
            OpenedAt = at,
        });
        db.Add(loan);
        return loan;
    }

    /// <returns>The slip; none where it is not the borrower's or does not wait for the borrower.</returns>
    async Task<IReadOnlyList<Loan>> Reopen(Guid slip, FileLoanCommand command, Dictionary<Guid, Asset> things, CancellationToken ct)
    {
        var request = command.Request;
        await db.HoldStill(slip, ct);
        var loan = await db.Set<Loan>().Include(l => l.Lines).Include(l => l.Filings).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == slip && l.BorrowerId == command.Person, ct);
        if (loan is not { Status: LoanStatus.SentBack } || things.Values.Any(asset => asset.HoldingUnitId != loan.HoldingUnitId))
            return [];

        await promises.Release(loan.Id, ct);
        db.RemoveRange(loan.Lines);
        await db.SaveChangesAsync(ct);   // the old lines go before new ones take their places
        loan.Lines.Clear();
        var post = await db.Set<Post>().AsNoTracking().SingleAsync(p => p.Id == request.Post, ct);
        (loan.BorrowerPost, loan.BorrowerUnitId) = (post.Title, post.UnitId);
        var file = await db.Set<CaseFile>().SingleAsync(f => f.Id == slip, ct);
        (file.Subject, file.UnitId) = (request.Purpose.Trim(), post.UnitId);
        loan.Phone = request.Phone.Trim();
        loan.Purpose = request.Purpose.Trim();
        loan.Place = request.Place!.Value;
        loan.PlaceName = request.PlaceName.Trim();
        loan.StartsOn = request.StartsOn!.Value;
        loan.DueOn = request.DueOn!.Value;
        Fill(loan, request, things);
        return [loan];
    }

    /// <summary>Keeps what was filed, whole: the slip itself changes with the next filing.</summary>
    void Record(Loan loan, Guid person, DecidingWork deciding)
    {
        loan.ContentHash = LoanContent.HashOf(loan);
        var filing = new Filing
        {
            Id = clock.NewId(),
            LoanId = loan.Id,
            Time = loan.Filings.Count + 1,
            PersonId = person,
            Post = loan.BorrowerPost,
            At = deciding.At,
            Content = LoanContent.CanonicalText(loan),
            ContentHash = loan.ContentHash,
        };
        loan.Filings.Add(filing);
        db.Add(filing);
        db.Add(Leaf.Of(clock.NewId(), "filing", filing.Id, JsonSerializer.Serialize(
            new { kind = "filing", loan = loan.Id, time = filing.Time, by = person, at = deciding.At.ToString("O"), matter = filing.ContentHash }), deciding.At));
    }

    void Fill(Loan loan, LoanRequest request, Dictionary<Guid, Asset> things)
    {
        foreach (var (thing, position) in request.Things.Select((thing, index) => (thing, index + 1)))
        {
            var asset = things[thing.Asset];
            loan.Lines.Add(new LoanLine
            {
                Id = clock.NewId(),
                LoanId = loan.Id,
                Position = position,
                AssetId = asset.Id,
                AssetName = asset.Name,
                AssetNumber = asset.Number,
                ClassCode = asset.ClassCode,
                Counter = asset.Counter,
                Accessories = asset.Accessories,
                Quantity = thing.Quantity,
                UnitPrice = asset.UnitPrice,
                IsPool = asset.IsPool,
            });
        }
        loan.Amount = loan.Lines.Sum(line => line.Quantity * line.UnitPrice);
    }
}

/// <summary>Short code at the foot of a paper (รหัสตรวจสอบ): letters and digits that cannot be mistaken for each other when read aloud.</summary>
internal static class VerificationCode
{
    const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => $"{Part()}-{Part()}-{Part()}";

    static string Part() => System.Security.Cryptography.RandomNumberGenerator.GetString(Letters, 4);
}
