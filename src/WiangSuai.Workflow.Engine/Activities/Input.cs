namespace WiangSuai.Workflow.Engine;

/// <summary>One input of an activity: its name, the type it needs, and where its value comes from.</summary>
sealed class Input
{
    readonly Type _type;
    readonly Expression? _expression;
    readonly object? _default;

    /// <param name="name">As Elsa's own class has it, such as <c>CorrelationId</c>.</param>
    /// <param name="expression">Null where the document gives none; then the default counts.</param>
    public Input(string name, Type type, Expression? expression, object? @default = null)
    {
        Name = name;
        _type = type;
        _expression = expression;
        _default = @default;
    }

    public string Name { get; }

    public Type Type => _type;

    public int Index { get; set; }

    public Expression? Expression => _expression;

    /// <summary>False where the activity evaluates it by itself, each time anew.</summary>
    public bool IsEvaluatedBefore { get; init; } = true;

    public object? Evaluate(Execution at) => _expression is null ? _default : _expression.Evaluate(at, _type);
}
