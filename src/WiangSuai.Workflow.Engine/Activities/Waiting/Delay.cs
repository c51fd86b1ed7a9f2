namespace WiangSuai.Workflow.Engine;

/// <summary>Waits for a span of time; one minute where the document gives none.</summary>
sealed class Delay : Activity
{
    readonly Input _timeSpan;

    public Delay(ActivityElement from) : base(from) => _timeSpan = Add(from.Input("TimeSpan", typeof(TimeSpan), TimeSpan.FromMinutes(1)));

    public override void Execute(Execution at) => at.OpenBookmark(Type, Due.After(at, at.Get<TimeSpan>(_timeSpan)));
}
