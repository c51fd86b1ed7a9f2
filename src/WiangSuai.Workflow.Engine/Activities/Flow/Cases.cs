namespace WiangSuai.Workflow.Engine;

/// <summary>How many of the cases that are true count.</summary>
enum SwitchMode { MatchFirst, MatchAny }

/// <summary>A case of a switch.</summary>
/// <param name="Activity">What runs; null for a FlowSwitch, where the label is an outcome.</param>
sealed record Case(string Label, Expression? Condition, Activity? Activity)
{
    /// <summary>The cases that are true, all being evaluated in order.</summary>
    public static List<Case> True(IEnumerable<Case> cases, Execution at) => cases.Where(one => one.IsTrue(at)).ToList();

    bool IsTrue(Execution at) => Condition?.Evaluate(at, typeof(bool?)) switch
    {
        null => false,
        bool value => value,
        var other => throw new ActivityFault($"The condition of the case '{Label}' gives {other.GetType().Name}, not a Boolean."),
    };
}
