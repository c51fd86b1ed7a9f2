namespace WiangSuai.Workflow.Engine;

/// <summary>An expression in a language that the engine does not have; Elsa gives null for it.</summary>
sealed class UnknownExpression(string language) : Expression
{
    public override SyntaxProblem Problem { get; } = new(language, "unknown language", 0, 0);

    public override object? Evaluate(Execution at, Type type) => null;
}
