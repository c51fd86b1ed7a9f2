namespace WiangSuai.Workflow.Engine;

/// <summary>Which variables an activity can have in sight.</summary>
static class Scopes
{
    static readonly Variable[] OfLoops = [Variable.Named("CurrentValue", isStored: true), Variable.Named("CurrentIndex", isStored: true)];

    /// <summary>Declared around the activity: by containers, by the workflow, by loops; also those that scripts of the document may create.</summary>
    public static IEnumerable<Variable> VariablesAt(Activity activity) => activity.Around().Prepend(activity).SelectMany(around => around switch
    {
        Loop or ParallelForEach => OfLoops,
        _ => around.Variables,
    });

    /// <summary>Every name that a variable of the document can have, wherever.</summary>
    public static IReadOnlySet<string> NamesAnywhere(Definition definition) =>
        definition.ByNumber.SelectMany(activity => activity.Variables).Concat(OfLoops).Select(variable => variable.Name)
            .Concat(definition.Expressions.Select(placed => placed.Expression).OfType<JavaScript>().SelectMany(Created))
            .ToHashSet();

    public static Activity NearestContainer(Activity activity) =>
        activity.IsContainer ? activity : activity.Around().FirstOrDefault(around => around.IsContainer) ?? activity;

    static IEnumerable<string> Created(JavaScript script) =>
        script.Facts is { } facts ? facts.ArgumentsOf("setVariable").Concat(facts.MembersAssigned("variables")) : [];
}
