using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap B17: SetVariable and variable expressions go by the id and fault where nothing in scope has it; scripts go by the name.</summary>
static class UnknownVariables
{
    public static IEnumerable<Defect> Find(Definition definition)
    {
        foreach (var set in definition.ByNumber.OfType<SetVariable>())
            if (!Scopes.VariablesAt(set).Any(variable => variable.Id == set.VariableId))
                yield return Error(definition.PathOf(set), DefectCode.UnknownVariable, ("activity", set.Id), ("variable", set.VariableId ?? ""));

        foreach (var placed in definition.Expressions)
        {
            if (definition.Find(placed.ActivityId) is not { } activity) continue;
            if (placed.Expression is VariableExpression { Id: { } id } && !Scopes.VariablesAt(activity).Any(variable => variable.Id == id) && !IsOutputTarget(definition, id))
                yield return Error(placed.JsonPath, DefectCode.UnknownVariable, ("activity", activity.Id), ("variable", id));
            foreach (var name in NamesRead(placed.Expression).Where(name => !Scopes.NamesAnywhere(definition).Contains(name)).Distinct())
                yield return Warning(placed.JsonPath, DefectCode.UnknownVariableName, ("activity", activity.Id), ("variable", name));
        }
    }

    /// <summary>Outputs may be bound to an id that no variable has.</summary>
    static bool IsOutputTarget(Definition definition, string id) => definition.ByNumber.Any(activity => activity.OutputTargets.Values.Contains(id));

    static IEnumerable<string> NamesRead(Expression expression) => expression is JavaScript { Facts: { } script }
        ? script.ArgumentsOf("getVariable").Concat(script.MembersRead("variables"))
        : [];
}
