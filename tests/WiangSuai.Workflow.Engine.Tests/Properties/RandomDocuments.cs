using System.Text.Json.Nodes;
using CsCheck;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>Small flowcharts as nobody would draw them on purpose, and a way through each.</summary>
/// <param name="Choices">At each standstill: which bookmark, and which outcome.</param>
public sealed record Drawing(JsonObject Document, IReadOnlyList<(int Bookmark, bool Approve)> Choices)
{
    /// <summary>Low, because half of these documents go round in circles.</summary>
    static readonly StepLimits Limits = new(Executions: 200);

    static readonly Gen<string> Port = Gen.OneOf("Done", "Approved", "Rejected", "True", "False", "A", "B");

    static readonly Gen<Func<string, JsonObject>> Kind = Gen.OneOf(
        Gen.Const<Func<string, JsonObject>>(Approval),
        Gen.Const<Func<string, JsonObject>>(id => Line(id, id)),
        Gen.Const<Func<string, JsonObject>>(id => Activity("Elsa.FlowFork", id, ("branches", """["A","B"]"""))),
        Gen.OneOf("WaitAll", "WaitAllActive", "WaitAny").Select<string, Func<string, JsonObject>>(mode => id => Activity("Elsa.FlowJoin", id, ("mode", mode))),
        Gen.OneOf("true", "getVariable('n') > 1", "getInput('Outcome') == 'Approved'", "nosuch.name")
            .Select<string, Func<string, JsonObject>>(script => id => Activity("Elsa.FlowDecision", id, ("condition", "=" + script))),
        Gen.OneOf("getVariable('n') + 1", "'text'", "[1, { a: null }]", "variables.n = 7", "1e12", "null")
            .Select<string, Func<string, JsonObject>>(script => id => Documents.With(Activity("Elsa.SetVariable", id, ("value", "=" + script)), "variable", new JsonObject { ["id"] = "n" })),
        Gen.OneOf("Elsa.Sequence", "Elsa.Parallel", "Elsa.Flowchart").Select<string, Func<string, JsonObject>>(type => id => Documents.With(
            Activity(type, id), "activities", new JsonArray(Approval($"{id}a"), Line($"{id}w", "inside"), Activity("Elsa.Break", $"{id}b")))),
        Gen.OneOf("Elsa.ForEach", "Elsa.ParallelForEach").Select<string, Func<string, JsonObject>>(type => id => Documents.With(
            Activity(type, id, ("items", "=['x', 2, null]")), "body", Approval($"{id}a"))),
        Gen.OneOf("Elsa.Finish", "Elsa.End", "Elsa.Complete", "Elsa.Break", "Elsa.Fault", "Elsa.Delay", "Nobody.Knows")
            .Select<string, Func<string, JsonObject>>(type => id => Activity(type, id)));

    public static readonly Gen<Drawing> Any =
        from kinds in Kind.Array[1, 8]
        from arrows in Gen.Select(Gen.Int[0, kinds.Length - 1], Port, Gen.Int[0, kinds.Length - 1]).Array[0, 14]
        from choices in Gen.Select(Gen.Int[0, 3], Gen.Bool).Array[0, 10]
        select new Drawing(Draw(kinds, arrows), choices);

    /// <summary>Start and resumes, one transition each.</summary>
    public IEnumerable<(State Before, Transition Step)> Run(Definition definition)
    {
        var before = State.New("i-1");
        var step = definition.Start(limits: Limits);
        yield return (before, step);
        foreach (var (at, approve) in Choices)
        {
            before = step.State;
            if (before.Bookmarks is not { Count: > 0 } waiting) yield break;
            step = definition.Resume(before, waiting[at % waiting.Count], approve ? "Approved" : "Rejected", Limits);
            yield return (before, step);
        }
    }

    public Definition Read() => Definition.Read(Document.ToJsonString(), Catalogue);

    static JsonObject Draw(Func<string, JsonObject>[] kinds, (int From, string Port, int To)[] arrows) => Documents.Document(
        new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. kinds.Select((kind, index) => kind($"s{index}"))]),
            ["connections"] = new JsonArray([.. arrows.Select(arrow => To($"s{arrow.From}.{arrow.Port} → s{arrow.To}"))]),
        },
        Variable("n", "Int32", "1"));
}
