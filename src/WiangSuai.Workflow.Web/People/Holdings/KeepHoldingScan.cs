using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Keeps the scan of an appointment order before anything else is asked of the form, so that a mistake in another field does not lose it.</summary>
public sealed class KeepHoldingScan(AppDb db, TimeProvider clock)
{
    const int LongestName = 200;

    /// <returns>The scan; none where the file is too big or no PDF, JPEG or PNG. The same file sent again by the same account is the same scan, while no proposal has it.</returns>
    public async Task<HoldingScan?> Handle(Guid account, string fileName, byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length > PaperScan.MostBytes || PaperScan.KindOf(bytes) is not { } kind)
            return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (await db.Set<HoldingScan>().FirstOrDefaultAsync(scan => scan.ByAccountId == account && scan.Hash == hash && !db.Set<HoldingProposal>().Any(proposal => proposal.ScanId == scan.Id), ct) is { } known)
            return known;
        var kept = new HoldingScan
        {
            Id = clock.NewId(),
            Bytes = bytes,
            Kind = kind,
            FileName = fileName.Length <= LongestName ? fileName : fileName[^LongestName..],
            Hash = hash,
            ByAccountId = account,
            At = clock.GetUtcNow(),
        };
        db.Add(kept);
        await db.SaveChangesAsync(ct);
        return kept;
    }
}

/// <summary>Drops scans that no proposal came to refer to within a day. The database itself keeps those that one refers to.</summary>
public sealed class DropHoldingScans(AppDb db, TimeProvider clock) : IRecurring
{
    static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <returns>How many went.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var before = (clock.GetUtcNow() - Patience).ToStoredInstant();
        await using var write = await db.BeginWrite(ct);
        var dropped = await db.Set<HoldingScan>().Where(scan => scan.At < before && !db.Set<HoldingProposal>().Any(proposal => proposal.ScanId == scan.Id)).ExecuteDeleteAsync(ct);
        await write.Commit(ct);
        return dropped;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);
}
