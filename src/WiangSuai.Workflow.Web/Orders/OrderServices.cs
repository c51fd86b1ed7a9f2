using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>What drafting, signing, announcing, revoking and bringing in orders needs.</summary>
internal static class OrderServices
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddScoped<ICaseRoom, OrderRoom>()
        .AddScoped(provider => new Lazy<ReassignTasks>(provider.GetRequiredService<ReassignTasks>))   // which asks every room, also the one that signs
        .AddScoped<MakeOrder>()
        .AddScoped<OrderWording>()
        .AddScoped<OrderPapers>()
        .AddScoped<OrdersUnderWay>()
        .AddScoped<OrderRights>()
        .AddScoped<CentralRegistry>()
        .AddScoped<DraftOrder>()
        .AddScoped<WithdrawDraft>()
        .AddScoped<AnnounceOrder>()
        .AddScoped<RevokeOrder>()
        .AddScoped<TouchedTasks>()
        .AddScoped<KeepScan>()
        .AddScoped<TranscribeOrder>()
        .AddScoped<ReviewPaper>()
        .AddScoped<ConfirmPaper>()
        .AddScoped<RefusePaper>()
        .AddRecurring<EndUnannounced>("end-unannounced", "40 1 * * * ?")
        .AddRecurring<DropScans>("drop-scans", "20 31 * * * ?");
}
