namespace WiangSuai.Workflow.Engine;

/// <summary>Sets the instance's correlation id.</summary>
sealed class Correlate : Immediate
{
    readonly Input _correlationId;

    public Correlate(ActivityElement from) : base(from) => _correlationId = Add(from.Input("CorrelationId", typeof(string)));

    protected override void Do(Execution at) => at.Burst.CorrelationId = at.Get<string>(_correlationId);
}
