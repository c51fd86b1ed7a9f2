namespace WiangSuai.Workflow.Engine;

/// <summary>An expression of a document, prepared once; evaluated any number of times, also from several threads.</summary>
abstract class Expression
{
    /// <summary>What the author will want to know before publishing; null for an expression that can be evaluated.</summary>
    public virtual SyntaxProblem? Problem => null;

    /// <summary>The value, converted to the type that is asked for.</summary>
    /// <exception cref="ActivityFault">The expression fails or its value does not fit.</exception>
    public abstract object? Evaluate(Execution at, Type type);
}

/// <summary>Why an expression cannot be parsed.</summary>
/// <param name="Line">Counted from 1; 0 where the parser does not say.</param>
/// <param name="Column">Counted from 1.</param>
sealed record SyntaxProblem(string Language, string Problem, int Line, int Column);
