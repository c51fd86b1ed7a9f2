using System.Text.Json;

namespace WiangSuai.Workflow.Engine;

/// <summary>Completes the workflow with outcomes. Faults unless it stands directly in the root flowchart (trap A11).</summary>
sealed class Complete : Activity
{
    readonly Input _outcomes;

    public Complete(ActivityElement from) : base(from) => _outcomes = Add(from.Input("Outcomes", typeof(object)));

    public override bool IsTerminal => true;

    public override void Execute(Execution at)
    {
        Burst.TellComplete(at, new Outcomes([.. Named(at.Get<object>(_outcomes))]));
        at.Complete();
    }

    static IEnumerable<string?> Named(object? value) => value switch
    {
        string one => [one],
        IEnumerable<string> several => several,
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(item => item.ToString()),
        JsonElement element => [element.ToString()],
        IEnumerable<object?> several => several.Select(item => (item ?? throw new ActivityFault("An outcome is null.")).ToString()),
        _ => ["Done"],
    };
}
