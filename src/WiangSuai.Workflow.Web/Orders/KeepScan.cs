using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Keeps the scan of a paper before anything else is asked of the form, so that a mistake in another field does not lose it; <see cref="DropScans"/> clears away what no form was finished for.</summary>
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

/// <summary>Drops scans that no paper came to refer to within a day. The database itself keeps those that one refers to.</summary>
public sealed class DropScans(AppDb db, TimeProvider clock) : IRecurring
{
    static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <returns>How many went.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var before = (clock.GetUtcNow() - Patience).ToStoredInstant();
        await using var write = await db.BeginWrite(ct);
        var dropped = await db.Set<PaperScan>().Where(scan => scan.At < before && !db.Set<PaperOrder>().Any(paper => paper.ScanId == scan.Id)).ExecuteDeleteAsync(ct);
        await write.Commit(ct);
        return dropped;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);
}
