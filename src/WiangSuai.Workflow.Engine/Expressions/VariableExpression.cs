namespace WiangSuai.Workflow.Engine;

/// <summary>The value of the variable with an id.</summary>
/// <param name="id">Null where the document names no variable; the value is null then.</param>
sealed class VariableExpression(string? id) : Expression
{
    public string? Id => id;

    public override object? Evaluate(Execution at, Type type)
    {
        if (id is null) return null;
        var block = at.FindBlock(id) ?? throw new ActivityFault($"Failed to retrieve memory block with reference {id}");
        return Conversion.To(block.Value, type);
    }
}
