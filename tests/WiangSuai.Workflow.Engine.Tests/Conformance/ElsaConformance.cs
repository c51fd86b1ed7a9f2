namespace WiangSuai.Workflow.Engine.Tests.Conformance;

/// <summary>The engine does what Elsa 3.6.3 was recorded to do.</summary>
public sealed class ElsaConformance
{
    /// <summary>Cases known to differ, each with its reason. One that does not differ any more has to leave the table.</summary>
    static readonly Dictionary<string, string> KnownDeviations = [];

    public static TheoryData<string> Cases => [.. Recordings.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Cases))]
    public void Every_recorded_case_runs_as_on_Elsa(string name)
    {
        var recorded = Recordings.Find(name);
        var difference = Difference.Between(recorded, Replay.Run(recorded, state => state));

        if (KnownDeviations.TryGetValue(recorded.Name, out var reason))
            Assert.True(difference is not null, $"{recorded.Name} does not differ any more; take it from the table ({reason})");
        else
            Assert.True(difference is null, $"{recorded.Name}: {difference}");
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_state_that_went_through_its_JSON_goes_on_in_the_same_way(string name)
    {
        var recorded = Recordings.Find(name);
        if (KnownDeviations.ContainsKey(recorded.Name)) return;

        Assert.Null(Difference.Between(recorded, Replay.Run(recorded, state => State.FromJson(state.ToJson()))));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_same_steps_give_the_same_states_to_the_letter(string name)
    {
        var recorded = Recordings.Find(name);
        Assert.Equal(States(recorded, state => state), States(recorded, state => State.FromJson(state.ToJson())));
    }

    [Fact]
    public void Every_known_deviation_names_a_case() =>
        Assert.Empty(KnownDeviations.Keys.Except(Recordings.All.Select(one => one.Name)));

    static List<string?> States(RecordedCase recorded, Func<State, State> between) =>
        [.. Replay.Run(recorded, between).Select(transition => transition?.State.ToJson())];
}
