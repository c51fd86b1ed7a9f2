using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>Registers what internal audit needs.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudits(this IServiceCollection services) =>
        services
            .AddScoped<ICaseRoom, CellRoom>()
            .AddScoped<ICaseRoom, FindingRoom>()
            .AddScoped<AuditMatters>()
            .AddScoped<AuditRulings>()
            .AddScoped<AuditReaders>()
            .AddScoped<AuditReader>()
            .AddRecurring<OpenAuditMonth>("open-audit-months", "0 5 * * * ?", soonAfterStart: true)
            .AddScoped<EndAuditMonth>()
            .AddScoped<AnswerChecklist>()
            .AddScoped<SkipCell>()
            .AddScoped<ReportFinding>()
            .AddScoped<ReplyToFinding>()
            .AddScoped<FollowUpFinding>();
}
