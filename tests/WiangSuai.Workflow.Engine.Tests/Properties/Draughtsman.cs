using System.Text.Json.Nodes;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>Draws documents of every activity, nested in each other, joined by arrows that lead anywhere.</summary>
public sealed class Draughtsman(Random random)
{
    static readonly string[] Ports = ["Done", "Done", "Approved", "Rejected", "True", "False", "A", "B", "Default"];

    static readonly string[] Conditions =
        ["=getVariable('n') < 3", "=variables.b", "=getInput('Outcome') === 'Approved'", "true", "false", "=true", "=(() => getVariable('n') > 1)()"];

    static readonly string[] Numbers = ["=getVariable('n') + 1", "=variables.n * 2", "=variables.n = 7", "2", "~{{ Variables.n }}", "=setVariable('own', getVariable('n')), 3"];

    static readonly string[] Values = [.. Numbers, "text", "=[1, { a: null }]", "=1e12", "=null", "=new Date(0)"];

    static readonly string[] Lists = ["=['x', 2, null]", "[1,2,3]", "=[]", "=[[1],{a:2}]"];

    int _count;

    public JsonObject Document() => Documents.Document(
        Root(), Variable("n", "Int32", "1"), Variable("b", "Boolean", "true"), Variable("o", "Object", null));

    /// <summary>In half of the documents the first thing is a fork whose branches wait, so that there is something to choose from.</summary>
    JsonObject Root()
    {
        if (random.Next(2) == 0) return Flowchart(3);

        List<JsonObject> branches = [Waiting(), Waiting(), Waiting()];
        var rest = Flowchart(2);
        var join = Join(Id("j"), Any("WaitAll", "WaitAllActive", "WaitAny"));
        return Chart(Id("flow"), [Fork("fork", "A", "B", "C"), .. branches, join, rest],
        [
            .. branches.Zip(["A", "B", "C"], (branch, name) => To($"fork.{name} → {IdOf(branch)}")),
            .. branches.SelectMany(branch => Between(branch, join)), To($"{IdOf(join)}.Done → {IdOf(rest)}"),
        ]);
    }

    JsonObject Waiting() => random.Next(3) switch
    {
        0 => Approval(Id("a")),
        1 => Sequence(Id("c"), Approval(Id("a")), Draw(2), Approval(Id("a"))),
        _ => Activity("Elsa.ParallelForEach", Id("par"), ("items", Any(Lists))).With("body", Sequence(Id("c"), Approval(Id("a")), Draw(1))),
    };

    JsonObject Draw(int depth) => depth > 0 && random.Next(5) < 2 ? Composite(depth - 1) : Leaf();

    JsonObject Composite(int depth) => random.Next(11) switch
    {
        0 or 1 => Flowchart(depth),
        2 => Many("Elsa.Sequence", depth),
        3 => Many("Elsa.Parallel", depth),
        4 => Some(Activity("Elsa.If", Id("if"), ("condition", Any(Conditions))), depth, "then", "else"),
        5 => Cases(Activity("Elsa.Switch", Id("sw"), ("mode", Any("MatchFirst", "MatchAny"))), () => random.Next(4) > 0 ? Draw(depth) : null),
        6 => While(depth),
        7 => Some(Activity("Elsa.For", Id("for"), ("start", "0"), ("end", Any("2", "0", "-1")), ("step", Any("1", "1", "2", "-1"))), depth, "body"),
        8 => Some(Activity("Elsa.ForEach", Id("each"), ("items", Any(Lists))), depth, "body"),
        9 or _ => Some(Activity("Elsa.ParallelForEach", Id("par"), ("items", Any(Lists))), depth, "body"),
    };

    /// <summary>What ends or faults is drawn seldom, or nothing else would ever come to its turn.</summary>
    JsonObject Leaf() => random.Next(80) switch
    {
        < 12 or >= 61 => Approval(Id("a")),
        < 18 => Line(Id("w"), Any("text", "=getVariable('n')", "~{{ Variables.n | plus: 1 }}")),
        < 22 => Activity("Elsa.SetVariable", Id("sv"), ("value", Any(Numbers))).Assigning("n"),
        < 24 => Activity("Elsa.SetVariable", Id("sv"), ("value", Any(Values))).Assigning(Any("o", "o", "b", "n")),
        < 27 => Activity("Elsa.SetOutput", Id("so"), ("outputName", Any("A", "B")), ("outputValue", Any(Values))),
        27 => Activity("Elsa.SetName", Id("sn"), ("value", Any(Values))),
        28 => Activity("Elsa.Correlate", Id("co"), ("correlationId", Any("c", "=getVariable('n')"))),
        < 33 => Activity("Elsa.FlowDecision", Id("d"), ("condition", Any(Conditions))),
        < 35 => Cases(Activity("Elsa.FlowSwitch", Id("fs"), ("mode", Any("MatchFirst", "MatchAny"))), () => null),
        < 38 => Fork(Id("fk"), "A", "B"),
        < 42 => Join(Id("j"), Any("WaitAll", "WaitAllActive", "WaitAny")),
        42 => Activity("Elsa.Delay", Id("dl"), ("timeSpan", "01:00:00")),
        43 => Activity("Elsa.Timer", Id("tm"), ("interval", "00:10:00")),
        44 => Activity("Elsa.StartAt", Id("st"), ("dateTime", Any("2026-02-01T00:00:00Z", "2020-01-01T00:00:00Z"))),
        45 => Activity("Elsa.Cron", Id("cr"), ("cronExpression", Any("0 0 8 * * ?", ""))),
        46 => Activity("Elsa.Event", Id("ev"), ("eventName", "Returned")),
        47 => Activity("Elsa.PublishEvent", Id("pe"), ("eventName", "Returned"), ("payload", Any(Values))),
        48 => Activity("Elsa.RunTask", Id("rt"), ("taskName", "ask")),
        49 => Activity("Elsa.DispatchWorkflow", Id("dw"), ("workflowDefinitionId", "child"), ("waitForCompletion", Any("true", "false"))),
        50 => Activity("Elsa.ExecuteWorkflow", Id("ew"), ("workflowDefinitionId", "child")),
        51 or 52 => Activity("Test.Number", Id("ask")),
        53 => Activity("Elsa.Start", Id("start")),
        54 => Activity("Elsa.End", Id("end")),
        55 => Activity("Elsa.Finish", Id("fin")),
        56 or 57 => Activity("Elsa.Break", Id("br")),
        58 => Activity("Elsa.Complete", Id("cp"), ("outcomes", "Yes")),
        59 => Activity(Any("Elsa.Fault", "Nobody.Knows"), Id("bad")),
        _ => Line(Id("w"), Any("=getCurrentValue()", "=nosuch.name", "=getCurrentIndex() + 1")),
    };

    /// <summary>Mostly a line of steps, so that the flow gets somewhere; some arrows lead anywhere.</summary>
    JsonObject Flowchart(int depth)
    {
        var id = Id("flow");
        var steps = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Draw(depth)).ToList();
        var arrows = steps.Zip(steps.Skip(1)).SelectMany(pair => Between(pair.First, pair.Second)).ToList();
        for (var more = random.Next(6) - 3; more > 0; more--)
            arrows.Add(To($"{IdOf(steps[random.Next(steps.Count)])}.{Any(Ports)} → {IdOf(steps[random.Next(steps.Count)])}"));
        return Scoped(Chart(id, steps, arrows));
    }

    IEnumerable<JsonObject> Between(JsonObject from, JsonObject to)
    {
        string[] ports = from["type"]!.GetValue<string>() switch
        {
            "Test.Approval" => ["Approved"],
            "Elsa.FlowDecision" => ["True", "False"],
            "Elsa.FlowSwitch" => ["A", "Default"],
            "Elsa.FlowFork" => ["A", "B"],
            _ => ["Done"],
        };
        return ports.Where(_ => random.Next(12) > 0).Select(port => To($"{IdOf(from)}.{port} → {IdOf(to)}"));
    }

    JsonObject Many(string type, int depth) =>
        Scoped(Activity(type, Id("c")).With("activities", new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Draw(depth))])));

    /// <summary>Counts n up, so that it ends.</summary>
    JsonObject While(int depth) => Activity("Elsa.While", Id("while"), ("condition", "=getVariable('n') < 3")).With("body", Sequence(
        Id("body"), Draw(depth), Activity("Elsa.SetVariable", Id("sv"), ("value", "=getVariable('n') + 1")).Assigning("n")));

    JsonObject Some(JsonObject activity, int depth, params string[] parts)
    {
        foreach (var part in parts)
            if (random.Next(6) > 0) activity[part] = Draw(depth);
        return activity;
    }

    JsonObject Cases(JsonObject activity, Func<JsonObject?> branch) => activity.With("cases", new JsonArray([.. new[] { "A", "B" }.Select(label => new JsonObject
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = Any("true", "false", "getVariable('n') > 1") },
        ["activity"] = branch(),
    })]));

    /// <summary>Now and then a variable of its own, of a name that the workflow has too.</summary>
    JsonObject Scoped(JsonObject container) => random.Next(4) > 0
        ? container
        : container.With("variables", new JsonArray(Variable($"{IdOf(container)}-n", "Int32", "0").With("name", Any("n", "inner"))));

    string Id(string prefix) => $"{prefix}{++_count}";

    string Any(params string[] choices) => choices[random.Next(choices.Length)];

    static string IdOf(JsonObject activity) => activity["id"]!.GetValue<string>();
}
