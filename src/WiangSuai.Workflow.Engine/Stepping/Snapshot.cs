using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>What lasts from one burst to the next. Immutable.</summary>
/// <param name="Seed">From the start; all chance in scripts derives from it and the counter.</param>
/// <param name="Executions">Those that have not ended, and the workflow's own; in Elsa's order, which turns round at every standstill.</param>
/// <param name="Output">A JSON object as text.</param>
/// <param name="Input">Inputs that the document declares as stored, as JSON text by name.</param>
sealed record Snapshot(
    long Seed, IReadOnlyList<StoredExecution> Executions, IReadOnlyList<OpenBookmark> Bookmarks, string Output, IReadOnlyList<StoredValue> Input)
{
    public static Snapshot Empty { get; } = new(0, [], [], "{}", []);

    public JsonObject WorkflowVariables()
    {
        var workflow = Executions.FirstOrDefault(execution => execution.ActivityNumber == 0);
        return new JsonObject(workflow?.Values.Select(value => KeyValuePair.Create(value.Id, JsonNode.Parse(value.Json))) ?? []);
    }
}

/// <summary>An execution at a standstill.</summary>
/// <param name="Parent">0 for none.</param>
/// <param name="Values">Its stored variables.</param>
/// <param name="Within">Those within it that have not ended.</param>
/// <param name="Awaited">The activities of whose completion it wants to hear, by number, oldest first; one entry for each time one was scheduled.</param>
sealed record StoredExecution(
    long Id, long Parent, int ActivityNumber, Phase Phase, Progress Progress, IReadOnlyList<StoredVariable> LoopVariables, IReadOnlyList<StoredValue> Values,
    OpenChildren Within, IReadOnlyList<int> Awaited);

/// <summary>How many executions within another have not ended, and how many of these run or have faulted.</summary>
readonly record struct OpenChildren(int Open, int Running, int Faulted)
{
    public OpenChildren Count(Phase phase, int change) => phase switch
    {
        Phase.Completed or Phase.Canceled => this,
        Phase.Running => this with { Open = Open + change, Running = Running + change },
        Phase.Faulted => this with { Open = Open + change, Faulted = Faulted + change },
        Phase.Pending => this with { Open = Open + change },
        _ => throw new System.Diagnostics.UnreachableException($"phase {phase}"),
    };
}

/// <summary>A variable of a loop, with the item it was declared with.</summary>
/// <param name="Tagged">See <see cref="TaggedValue"/>.</param>
sealed record StoredVariable(string Name, bool IsInteger, bool IsStored, string Tagged)
{
    public static StoredVariable Of(Variable variable) =>
        new(variable.Name, variable.Type == typeof(int), variable.IsStored, TaggedValue.Write(variable.Default));

    public Variable ToVariable() =>
        (Variable.Named(Name, IsStored) with { Type = IsInteger ? typeof(int) : typeof(object) }).WithDefault(TaggedValue.Read(Tagged));
}

sealed record StoredValue(string Id, string Json);
