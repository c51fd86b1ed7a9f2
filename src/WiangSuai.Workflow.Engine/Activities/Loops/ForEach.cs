namespace WiangSuai.Workflow.Engine;

/// <summary>Repeats its body for each item, one after another. Anything but a list faults, text being a list of letters.</summary>
sealed class ForEach : Loop
{
    readonly Input _items;

    public ForEach(ActivityElement from) : base(from)
    {
        _items = Add(from.Input("Items", typeof(ICollection<object>), Array.Empty<object>()));
        OutputTargets = from.OutputTargets("CurrentValue");
    }

    public override IReadOnlyList<string> Outputs { get; } = ["CurrentValue"];

    public override void Execute(Execution at) => GoOn(at);

    protected override void GoOn(Execution at)
    {
        if (at.Progress.IsBreaking)
        {
            at.Complete();
            return;
        }
        var items = at.Get<ICollection<object?>>(_items) ?? throw new ActivityFault("There is no list of items.");
        var index = at.Progress.Next;
        if (index >= items.Count)
        {
            at.Complete();
            return;
        }
        var value = items.ElementAt(index);
        at.SetOutput("CurrentValue", value, typeof(object));
        if (Body is null) at.Complete();
        else at.Schedule(Body, Round(index, value));
        at.Progress.Next++;
    }

    static IReadOnlyList<Variable> Round(int index, object? value) =>
    [
        Variable.Named("CurrentIndex", isStored: false).WithDefault((object)index),
        Variable.Named("CurrentValue", isStored: false).WithDefault(value),
    ];
}
