using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Makes the rows of a new slip, whoever brings it, in the caller's transaction.</summary>
public sealed class LoanOpening(AppDb db, Course course, Outsiders outsiders, TimeProvider clock)
{
    /// <summary>The borrower files in the name of a post that is held.</summary>
    public async Task<BorrowerOfSlip> Own(Guid person, Guid post, CancellationToken ct)
    {
        var held = await db.Set<Post>().AsNoTracking().Include(p => p.Unit).SingleAsync(p => p.Id == post, ct);
        return new BorrowerOfSlip(person, BorrowerKind.Staff, held.Title, held.UnitId, held.Unit!.Name);
    }

    /// <summary>The borrower whom an officer keyed. Who is known by name only is written down as a person.</summary>
    public async Task<BorrowerOfSlip> For(KeyedBorrower keyed, Keyer keyer, DateOnly today, CancellationToken ct)
    {
        switch (keyed.Kind)
        {
            case BorrowerKind.Staff:
                var post = await PostOf(keyed.Person!.Value, today, ct) ?? throw new InvalidOperationException($"Person {keyed.Person} holds no post; the request was checked.");
                return new BorrowerOfSlip(keyed.Person.Value, keyed.Kind, post.Title, post.UnitId, post.Unit!.Name, keyer);
            case BorrowerKind.Named:
                var unit = await db.Set<Unit>().AsNoTracking().SingleAsync(u => u.Id == keyed.Unit, ct);
                return new BorrowerOfSlip(outsiders.Add(keyed.Name).Id, keyed.Kind, keyed.Post.Trim(), unit.Id, unit.Name, keyer);
            case BorrowerKind.Agency:
                var letter = string.IsNullOrWhiteSpace(keyed.LetterNumber) ? null : keyed.LetterNumber.Trim();
                return new BorrowerOfSlip(outsiders.Add(keyed.Name).Id, keyed.Kind, keyed.Post.Trim(), null, keyed.Agency.Trim(), keyer, letter, letter is null ? null : keyed.LetterDate);
            default:
                throw new System.Diagnostics.UnreachableException($"borrower {keyed.Kind}");
        }
    }

    /// <summary>What the office's chart says against the borrower typed; none where it fits.</summary>
    public async Task<LoanProblem?> NotInChart(KeyedBorrower keyed, DateOnly today, CancellationToken ct) => keyed.Kind switch
    {
        BorrowerKind.Staff when keyed.Person is { } person && await PostOf(person, today, ct) is null => new("Borrower.Person", LoanProblemCode.BorrowerMissing),
        BorrowerKind.Named when keyed.Unit is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit && u.AbolishedOn == null, ct) => new("Borrower.Unit", LoanProblemCode.BorrowerUnitMissing),
        _ => null,
    };

    public async Task<Loan> Open(BorrowerOfSlip borrower, LoanRequest request, IReadOnlyDictionary<Guid, Asset> things, string workflow, DateTimeOffset at, CancellationToken ct, Guid? together = null, DateOnly? paperDate = null)
    {
        var instance = await course.Begin(workflow, at, ct);
        var loan = new Loan
        {
            Id = clock.NewId(),
            HoldingUnitId = things[request.Things[0].Asset].HoldingUnitId,
            BasketId = together,
            BorrowerId = borrower.Person,
            BorrowerKind = borrower.Kind,
            BorrowerPost = borrower.Post,
            BorrowerUnitId = borrower.UnitId,
            BorrowerUnitName = borrower.UnitName,
            KeyedById = borrower.Keyer?.Id,
            KeyedByName = borrower.Keyer?.Name,
            KeyedByPost = borrower.Keyer?.Post,
            LetterNumber = borrower.LetterNumber,
            LetterDate = borrower.LetterDate,
            PaperDate = paperDate,
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
            FromPersonId = loan.FiledById,
            UnitId = loan.BorrowerUnitId,
            OpenedAt = at,
        });
        db.Add(loan);
        return loan;
    }

    public void Fill(Loan loan, LoanRequest request, IReadOnlyDictionary<Guid, Asset> things)
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

    /// <summary>Keeps what was filed, whole: the slip itself changes with the next filing.</summary>
    /// <param name="by">Who files: the borrower, or the officer who keys it.</param>
    public void Record(Loan loan, Guid by, DateTimeOffset at)
    {
        loan.ContentHash = LoanContent.HashOf(loan);
        var filing = new Filing
        {
            Id = clock.NewId(),
            LoanId = loan.Id,
            Time = loan.Filings.Count + 1,
            PersonId = by,
            Post = by == loan.KeyedById ? loan.KeyedByPost! : loan.BorrowerPost,
            At = at,
            Content = LoanContent.CanonicalText(loan),
            ContentHash = loan.ContentHash,
        };
        loan.Filings.Add(filing);
        db.Add(filing);
        db.Add(Leaf.Of(clock.NewId(), "filing", filing.Id, JsonSerializer.Serialize(
            new { kind = "filing", loan = loan.Id, time = filing.Time, by, at = at.ToString("O"), matter = filing.ContentHash }), at));
    }

    /// <summary>The post in whose name somebody of the chart borrows: the own one before those acted in.</summary>
    async Task<Post?> PostOf(Guid person, DateOnly today, CancellationToken ct)
    {
        var post = await db.Set<Holding>().Where(StandingHoldings.On(today)).Where(held => held.PersonId == person)
            .OrderBy(held => held.Mode == Authority.HoldingMode.Own ? 0 : 1).ThenBy(held => held.From).Select(held => (Guid?)held.PostId).FirstOrDefaultAsync(ct);
        return post is { } id ? await db.Set<Post>().AsNoTracking().Include(p => p.Unit).SingleAsync(p => p.Id == id, ct) : null;
    }
}
