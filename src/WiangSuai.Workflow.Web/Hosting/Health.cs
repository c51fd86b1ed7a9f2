using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: and its database does.</summary>
internal static class Health
{
    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddDbContextCheck<AppDb>("database");
        return services;
    }

    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
