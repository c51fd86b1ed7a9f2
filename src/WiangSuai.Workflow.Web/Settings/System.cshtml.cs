using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Quartz;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>What whoever looks after the system has to know: what could not be sent or done, and what runs by itself (ระบบ).</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class SystemModel(AppDb db, IServiceProvider services, SettingTexts say) : PageModel
{
    public string Version { get; } = typeof(SystemModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "–";

    public DateTimeOffset Started { get; } = new(Process.GetCurrentProcess().StartTime.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>Whether this server runs what comes again and again; another one may.</summary>
    public bool Runs { get; private set; }
    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];
    public IReadOnlyList<KeyFigure> Numbers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var letters = await db.Set<OutboxMessage>().CountAsync(message => message.State == OutboxState.GivenUp, ct);
        var stuck = await db.Set<WorkflowTimer>().CountAsync(timer => timer.Attempts >= WorkflowTimer.StuckAfter, ct);
        var issues = await db.Set<SignInIssue>().CountAsync(issue => issue.EffectiveAt == null && issue.EndedAt == null, ct);
        Numbers =
        [
            new(letters, say["LettersGivenUp"], "/settings/mail", Late: letters > 0, Hot: letters > 0),
            new(stuck, say["TimersStuck"], "/settings/timers", Late: stuck > 0, Hot: stuck > 0),
            new(issues, say["SignInsWaiting"], "/accounts", Hot: issues > 0),
        ];
        var scheduler = services.GetService<ISchedulerFactory>() is { } factory ? await factory.GetScheduler(ct) : null;
        Runs = scheduler is not null;
        var jobs = new List<JobRow>();
        foreach (var work in services.GetServices<Recurring>().OrderBy(work => work.Name, StringComparer.Ordinal))
        {
            var trigger = scheduler is null ? null : await scheduler.GetTrigger(new TriggerKey(work.Name), ct);
            jobs.Add(new(work.Name, trigger?.PreviousFireTimeUtc, trigger?.NextFireTimeUtc));
        }
        Jobs = jobs;
    }
}

/// <param name="Before">When it ran last.</param>
public sealed record JobRow(string Name, DateTimeOffset? Before, DateTimeOffset? Next);
