using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Who may write orders and confirm papers, asked of holdings in the acting transaction. Looking after the system opens nothing here.</summary>
public sealed class OrderRights(AppDb db)
{
    public async Task<bool> MayWrite(Guid person, DateTimeOffset at, CancellationToken ct) =>
        OrderAudience.WriteOrders(Roles.Of(await HeldPosts.Of(db, person, Bangkok.Day(at), ct), administrator: false));

    /// <summary>Whether the person would receive a power by an order of this content: that is an interest of one's own, as when a draft is signed.</summary>
    public async Task<bool> WouldReceive(Guid person, OrderContent content, DateTimeOffset at, CancellationToken ct) => content.GivesTo(await PostsOf(person, at, ct));

    public Task<List<Guid>> PostsOf(Guid person, DateTimeOffset at, CancellationToken ct) =>
        db.Set<Holding>().Where(StandingHoldings.On(Bangkok.Day(at))).Where(h => h.PersonId == person).Select(h => h.PostId).ToListAsync(ct);
}
