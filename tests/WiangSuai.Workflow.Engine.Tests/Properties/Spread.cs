using CsCheck;

namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>The drawings reach what they are meant to test.</summary>
public sealed class Spread
{
    static readonly string[] Types =
    [
        "Flowchart", "Sequence", "Parallel", "If", "Switch", "While", "For", "ForEach", "ParallelForEach", "Break", "FlowDecision", "FlowSwitch", "FlowFork", "FlowJoin",
        "SetVariable", "SetOutput", "SetName", "Correlate", "WriteLine", "Start", "Finish", "Complete", "Fault", "End", "Delay", "Timer", "StartAt", "Cron", "Event",
        "PublishEvent", "RunTask", "DispatchWorkflow", "ExecuteWorkflow",
    ];

    static readonly List<(Definition Definition, List<Taken> Run)> Runs = Draw();

    [Fact]
    public void Every_activity_completes_somewhere() =>
        Assert.All(Types.Except(["Fault"]), type => Assert.Contains(Runs, one => Happened(one.Run, $"Elsa.{type}", JournalEvent.Completed)));

    [Fact]
    public void Every_event_of_the_journal_happens() =>
        Assert.All(Enum.GetValues<JournalEvent>(), happened => Assert.Contains(Runs, one => one.Run.Exists(taken => taken.Step.Journal.Any(entry => entry.Event == happened))));

    [Theory]
    [InlineData(SubStatus.Finished, 25)]
    [InlineData(SubStatus.Suspended, 15)]
    [InlineData(SubStatus.Faulted, 10)]
    public void Every_end_is_reached_by_a_good_share(SubStatus end, int percent) =>
        Assert.InRange(100.0 * Runs.Count(one => one.Run[^1].Step.State.SubStatus == end) / Runs.Count, percent, 100);

    [Fact]
    public void Many_go_on_for_several_resumes() => Assert.InRange(Runs.Count(one => one.Run.Count > 4), Runs.Count / 10, Runs.Count);

    [Fact]
    public void Many_have_several_things_waiting_at_once() =>
        Assert.InRange(Runs.Count(one => one.Run.Exists(taken => taken.Step.State.Bookmarks.Count > 1)), Runs.Count / 10, Runs.Count);

    [Fact]
    public void Containers_stand_three_deep_and_joins_meet_in_every_mode()
    {
        Assert.Contains(Runs, one => one.Definition.ByNumber.Any(activity => activity.Around().Count(around => around.Children.Any()) > 4));
        Assert.All(Enum.GetValues<FlowJoinMode>(), mode => Assert.Contains(Runs, one => one.Definition.ByNumber.OfType<FlowJoin>()
            .Any(join => join.Written == mode && one.Run.Exists(taken => taken.Step.Journal.Any(entry => entry.ActivityId == join.Id && entry.Event == JournalEvent.Completed)))));
    }

    static bool Happened(List<Taken> run, string type, JournalEvent happened) =>
        run.Exists(taken => taken.Step.Journal.Any(entry => entry.ActivityType == type && entry.Event == happened));

    static List<(Definition, List<Taken>)> Draw()
    {
        List<(Definition, List<Taken>)> runs = [];
        Drawing.Any.Sample(
            drawing =>
            {
                var definition = drawing.Read();
                var run = drawing.Run(definition).ToList();
                lock (runs) runs.Add((definition, run));
            },
            iter: 1_500);
        return runs;
    }
}
