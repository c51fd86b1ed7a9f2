using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>A script that always throws faults its activity; <c>Elsa.Fault</c> says so openly.</summary>
static class ScriptsThatThrow
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from placed in definition.Expressions
        where placed.Expression is JavaScript { Facts.AlwaysThrows: true }
        select Error(placed.JsonPath, DefectCode.ScriptThrows, ("activity", placed.ActivityId));
}
