using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Settings;

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
            .AddScoped<UnitHeads>()
            .AddScoped<HolidaysBetween>(provider => (_, _, ct) => provider.GetRequiredService<HolidayCalendar>().Days(ct).AsTask())
            .AddScoped<OpenAuditMonth>()
            .AddRecurring<OpenAuditMonths>("open-audit-months", "0 5 * * * ?")
            .AddScoped<EndAuditMonth>()
            .AddScoped<AnswerChecklist>()
            .AddScoped<SkipCell>()
            .AddScoped<ReportFinding>()
            .AddScoped<ReplyToFinding>()
            .AddScoped<FollowUpFinding>();
}

/// <summary>Opens what is due, every hour: on the first working day soon after midnight, and after a time when the server was down with the next hour.</summary>
internal sealed class OpenAuditMonths(OpenAuditMonth open) : IRecurring
{
    public Task Run(CancellationToken ct) => open.Run(ct);
}
