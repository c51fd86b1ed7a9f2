using System.Diagnostics;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>How often something can be done in a second once it is warm.</summary>
internal static class Pace
{
    const int Windows = 5;
    static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>The median of five windows of one second, after warming up.</summary>
    /// <param name="warmUp">Long enough for the runtime to have compiled everything in its last tier; the first seconds are several times slower.</param>
    internal static double PerSecond(TimeSpan warmUp, Action act)
    {
        Count(warmUp, act);
        return Median([.. Enumerable.Range(0, Windows).Select(_ => Count(Window, act))]);
    }

    internal static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    static double Count(TimeSpan duration, Action act)
    {
        var from = Stopwatch.GetTimestamp();
        var done = 0L;
        TimeSpan elapsed;
        do
        {
            act();
            done++;
            elapsed = Stopwatch.GetElapsedTime(from);
        }
        while (elapsed < duration);
        return done / elapsed.TotalSeconds;
    }
}
