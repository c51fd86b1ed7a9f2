using System.Text.Json.Nodes;
using CsCheck;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>Branches that have nothing to do with each other may be answered in any order.</summary>
public sealed class AnyInterleaving
{
    /// <summary>How the branches come to run side by side.</summary>
    static readonly Func<List<JsonObject>, Definition>[] Shapes = [Forked("WaitAll"), Forked("WaitAllActive"), InParallel, WithoutJoin];

    [Fact]
    public void The_same_answers_in_any_order_end_in_the_same_state() => Gen.Select(
        Gen.Int[0, Shapes.Length - 1], Gen.Int, Gen.Int[0, 4].Array[1, 5], Gen.Int, Gen.Int).Sample(
        (shape, seed, lengths, one, other) =>
        {
            var definition = Shapes[shape](Branches(new Random(seed), lengths));
            Assert.Equal(Outcome(definition, new Random(one)), Outcome(definition, new Random(other)));
        },
        iter: 300);

    /// <summary>Each a sequence of waits, lines and assignments to a variable of its own.</summary>
    static List<JsonObject> Branches(Random random, int[] lengths) => [.. lengths.Select((length, branch) => Sequence(
        $"b{branch}", [.. Enumerable.Range(0, length).Select(step => Step(random, branch, $"b{branch}s{step}"))]))];

    static JsonObject Step(Random random, int branch, string id) => random.Next(6) switch
    {
        0 or 1 => Approval(id),
        2 => Line(id, $"=getVariable('v{branch}')"),
        3 => Activity("Elsa.SetVariable", id, ("value", $"=getVariable('v{branch}') + 1")).Assigning($"v{branch}"),
        4 => Activity("Elsa.Delay", id, ("timeSpan", "01:00:00")),
        _ => Activity("Elsa.ForEach", id, ("items", "[1,2]")).With("body", Sequence(
            $"{id}b", Approval($"{id}a"), Activity("Elsa.SetVariable", $"{id}v", ("value", $"=variables.v{branch} * 2")).Assigning($"v{branch}"))),
    };

    static Func<List<JsonObject>, Definition> Forked(string mode) => branches => Flow(
        [Fork("f", [.. branches.Select(Id)]), .. branches, Join("j", mode), Line("end", "done")],
        [.. branches.Select(branch => To($"f.{Id(branch)} → {Id(branch)}")), .. branches.Select(branch => To($"{Id(branch)}.Done → j")), To("j.Done → end")], Variables);

    static Definition InParallel(List<JsonObject> branches) => Flow(
        [Activity("Elsa.Parallel", "p").With("activities", new JsonArray([.. branches])), Line("end", "done")], [To("p.Done → end")], Variables);

    static Definition WithoutJoin(List<JsonObject> branches) => Flow(
        [Fork("f", [.. branches.Select(Id)]), .. branches, Line("end", "done")],
        [.. branches.Select(branch => To($"f.{Id(branch)} → {Id(branch)}")), .. branches.Select(branch => To($"{Id(branch)}.Done → end"))], Variables);

    static JsonObject[] Variables => [.. Enumerable.Range(0, 5).Select(branch => Variable($"v{branch}", "Int32", "1"))];

    /// <summary>What is left when all is answered: the end, the variables, and everything that happened, in no order.</summary>
    static string Outcome(Definition definition, Random order)
    {
        var step = definition.Start();
        List<JournalEntry> journal = [.. step.Journal];
        List<string> lines = [.. step.Lines];
        while (step.State.Bookmarks is { Count: > 0 } waiting)
        {
            step = definition.Resume(step.State, waiting[order.Next(waiting.Count)]);
            journal.AddRange(step.Journal);
            lines.AddRange(step.Lines);
        }
        Assert.Equal(SubStatus.Finished, step.State.SubStatus);
        return string.Join('\n', journal.Select(entry => $"{entry.ActivityId} {entry.Event}").Concat(lines).Order(StringComparer.Ordinal)
            .Append(step.State.Variables.ToJsonString()));
    }

    static string Id(JsonObject activity) => activity["id"]!.GetValue<string>();
}
