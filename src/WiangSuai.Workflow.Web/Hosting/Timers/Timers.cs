using System.Globalization;
using Cronos;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Writes and withdraws the times that cases wait for, in the caller's transaction.</summary>
public sealed class Timers(AppDb db, TimeProvider clock)
{
    const string Cron = "Elsa.Cron";

    static readonly HashSet<string> Kinds = ["Elsa.Delay", "Elsa.Timer", "Elsa.StartAt", Cron];

    /// <summary>A cron expression of a document means the office's clock, as everything on its walls does.</summary>
    static readonly TimeZoneInfo Bangkok = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bangkok");

    /// <summary>Whether time resumes it, rather than a person.</summary>
    public static bool Resume(Bookmark bookmark) => Kinds.Contains(bookmark.Kind);

    /// <exception cref="CourseRefusedException">The document gives no time that will ever come.</exception>
    public void Set(Bookmark bookmark, WorkflowInstance instance, ICaseRecord record, DateTimeOffset at)
    {
        var due = (bookmark.Kind == Cron ? Next(bookmark.Text("expression"), at) : Given(bookmark)).ToStoredInstant();
        db.Add(new WorkflowTimer
        {
            Id = clock.NewId(),
            InstanceId = instance.Id,
            CaseId = record.Id,
            BookmarkId = bookmark.Id,
            Kind = bookmark.Kind,
            DueAt = due,
            NextTryAt = due,
        });
    }

    /// <summary>Those whose bookmarks a step closed: used, or dropped because their activity ended.</summary>
    public async Task Withdraw(WorkflowInstance instance, IEnumerable<Bookmark> closed, CancellationToken ct)
    {
        var ids = closed.Where(Resume).Select(bookmark => bookmark.Id).ToHashSet();
        if (ids.Count > 0)
            db.RemoveRange((await Of(instance, ct)).Where(timer => ids.Contains(timer.BookmarkId)));
    }

    /// <summary>All that an instance still waits for, because it ended.</summary>
    public async Task WithdrawAll(WorkflowInstance instance, CancellationToken ct) => db.RemoveRange(await Of(instance, ct));

    /// <summary>Those stored and those set in this very transaction.</summary>
    async Task<IReadOnlyList<WorkflowTimer>> Of(WorkflowInstance instance, CancellationToken ct)
    {
        await db.Set<WorkflowTimer>().Where(timer => timer.InstanceId == instance.Id).LoadAsync(ct);
        return [.. db.Set<WorkflowTimer>().Local.Where(timer => timer.InstanceId == instance.Id)];
    }

    static DateTimeOffset Given(Bookmark bookmark) =>
        DateTimeOffset.TryParse(bookmark.Text("dueAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var due)
            ? due
            : throw new CourseRefusedException($"{bookmark.ActivityId} waits for '{bookmark.Text("dueAt")}', which is no instant.");

    /// <summary>The first time after the instant; five fields (minutes first) or six (seconds first).</summary>
    static DateTimeOffset Next(string expression, DateTimeOffset at)
    {
        var seconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 5;
        return CronExpression.TryParse(expression, seconds ? CronFormat.IncludeSeconds : CronFormat.Standard, out var cron) && cron.GetNextOccurrence(at, Bangkok) is { } next
            ? next
            : throw new CourseRefusedException($"The cron expression '{expression}' names no time that will come.");
    }
}
