using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>An activity of the host's: waits, and completes with the outcome that the resume names.</summary>
sealed class HostedActivity : Activity
{
    readonly HostActivity _hosted;
    readonly List<(string Name, Input Input)> _named = [];

    public HostedActivity(ActivityElement from, HostActivity hosted) : base(from)
    {
        _hosted = hosted;
        foreach (var (name, type, expression) in from.HostedInputs())
            _named.Add((name, Add(new Input(Casing.Pascal(name), type, expression))));
    }

    public HostActivity Hosted => _hosted;

    public override void Execute(Execution at)
    {
        var payload = new JsonObject();
        foreach (var (name, input) in _named) payload[name] = JsonValues.ToNode(at.Inputs![input.Index]);
        at.OpenBookmark(Type, payload);
    }

    public override void Resume(Execution at) =>
        at.Complete(new Outcomes(Conversion.To<string>(at.Burst.Input.GetValueOrDefault("Outcome")) ?? _hosted.DefaultOutcome));
}
