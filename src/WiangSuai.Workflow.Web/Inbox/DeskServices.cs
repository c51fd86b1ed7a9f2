using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>What people do with the tasks of their inbox besides deciding them.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<ClaimRules>()
        .AddScoped<InboxReader>()
        .AddScoped<OpinionReader>()
        .AddScoped<ClaimTask>()
        .AddRecurring<EndClaims>("end-claims", "20 * * * * ?")
        .AddScoped<DecideBatch>()
        .AddScoped<BatchReader>()
        .AddScoped<AskOpinion>()
        .AddScoped<GiveOpinion>()
        .AddScoped<PassUp>()
        .AddScoped<TakeBackDecision>();
}
