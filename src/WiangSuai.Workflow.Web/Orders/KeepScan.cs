using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Keeps the scan of a paper; <see cref="DropScans"/> clears away what no form was finished for.</summary>
public sealed class KeepScan(AppDb db, TimeProvider clock)
{
    /// <returns>The scan, or what is wrong with the file. The same file sent again by the same person is the same scan, while no paper has it.</returns>
    public async Task<(PaperScan? Scan, OrderProblem? Problem)> Handle(Guid person, string fileName, byte[] bytes, CancellationToken ct)
    {
        var (scan, problem) = await db.KeepScan(Unused(db).Where(scan => scan.ById == person), fileName, bytes, PaperScan.MostBytes, clock,
            kept => new PaperScan { Id = kept.Id, Bytes = kept.Bytes, Kind = kept.Kind, FileName = kept.FileName, Hash = kept.Hash, At = kept.At, ById = person }, ct);
        return (scan, problem switch
        {
            null => null,
            ScanProblem.TooBig => new OrderProblem("Scan", OrderProblemCode.ScanTooBig, PaperScan.MostBytes / 1024 / 1024),
            _ => new OrderProblem("Scan", OrderProblemCode.ScanNotUnderstood),
        });
    }

    internal static IQueryable<PaperScan> Unused(AppDb db) => db.Set<PaperScan>().Where(scan => !db.Set<PaperOrder>().Any(paper => paper.ScanId == scan.Id));
}

/// <summary>Drops scans that no paper came to refer to within a day.</summary>
public sealed class DropScans(AppDb db, TimeProvider clock) : IRecurring
{
    /// <returns>How many went.</returns>
    public Task<int> Run(CancellationToken ct) => db.DropScans(KeepScan.Unused(db), clock, ct);

    Task IRecurring.Run(CancellationToken ct) => Run(ct);
}
