using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap B18: a ParallelForEach takes a list that is written down for text, and runs zero times over it; a script makes a list.</summary>
static class ItemsThatAreText
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from loop in definition.ByNumber.OfType<ParallelForEach>()
        from items in loop.Inputs
        where items.Expression is Literal { Value: not null } or ObjectExpression
        select Warning(definition.PathOf(loop, items.Name), DefectCode.ItemsAreText, ("activity", loop.Id));
}
