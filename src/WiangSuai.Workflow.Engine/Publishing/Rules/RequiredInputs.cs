using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>An activity without an input that it cannot do without faults when it is reached.</summary>
static class RequiredInputs
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from activity in definition.ByNumber
        from input in activity.Inputs
        where IsRequired(activity, input.Name) && IsMissing(input)
        select Error(definition.PathOf(activity, input.Name), DefectCode.InputMissing, ("activity", activity.Id), ("input", input.Name));

    static bool IsRequired(Activity activity, string input) => (activity, input) is
        (SetOutput, "OutputName") or (RunTask, "TaskName") or (PublishEvent, "EventName") or (ChildWorkflow, "WorkflowDefinitionId");

    static bool IsMissing(Input input) => input.Expression is null or Literal { Value: null };
}
