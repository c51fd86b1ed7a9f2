using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A9: a For without a body never completes, a While does not end, a ParallelForEach faults.</summary>
static class LoopsWithoutBody
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from loop in definition.ByNumber
        where loop is Loop or ParallelForEach && !loop.Children.Any()
        select Error(definition.PathOf(loop), DefectCode.LoopWithoutBody, ("activity", loop.Id));
}
