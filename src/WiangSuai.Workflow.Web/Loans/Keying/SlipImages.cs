using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Keeps pictures of papers, and puts them to the slip they belong to.</summary>
public sealed class SlipImages(AppDb db, TimeProvider clock)
{
    /// <summary>The same for a form in which a file may have been chosen.</summary>
    /// <returns>The picture, or why it was not kept; neither where none was chosen.</returns>
    public async Task<(Guid? Picture, ScanProblem? Problem)> KeepFor(Guid person, IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 })
            return (null, null);
        var (image, problem) = await Keep(person, file, ct);
        return (image?.Id, problem);
    }

    /// <summary>Keeps a picture before anything else is asked of the form, so that a mistake in another field does not lose it.</summary>
    /// <returns>The picture, or what is wrong with the file. The same file sent again by the same person under the same name is the same picture, while no slip has it.</returns>
    public async Task<(SlipImage? Image, ScanProblem? Problem)> Keep(Guid person, IFormFile file, CancellationToken ct)
    {
        if (file.Length > SlipImage.MostBytes)
            return (null, ScanProblem.TooBig);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return await Keep(person, file.FileName, bytes.ToArray(), ct);
    }

    public Task<(SlipImage? Image, ScanProblem? Problem)> Keep(Guid person, string fileName, byte[] bytes, CancellationToken ct) => db.KeepScan(Unused(person).Where(kept => kept.FileName == fileName), fileName, bytes, SlipImage.MostBytes, clock,
        kept => new SlipImage { Id = kept.Id, Bytes = kept.Bytes, Kind = kept.Kind, FileName = kept.FileName, Hash = kept.Hash, At = kept.At, ById = person }, ct);

    /// <summary>Whether the person kept this picture and no slip has it yet.</summary>
    public Task<bool> IsFree(Guid? image, Guid person, CancellationToken ct) =>
        image is { } id ? Unused(person).AnyAsync(kept => kept.Id == id, ct) : Task.FromResult(false);

    /// <summary>Puts a kept picture to the slip, with its proof, in the caller's transaction.</summary>
    public async Task<LoanPaper> Attach(Loan loan, LoanPaperKind kind, Guid image, Guid by, string byName, DateTimeOffset at, CancellationToken ct)
    {
        var paper = new LoanPaper
        {
            Id = clock.NewId(),
            LoanId = loan.Id,
            Kind = kind,
            ImageId = image,
            ImageHash = await db.Set<SlipImage>().Where(kept => kept.Id == image).Select(kept => kept.Hash).SingleAsync(ct),
            ById = by,
            ByName = byName,
            At = at,
        };
        db.Add(paper);
        db.Add(Leaf.Of(clock.NewId(), "loan-paper", paper.Id, JsonSerializer.Serialize(
            new { kind = "loan-paper", id = paper.Id, loan = loan.Id, what = kind.ToString(), image = paper.ImageHash, by, at = at.ToString("O"), matter = loan.ContentHash }), at));
        return paper;
    }

    IQueryable<SlipImage> Unused(Guid person) => Unused(db).Where(image => image.ById == person);

    internal static IQueryable<SlipImage> Unused(AppDb db) => db.Set<SlipImage>().Where(image => !db.Set<LoanPaper>().Any(paper => paper.ImageId == image.Id));
}

/// <summary>Drops pictures that no slip came to refer to within a day.</summary>
public sealed class DropSlipImages(AppDb db, TimeProvider clock) : IRecurring
{
    /// <returns>How many went.</returns>
    public Task<int> Run(CancellationToken ct) => db.DropScans(SlipImages.Unused(db), clock, ct);

    Task IRecurring.Run(CancellationToken ct) => Run(ct);
}
