using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>Registers what internal audit needs.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudits(this IServiceCollection services)
    {
        services.TryAddScoped<HolidaysBetween>(_ => (_, _, _) => Task.FromResult<IReadOnlySet<DateOnly>>(FrozenSet<DateOnly>.Empty));
        return services
            .AddScoped<ICaseRoom, CellRoom>()
            .AddScoped<ICaseRoom, FindingRoom>()
            .AddScoped<AuditMatters>()
            .AddScoped<AuditRulings>()
            .AddScoped<AuditReaders>()
            .AddScoped<AuditReader>()
            .AddScoped<UnitHeads>()
            .AddScoped<OpenAuditMonth>()
            .AddScoped<EndAuditMonth>()
            .AddScoped<AnswerChecklist>()
            .AddScoped<SkipCell>()
            .AddScoped<ReportFinding>()
            .AddScoped<ReplyToFinding>()
            .AddScoped<FollowUpFinding>();
    }
}
