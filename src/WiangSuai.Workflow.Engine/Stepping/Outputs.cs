namespace WiangSuai.Workflow.Engine;

/// <summary>What activities have put out in this burst; nothing of it lasts to the next.</summary>
partial class Burst
{
    readonly List<(string Activity, string Output, long Container, object? Value)> _outputs = [];

    public object? LastResult { get; private set; }

    public void Record(Execution execution, string output, object? value)
    {
        _outputs.Add((execution.Activity.Id, output, execution.Parent?.Id ?? 0, value));
        if (output == "Result") LastResult = value;
    }

    /// <summary>The first that was recorded within one of the executions around the asker.</summary>
    public object? OutputOf(Activity activity, string? output, Execution asker)
    {
        foreach (var record in _outputs)
            if (record.Activity == activity.Id && record.Output == (output ?? "Result") && asker.Ancestors().Any(around => around.Id == record.Container))
                return record.Value;
        return null;
    }
}
