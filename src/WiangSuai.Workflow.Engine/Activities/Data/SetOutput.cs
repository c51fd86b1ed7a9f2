namespace WiangSuai.Workflow.Engine;

/// <summary>Puts out a value of the workflow under a name.</summary>
/// <remarks>Where a loop, an If or a Switch further out has an output of that very name, that output is set instead, as on Elsa.</remarks>
sealed class SetOutput : Immediate
{
    readonly Input _name;
    readonly Input _value;

    public SetOutput(ActivityElement from) : base(from)
    {
        _name = Add(from.Input("OutputName", typeof(string)));
        _value = Add(from.Input("OutputValue", typeof(object)));
    }

    protected override void Do(Execution at)
    {
        var name = at.Require<string>(_name);
        var value = at.Get<object>(_value);
        var owner = at.Parent?.Ancestors().FirstOrDefault(around => around.Activity.Outputs.Contains(name));
        owner?.SetOutput(name, value, typeof(object));
        if (owner is not { Parent: not null }) at.Burst.Output[name] = JsonValues.ToNode(value);
        else at.Overwrite(name, value);
    }
}
