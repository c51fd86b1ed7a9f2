namespace WiangSuai.Workflow.Engine;

/// <summary>Finds what must not or should not be published (การตรวจก่อนเผยแพร่). Running a document never asks it.</summary>
public static class Validator
{
    /// <summary>All defects, kind by kind and each in document order; empty for a document that may be published as it stands.</summary>
    public static IReadOnlyList<Defect> Validate(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return
        [
            .. UnknownTypes(definition), .. DoubleIds(definition), .. Syntax(definition), .. BrokenConnections(definition),
            .. OpenOutcomes(definition), .. Returns.ToDifferentSteps(definition),
        ];
    }

    static IEnumerable<Defect> UnknownTypes(Definition definition) =>
        from activity in definition.ByNumber.OfType<UnknownActivity>()
        select Error(definition.PathOf(activity), DefectCode.UnknownActivityType, ("activity", activity.Id), ("type", activity.Type));

    static IEnumerable<Defect> DoubleIds(Definition definition) =>
        from same in definition.Activities.GroupBy(activity => activity.Id)
        from again in same.Skip(1)
        select Error(again.JsonPath, DefectCode.DuplicateActivityId, ("activity", again.Id));

    static IEnumerable<Defect> Syntax(Definition definition) =>
        from placed in definition.Expressions
        let problem = placed.Expression.Problem
        where problem is not null
        select Error(
            placed.JsonPath, DefectCode.ExpressionSyntax, ("activity", placed.ActivityId), ("language", problem.Language),
            ("problem", problem.Problem), ("line", problem.Line), ("column", problem.Column));

    static IEnumerable<Defect> BrokenConnections(Definition definition)
    {
        foreach (var connection in definition.Connections)
        {
            var siblings = definition.Activities.Where(activity => activity.ContainerId == connection.FlowchartId).Select(activity => activity.Id).ToHashSet();
            foreach (var end in new[] { connection.SourceId, connection.TargetId }.Where(end => !siblings.Contains(end)))
                yield return Error(
                    connection.JsonPath, DefectCode.ConnectionToMissingActivity,
                    ("source", connection.SourceId), ("target", connection.TargetId), ("missing", end));
            if (string.IsNullOrEmpty(connection.SourcePort))
                yield return Error(
                    connection.JsonPath, DefectCode.ConnectionWithoutPort, ("source", connection.SourceId), ("target", connection.TargetId));
        }
    }

    static IEnumerable<Defect> OpenOutcomes(Definition definition) =>
        from flowchart in definition.ByNumber.OfType<Flowchart>()
        from activity in flowchart.Activities
        from outcome in Needed(activity)
        where !flowchart.Graph.Find(activity)!.Outbound.Exists(way => way.SourcePort == outcome)
        select Error(definition.PathOf(activity), DefectCode.OutcomeWithoutConnection, ("activity", activity.Id), ("outcome", outcome));

    /// <summary>Outcomes that lead on only by name. Whatever has the single outcome Done may be the end of its line.</summary>
    static IReadOnlyList<string> Needed(Activity activity) => activity switch
    {
        HostedActivity { Hosted.Outcomes: { Count: > 1 } several } => several,
        HostedActivity { Hosted.Outcomes: [not "Done"] one } => one,
        FlowDecision => ["True", "False"],
        FlowSwitch cases => [.. cases.Labels, "Default"],
        FlowFork { Listed: { } listed } => listed,
        _ => [],
    };

    internal static string PathOf(this Definition definition, Activity activity) =>
        definition.Activities.FirstOrDefault(facts => facts.Id == activity.Id)?.JsonPath ?? "$";

    internal static Defect Error(string path, DefectCode code, params (string Name, object Value)[] values) =>
        new(path, code, Severity.Error, values.ToDictionary(value => value.Name, value => value.Value));
}
