namespace WiangSuai.Workflow.Elsa.Tests;

/// <summary>One instance of a document on one engine.</summary>
public interface ICourse
{
    Task<Standstill> Start();

    /// <summary>Resumes the oldest bookmark of that activity.</summary>
    Task<Standstill> Answer(string activity, IReadOnlyDictionary<string, object> input);
}

/// <summary>What somebody does with the task that is open.</summary>
public sealed record Act(string Activity, params (string Name, object Value)[] Input)
{
    public static Act Decision(string activity, string outcome) => new(activity, ("Outcome", outcome));
}

/// <summary>Carries a case through what people do, answering the host's own questions in between as the application does.</summary>
public static class Course
{
    /// <returns>Every standstill, the first after the start.</returns>
    public static async Task<IReadOnlyList<Standstill>> Take(ICourse course, IEnumerable<Act> acts)
    {
        List<Standstill> way = [await course.Start()];
        foreach (var act in acts)
        {
            Assert.True(way[^1].Waits.Any(wait => wait.ActivityId == act.Activity), $"nothing waits for {act.Activity}:\n{way[^1]}");
            way.Add(await course.Answer(act.Activity, act.Input.ToDictionary(input => input.Name, input => input.Value)));
            while (way[^1].Waits.FirstOrDefault(wait => wait.IsAsk) is { } ask)
                way.Add(await course.Answer(ask.ActivityId, new Dictionary<string, object>()));
        }
        return way;
    }
}
