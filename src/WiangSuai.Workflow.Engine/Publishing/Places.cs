namespace WiangSuai.Workflow.Engine;

/// <summary>Where things stand in the document, and defects at these places.</summary>
static class Places
{
    public static string PathOf(this Definition definition, Activity activity) =>
        definition.Activities.FirstOrDefault(facts => facts.Id == activity.Id)?.JsonPath ?? "$";

    /// <summary>The path of the input, or of the activity where the document does not have it.</summary>
    public static string PathOf(this Definition definition, Activity activity, string input)
    {
        var path = $"{definition.PathOf(activity)}.{char.ToLowerInvariant(input[0])}{input[1..]}";
        return definition.Expressions.Any(placed => placed.JsonPath == path) ? path : definition.PathOf(activity);
    }

    public static string PathOf(this Definition definition, Connection way) => definition.Connections.FirstOrDefault(facts =>
        facts.SourceId == way.Source.Activity.Id && facts.TargetId == way.Target.Activity.Id && facts.SourcePort == way.SourcePort)?.JsonPath
        ?? definition.PathOf(way.Source.Activity);

    public static Activity? Find(this Definition definition, string id) => definition.ByNumber.FirstOrDefault(activity => activity.Id == id);

    public static IEnumerable<Activity> Around(this Activity activity)
    {
        for (var at = activity.Container; at is not null; at = at.Container) yield return at;
    }

    public static Defect Error(string path, DefectCode code, params (string Name, object Value)[] values) => Of(Severity.Error, path, code, values);

    public static Defect Warning(string path, DefectCode code, params (string Name, object Value)[] values) => Of(Severity.Warning, path, code, values);

    static Defect Of(Severity severity, string path, DefectCode code, (string Name, object Value)[] values) =>
        new(path, code, severity, values.ToDictionary(value => value.Name, value => value.Value));
}
