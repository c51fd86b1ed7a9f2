using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>What the two activities that start another workflow have in common.</summary>
abstract class ChildWorkflow : Activity
{
    readonly Input _definitionId;
    readonly Input _correlationId;
    readonly Input _input;
    readonly Input _waitForCompletion;

    protected ChildWorkflow(ActivityElement from) : base(from)
    {
        _definitionId = Add(from.Input("WorkflowDefinitionId", typeof(string)));
        _correlationId = Add(from.Input("CorrelationId", typeof(string)));
        _input = Add(from.Input("Input", typeof(IDictionary<string, object>)));
        _waitForCompletion = Add(from.Input("WaitForCompletion", typeof(bool)));
        OutputTargets = from.OutputTargets("Result");
    }

    public sealed override IReadOnlyList<string> Outputs { get; } = ["Result"];

    /// <summary>The result is all of the resume's input.</summary>
    public sealed override void Resume(Execution at)
    {
        at.SetOutput("Result", new Dictionary<string, object?>(at.Burst.Input), typeof(object));
        at.Complete();
    }

    protected bool WaitsForCompletion(Execution at) => at.Get<bool>(_waitForCompletion);

    protected string? CorrelationId(Execution at) => at.Get<string>(_correlationId);

    protected string DefinitionId(Execution at) => at.Require<string>(_definitionId);

    protected JsonObject ChildInput(Execution at)
    {
        var input = JsonValues.ToNode(at.Get<IDictionary<string, object>>(_input)) as JsonObject ?? [];
        input["ParentInstanceId"] = at.Burst.InstanceId;
        return input;
    }

    protected void Wait(Execution at) => at.OpenBookmark(Type, new JsonObject
    {
        ["definitionId"] = DefinitionId(at),
        ["correlationId"] = CorrelationId(at),
        ["input"] = ChildInput(at),
        ["waitForCompletion"] = WaitsForCompletion(at),
    });
}
