using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Connections, bookmarks and scripts find an activity by its id.</summary>
static class DoubleIds
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from same in definition.Activities.GroupBy(activity => activity.Id)
        from again in same.Skip(1)
        select Error(again.JsonPath, DefectCode.DuplicateActivityId, ("activity", again.Id));
}
