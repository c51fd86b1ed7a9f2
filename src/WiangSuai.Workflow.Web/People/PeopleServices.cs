using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.People;

/// <summary>What drawing the office's chart and recording who holds which post needs.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<PeopleRights>()
        .AddScoped<WriteChart>()
        .AddScoped<KeepChart>()
        .AddScoped<KeepHoldingScan>()
        .AddScoped<RecordHolding>()
        .AddScoped<WriteProposal>()
        .AddScoped<ProposeHolding>()
        .AddScoped<DecideProposal>()
        .AddScoped<ImportPeople>()
        .AddRecurring<DropHoldingScans>("drop-holding-scans", "40 41 * * * ?");
}
