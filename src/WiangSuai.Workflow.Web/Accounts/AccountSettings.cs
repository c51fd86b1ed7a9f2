namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>How long sign-ins last; settings <c>Accounts:SharedIdleMinutes</c>, <c>Accounts:OwnDays</c>, <c>Accounts:SheetDays</c>.</summary>
/// <param name="SharedIdle">A shared device signs out by itself when it was not used for so long; 15 minutes unless set.</param>
/// <param name="Own">One's own device stays signed in for so long; 7 days unless set.</param>
/// <param name="SheetIsValid">A printed sheet opens the account for so long; 7 days unless set.</param>
public sealed record AccountSettings(TimeSpan SharedIdle, TimeSpan Own, TimeSpan SheetIsValid)
{
    /// <summary>No sign-in on a shared device is longer than a working day, however busy.</summary>
    public static readonly TimeSpan LongestShared = TimeSpan.FromHours(12);

    internal static AccountSettings Read(IConfiguration settings) => new(
        TimeSpan.FromMinutes(Math.Clamp(settings.GetValue("Accounts:SharedIdleMinutes", 15), 1, 12 * 60)),
        TimeSpan.FromDays(Math.Clamp(settings.GetValue("Accounts:OwnDays", 7), 1, 90)),
        TimeSpan.FromDays(Math.Clamp(settings.GetValue("Accounts:SheetDays", 7), 1, 30)));
}
