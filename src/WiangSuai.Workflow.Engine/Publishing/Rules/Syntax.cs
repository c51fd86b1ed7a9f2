using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>A script that cannot be parsed faults; a template that cannot be parsed gives the parser's message as its text (trap B15).</summary>
static class Syntax
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from placed in definition.Expressions
        let problem = placed.Expression.Problem
        where problem is not null
        select Error(
            placed.JsonPath, DefectCode.ExpressionSyntax, ("activity", placed.ActivityId), ("language", problem.Language),
            ("problem", problem.Problem), ("line", problem.Line), ("column", problem.Column));
}
