namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>How many wrong passwords are borne in a row, and how long the next attempt then waits.</summary>
/// <param name="Free">Attempts without waiting.</param>
/// <param name="First">Wait after the last free attempt; each further one doubles it.</param>
/// <param name="Longest">No wait is longer.</param>
public sealed record Patience(int Free, TimeSpan First, TimeSpan Longest)
{
    /// <summary>A device on which this account has signed in before.</summary>
    public static readonly Patience WithKnownDevice = new(10, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));

    /// <summary>One unknown device or network address.</summary>
    public static readonly Patience WithStranger = new(5, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>All unknown devices together, so that many addresses do not help.</summary>
    public static readonly Patience WithAllStrangers = new(50, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    /// <summary>Attempts are forgotten when none came for this long.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>How long to wait after so many attempts in a row; none while attempts are left.</summary>
    public TimeSpan? WaitAfter(int attempts)
    {
        if (attempts < Free) return null;
        var doublings = Math.Min(attempts - Free, 20);
        var wait = First * (1 << doublings);
        return wait < Longest ? wait : Longest;
    }

    /// <summary>Attempts left before the first wait; 0 from then on.</summary>
    public int LeftAfter(int attempts) => Math.Max(0, Free - attempts);
}
