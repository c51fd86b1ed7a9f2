using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>An activity whose type nobody knows faults when it is reached.</summary>
static class UnknownTypes
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from activity in definition.ByNumber.OfType<UnknownActivity>()
        select Error(definition.PathOf(activity), DefectCode.UnknownActivityType, ("activity", activity.Id), ("type", activity.Type));
}
