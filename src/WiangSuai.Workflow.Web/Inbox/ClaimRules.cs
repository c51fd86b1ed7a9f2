using System.Globalization;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>How long somebody may keep a task taken. Our own deadline, so working days; the setting <c>Inbox:ClaimWorkingDays</c>.</summary>
public sealed class ClaimRules
{
    const string Setting = "Inbox:ClaimWorkingDays";

    /// <exception cref="CannotStartException">The setting is no whole number from 1.</exception>
    public ClaimRules(IConfiguration settings) =>
        WorkingDays = int.TryParse(settings[Setting] ?? "2", NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= 1
            ? days
            : throw new CannotStartException($"ค่าตั้ง {Setting} ใช้ไม่ได้ / The setting {Setting} cannot be used: '{settings[Setting]}'; 1, 2, 3 …");

    /// <summary>Working days after the day on which it was taken; through the last of them it holds.</summary>
    public int WorkingDays { get; }

    /// <summary>The first instant at which it no longer holds: the midnight that ends the last day.</summary>
    public DateTimeOffset Until(DateTimeOffset at, IReadOnlySet<DateOnly> holidays) =>
        Bangkok.Instant(Inbox.WorkingDays.After(Bangkok.Day(at), WorkingDays, holidays).AddDays(1), TimeOnly.MinValue);
}
