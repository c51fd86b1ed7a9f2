namespace WiangSuai.Workflow.Engine;

/// <summary>Runs its body once for each item, side by side; what is no list has no items. A Break ends one item only.</summary>
sealed class ParallelForEach : Activity
{
    readonly Input _items;
    readonly Activity? _body;

    public ParallelForEach(ActivityElement from) : base(from)
    {
        _items = Add(from.Input("Items", typeof(object), Array.Empty<object>()));
        _body = from.Activity("body");
    }

    public override IEnumerable<Activity> Children => _body is null ? [] : [_body];

    public override void Execute(Execution at)
    {
        var items = at.Get<object>(_items) is IEnumerable<object?> list ? list.ToList() : [];
        if (items.Count == 0)
        {
            at.Complete();
            return;
        }
        if (_body is null) throw new ActivityFault("There is nothing to run for the items.");

        for (var index = 0; index < items.Count; index++) at.Schedule(_body, Item(index, items[index]));
        at.Progress.Remaining = items.Count;
    }

    public override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes)
    {
        if (--at.Progress.Remaining == 0) at.Complete();
    }

    static IReadOnlyList<Variable> Item(int index, object? value) =>
    [
        Variable.Named("CurrentValue", isStored: true).WithDefault(value),
        (Variable.Named("CurrentIndex", isStored: true) with { Type = typeof(int) }).WithDefault((object)index),
    ];
}
