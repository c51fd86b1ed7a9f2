using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A6: an outcome that leads nowhere ends its branch in silence.</summary>
static class OpenOutcomes
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from activity in flowchart.Activities
        from outcome in Needed(activity)
        where !flowchart.Graph.Find(activity)!.Outbound.Exists(way => way.SourcePort == outcome)
        select Error(definition.PathOf(activity), DefectCode.OutcomeWithoutConnection, ("activity", activity.Id), ("outcome", outcome));

    /// <summary>Outcomes that lead on only by name. Whatever has the single outcome Done may be the end of its line.</summary>
    static IReadOnlyList<string> Needed(Activity activity) => UnknownOutcomes.Known(activity) is { } known and not ["Done"] ? known : [];
}
