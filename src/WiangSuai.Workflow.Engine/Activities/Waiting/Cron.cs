using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>Waits for the next time of a cron expression, which the host works out; a blank one is no wait.</summary>
sealed class Cron : Activity
{
    readonly Input _cronExpression;

    public Cron(ActivityElement from) : base(from) => _cronExpression = Add(from.Input("CronExpression", typeof(string)));

    public override void Execute(Execution at)
    {
        var expression = at.Get<string>(_cronExpression);
        if (string.IsNullOrWhiteSpace(expression)) at.Complete();
        else at.OpenBookmark(Type, new JsonObject { ["expression"] = expression });
    }
}
