namespace WiangSuai.Workflow.Engine;

/// <summary>Assigns a value to the variable with the id that the document gives; the name does not count.</summary>
sealed class SetVariable : Immediate
{
    readonly string? _variable;
    readonly Input _value;

    public SetVariable(ActivityElement from) : base(from)
    {
        _variable = from.VariableId("variable");
        _value = Add(from.Input("Value", typeof(object)));
    }

    public string? VariableId => _variable;

    protected override void Do(Execution at)
    {
        var variable = at.VariablesInScope().FirstOrDefault(one => one.Id == _variable)
            ?? throw new ActivityFault($"Variable '{_variable}' not found.");
        at.SetById(variable, at.Get<object>(_value));
    }
}
