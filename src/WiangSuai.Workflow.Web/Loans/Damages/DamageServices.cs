using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What cases of damage and loss need.</summary>
internal static class DamageServices
{
    public static IServiceCollection AddDamages(this IServiceCollection services) => services
        .AddScoped<ICaseRoom, DamageRoom>()
        .AddScoped(provider => new Lazy<Course>(provider.GetRequiredService<Course>))   // which asks every room, also the one that closes slips
        .AddSingleton<DamageRules>()
        .AddScoped<DamageCases>()
        .AddScoped<DamageReader>()
        .AddScoped<OpenDamage>()
        .AddScoped<StateDamage>()
        .AddScoped<ProposeDamage>()
        .AddScoped<SettleDamage>()
        .AddScoped<OutOfUse>()
        .AddScoped<CloseLoan>();
}
