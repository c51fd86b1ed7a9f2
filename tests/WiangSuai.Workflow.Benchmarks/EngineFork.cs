using System.Text.Json.Nodes;
using WiangSuai.Workflow.Engine;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>A fork into a thousand branches that meet again, against one into a hundred: the ratio of the two is the growth, 10 where it is linear.</summary>
internal static class EngineFork
{
    const int Few = 100;
    const int Many = 1_000;
    const string Wait = "Bench.Wait";

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(7));

    internal static Task<IReadOnlyList<Figure>> Measure() => Task.FromResult<IReadOnlyList<Figure>>(
    [
        Compare("engine-fork", "ms", "Elsa.WriteLine", Through, $"{Few} branches, from the fork through the join"),
        Compare("engine-fork-waiting", "ms", Wait, UpToTheWait, $"{Few} branches, all coming to wait"),
        Compare("engine-fork-resume", "ms", Wait, definition => ResumeOne(definition), $"resuming one among {Few} that wait"),
    ]);

    static Figure Compare(string name, string unit, string type, Func<Definition, Action> act, string reference) =>
        Figure.Of(name, Milliseconds(act(Fork(type, Many))), unit, Milliseconds(act(Fork(type, Few))), reference);

    static double Milliseconds(Action act) => 1_000 / Pace.PerSecond(WarmUp, act);

    static Action Through(Definition definition) => () =>
    {
        if (Begin(definition).State.Status != Status.Finished) throw new InvalidOperationException("The branches did not meet.");
    };

    static Action UpToTheWait(Definition definition) => () =>
    {
        if (Begin(definition).Opened.Count < Few) throw new InvalidOperationException("The branches did not come to wait.");
    };

    static Action ResumeOne(Definition definition)
    {
        var waiting = Begin(definition).State;
        var resume = new Stimulus.Resume(At, waiting.Bookmarks[waiting.Bookmarks.Count / 2].Id, []);
        return () =>
        {
            if (Interpreter.Step(definition, waiting, resume).Closed.Count != 1) throw new InvalidOperationException("The branch did not go on.");
        };
    }

    static Transition Begin(Definition definition) => Interpreter.Step(definition, State.New("benchmark"), new Stimulus.Start(At, 1, []));

    static Definition Fork(string type, int branches)
    {
        var names = Enumerable.Range(0, branches).Select(branch => $"b{branch}").ToList();
        var flowchart = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray(
            [
                Activity("fork", "Elsa.FlowFork", "branches", new JsonArray([.. names.Select(name => JsonValue.Create(name))]).ToJsonString()),
                .. names.Select(name => Activity(name, type, "text", name)),
                Activity("join", "Elsa.FlowJoin", "mode", "WaitAll"),
            ]),
            ["connections"] = new JsonArray([.. names.SelectMany(name => new[] { Arrow("fork", name, name), Arrow(name, "Done", "join") })]),
        };
        var document = new JsonObject { ["definitionId"] = "fork", ["root"] = flowchart };
        return Definition.Read(document.ToJsonString(), ActivityCatalogue.Elsa.With(new HostActivity(Wait, ["Done"], "Done")));
    }

    static JsonObject Activity(string id, string type, string input, string value) => new()
    {
        ["id"] = id,
        ["type"] = type,
        [input] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        },
    };

    static JsonObject Arrow(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
