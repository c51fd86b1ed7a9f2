namespace WiangSuai.Workflow.Engine;

/// <summary>Waits for an interval; one minute where the document gives none.</summary>
sealed class Timer : Activity
{
    readonly Input _interval;

    public Timer(ActivityElement from) : base(from) => _interval = Add(from.Input("Interval", typeof(TimeSpan), TimeSpan.FromMinutes(1)));

    public override void Execute(Execution at) => at.OpenBookmark(Type, Due.After(at, at.Get<TimeSpan>(_interval)));
}
