using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap B15: an unknown Liquid filter is ignored, and the value goes through as it is.</summary>
static class UnknownFilters
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from placed in definition.Expressions
        where placed.Expression is Liquid
        from filter in ((Liquid)placed.Expression).FiltersUsed.Distinct()
        where !LiquidHost.HasFilter(filter)
        select Warning(placed.JsonPath, DefectCode.UnknownFilter, ("activity", placed.ActivityId), ("filter", filter));
}
