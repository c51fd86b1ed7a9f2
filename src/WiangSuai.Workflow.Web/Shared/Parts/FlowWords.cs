namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The hidden word of a step's shape: the key of its text.</summary>
static class FlowWords
{
    public static string Of(MarkKind state) => state switch
    {
        MarkKind.Done => "StepDone",
        MarkKind.Now => "StepNow",
        MarkKind.You => "StepYou",
        MarkKind.Todo => "StepTodo",
        MarkKind.Back => "StepBack",
        MarkKind.No => "StepNo",
        MarkKind.Void => "StepVoid",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A step of a flow is not in this state."),
    };
}
