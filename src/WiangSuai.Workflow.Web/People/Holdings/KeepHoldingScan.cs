using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Keeps the scan of an appointment order.</summary>
public sealed class KeepHoldingScan(AppDb db, TimeProvider clock)
{
    /// <returns>The scan; none where the file is too big or no PDF, JPEG or PNG. The same file sent again by the same account is the same scan, while no proposal has it.</returns>
    public async Task<HoldingScan?> Handle(Guid account, string fileName, byte[] bytes, CancellationToken ct) => (await db.KeepScan(
        Unused(db).Where(scan => scan.ByAccountId == account), fileName, bytes, PaperScan.MostBytes, clock,
        kept => new HoldingScan { Id = kept.Id, Bytes = kept.Bytes, Kind = kept.Kind, FileName = kept.FileName, Hash = kept.Hash, At = kept.At, ByAccountId = account }, ct)).Scan;

    internal static IQueryable<HoldingScan> Unused(AppDb db) => db.Set<HoldingScan>().Where(scan => !db.Set<HoldingProposal>().Any(proposal => proposal.ScanId == scan.Id));
}

/// <summary>Drops scans that no proposal came to refer to within a day.</summary>
public sealed class DropHoldingScans(AppDb db, TimeProvider clock) : IRecurring
{
    /// <returns>How many went.</returns>
    public Task<int> Run(CancellationToken ct) => db.DropScans(KeepHoldingScan.Unused(db), clock, ct);

    Task IRecurring.Run(CancellationToken ct) => Run(ct);
}
