using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>
/// Ends the course of a draft whose order was revoked, or whose last day passed, before the public was told of it (สิ้นผลก่อนประกาศ): nothing is left
/// to announce, so nobody is asked any longer. A revocation does it in its own transaction; for days that pass, it runs by the clock.
/// </summary>
public sealed class EndUnannounced(AppDb db, Course course, TimeProvider clock) : IRecurring
{
    /// <returns>How many ended.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var ended = 0;
        foreach (var order in await Pending().Select(draft => draft.InstrumentId!.Value).ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            if (await RevokeOrder.Find(db, order, ct) is not { } found || !found.HasEnded(clock.GetUtcNow()))
                continue;
            await using var work = await db.Deciding(clock, ct);
            if (!await In(work, order, null, ct))
                continue;
            await work.Commit(ct);
            ended++;
        }
        return ended;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    /// <summary>The act itself in the caller's transaction. An order that has ended never grants again, so who calls has looked before.</summary>
    /// <param name="person">Who revoked it; none where its last day passed.</param>
    /// <returns>False where no announcement is pending.</returns>
    public async Task<bool> In(AuthorityWork work, Guid order, Guid? person, CancellationToken ct)
    {
        if (await Pending().Where(draft => draft.InstrumentId == order).Select(draft => (Guid?)draft.Id).SingleOrDefaultAsync(ct) is not { } id)
            return false;
        await db.HoldStill(id, ct);
        var draft = await db.Set<OrderDraft>().SingleAsync(one => one.Id == id, ct);
        if (!draft.MoveTo(OrderDraftStatus.Lapsed, work.At))
            return false;
        await course.Cancel(draft, person, work, ct);
        return true;
    }

    IQueryable<OrderDraft> Pending() => db.Set<OrderDraft>().Where(draft => draft.Status == OrderDraftStatus.Issued);
}
