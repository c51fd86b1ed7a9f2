namespace WiangSuai.Workflow.Engine;

/// <summary>Names the instance.</summary>
sealed class SetName : Immediate
{
    readonly Input _value;

    public SetName(ActivityElement from) : base(from) => _value = Add(from.Input("Value", typeof(string), ""));

    protected override void Do(Execution at) => at.Burst.Name = at.Get<string>(_value);
}
