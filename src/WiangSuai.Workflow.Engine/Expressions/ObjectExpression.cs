namespace WiangSuai.Workflow.Engine;

/// <summary>JSON text that becomes a list or an object where the input asks for one; for an input of any type it stays text.</summary>
sealed class ObjectExpression(string text) : Expression
{
    public override object? Evaluate(Execution at, Type type) => string.IsNullOrWhiteSpace(text) ? null : Conversion.To(text, type);
}
