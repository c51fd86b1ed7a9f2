namespace WiangSuai.Workflow.Engine;

/// <summary>Waits for an instant; one that has passed is no wait.</summary>
sealed class StartAt : Activity
{
    readonly Input _dateTime;

    public StartAt(ActivityElement from) : base(from) => _dateTime = Add(from.Input("DateTime", typeof(DateTimeOffset)));

    public override void Execute(Execution at)
    {
        var due = at.Get<DateTimeOffset>(_dateTime);
        if (due <= at.Burst.At) at.Complete();
        else at.OpenBookmark(Type, Due.At(due));
    }
}
