using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>Waits for an event by its name; letter case counts.</summary>
sealed class Event : Activity
{
    /// <summary>Under this name the resume's input carries the event's payload, as on Elsa.</summary>
    const string PayloadInput = "__EventPayloadWorkflowInput";

    readonly Input _eventName;

    public Event(ActivityElement from) : base(from)
    {
        _eventName = Add(from.Input("EventName", typeof(string)));
        OutputTargets = from.OutputTargets("Result");
    }

    /// <summary>Null where the name is worked out at run time.</summary>
    public string? WrittenName => (_eventName.Expression as Literal)?.As<string>();

    public override IReadOnlyList<string> Outputs { get; } = ["Result"];

    public override void Execute(Execution at) => at.OpenBookmark(Type, new JsonObject { ["eventName"] = at.Get<string>(_eventName) });

    public override void Resume(Execution at)
    {
        if (!at.Activity.Outputs.Contains("Result"))
            throw new ActivityFault($"Cannot set result on activity {at.Activity.Id}.");

        at.SetOutput("Result", at.Burst.Input.GetValueOrDefault(PayloadInput), typeof(object));
        at.Complete();
    }
}
