using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>Asks somebody outside for a task and waits for its result.</summary>
sealed class RunTask : Activity
{
    /// <summary>Under this name the resume's input carries the result; without it the resume faults, as on Elsa.</summary>
    const string ResultInput = "RunTaskInput";

    readonly Input _taskName;
    readonly Input _payload;

    public RunTask(ActivityElement from) : base(from)
    {
        _taskName = Add(from.Input("TaskName", typeof(string)));
        _payload = Add(from.Input("Payload", typeof(IDictionary<string, object>)));
        OutputTargets = from.OutputTargets("TaskId", "Result");
    }

    public override IReadOnlyList<string> Outputs { get; } = ["TaskId", "Result"];

    public override void Execute(Execution at)
    {
        var name = at.Require<string>(_taskName);
        var id = $"{at.Burst.InstanceId}-{at.Burst.NextId()}";
        var payload = JsonValues.ToNode(at.Get<IDictionary<string, object>>(_payload));
        at.OpenBookmark(Type, new JsonObject { ["taskName"] = name, ["taskId"] = id, ["payload"] = payload });
        at.SetOutput("TaskId", id, typeof(string));
    }

    public override void Resume(Execution at)
    {
        if (!at.Burst.Input.TryGetValue(ResultInput, out var result)) throw new ActivityFault($"The input has no {ResultInput}.");
        at.SetOutput("Result", result, typeof(object));
        at.Complete();
    }
}
