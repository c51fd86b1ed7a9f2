using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Drops files that were sent as registers, with their plans, when their time is over. The line in the list of imports stays.</summary>
public sealed class DropImportedFiles(AppDb db, TimeProvider clock) : IRecurring
{
    /// <returns>How many went.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var before = (clock.GetUtcNow() - ImportRun.Kept).ToStoredInstant();
        byte[]? nothing = null;
        await using var write = await db.BeginWrite(ct);
        var dropped = await db.Set<ImportRun>().Where(run => run.At <= before && run.Content != null)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.Content, nothing).SetProperty(run => run.Plan, nothing).SetProperty(run => run.Version, run => run.Version + 1), ct);
        await write.Commit(ct);
        return dropped;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);
}
