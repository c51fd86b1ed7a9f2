using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A12: the start input and the outputs of activities are gone after a resume.</summary>
static class ValuesGoneAfterWait
{
    public static IEnumerable<Defect> Find(Definition definition) => definition.Expressions.SelectMany(placed => In(definition, placed));

    static IEnumerable<Defect> In(Definition definition, PlacedExpression placed)
    {
        if (definition.Find(placed.ActivityId) is not { } activity) yield break;

        foreach (var input in InputsRead(placed.Expression).Where(input => IsLost(definition, input)).Distinct())
            if (Order.Before(activity).FirstOrDefault(before => before.CanWait()) is { } waiting)
                yield return Error(placed.JsonPath, DefectCode.InputGoneAfterWait, ("activity", activity.Id), ("input", input), ("waiting", waiting.Id));

        foreach (var source in OutputsRead(placed.Expression).Distinct())
            if (Order.Before(activity).FirstOrDefault(between => between.CanWait() && Order.Before(between).Any(one => one.Id == source || one.Name == source)) is { } waiting)
                yield return Error(placed.JsonPath, DefectCode.OutputGoneAfterWait, ("activity", activity.Id), ("source", source), ("waiting", waiting.Id));
    }

    static bool IsLost(Definition definition, string input) => definition.InputNames.Contains(input) && !definition.StoredInputs.Contains(input);

    static IEnumerable<string> InputsRead(Expression expression) => expression switch
    {
        InputExpression { Name: { } name } => [name],
        JavaScript { Facts: { } script } => script.ArgumentsOf("getInput"),
        _ => [],
    };

    static IEnumerable<string> OutputsRead(Expression expression) => expression is JavaScript { Facts: { } script } ? script.ArgumentsOf("getOutputFrom") : [];
}
