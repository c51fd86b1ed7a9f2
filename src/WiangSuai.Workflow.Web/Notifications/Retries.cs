namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>How long a letter waits before it is tried again. Together about two days, so that a mail server that is down over a weekend day is outlasted.</summary>
public static class Retries
{
    static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>After this many attempts it is given up.</summary>
    public static int Most => Waits.Length + 1;

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <returns>Null where it is given up.</returns>
    public static TimeSpan? After(int attempt) => attempt <= Waits.Length ? Waits[attempt - 1] : null;
}
