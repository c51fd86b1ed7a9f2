namespace WiangSuai.Workflow.Engine;

/// <summary>The workflow's input of a name.</summary>
sealed class InputExpression(string? name) : Expression
{
    public string? Name => name;

    public override object? Evaluate(Execution at, Type type) =>
        name is null ? null : Conversion.To(at.Burst.Input.GetValueOrDefault(name), type);
}
