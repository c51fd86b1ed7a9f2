namespace WiangSuai.Workflow.Engine;

/// <summary>Which activity a type in a document stands for.</summary>
static class Activities
{
    /// <summary>Letter case counts. The host's come first, so that a host may stand in for one of Elsa's.</summary>
    public static Activity Read(ActivityElement element) =>
        element.Catalogue.Find(element.Type) is { } hosted ? new HostedActivity(element, hosted) : element.Type switch
        {
            "Elsa.Flowchart" => new Flowchart(element),
            "Elsa.Sequence" => new Sequence(element),
            "Elsa.Parallel" => new Parallel(element),
            "Elsa.If" => new If(element),
            "Elsa.Switch" => new Switch(element),
            "Elsa.While" => new While(element),
            "Elsa.For" => new For(element),
            "Elsa.ForEach" => new ForEach(element),
            "Elsa.ParallelForEach" => new ParallelForEach(element),
            "Elsa.Break" => new Break(element),
            "Elsa.FlowDecision" => new FlowDecision(element),
            "Elsa.FlowSwitch" => new FlowSwitch(element),
            "Elsa.FlowFork" => new FlowFork(element),
            "Elsa.FlowJoin" => new FlowJoin(element),
            "Elsa.Start" => new Start(element),
            "Elsa.End" => new End(element),
            "Elsa.Finish" => new Finish(element),
            "Elsa.Complete" => new Complete(element),
            "Elsa.Fault" => new FaultActivity(element),
            "Elsa.SetVariable" => new SetVariable(element),
            "Elsa.SetOutput" => new SetOutput(element),
            "Elsa.SetName" => new SetName(element),
            "Elsa.Correlate" => new Correlate(element),
            "Elsa.WriteLine" => new WriteLine(element),
            "Elsa.Delay" => new Delay(element),
            "Elsa.Timer" => new Timer(element),
            "Elsa.StartAt" => new StartAt(element),
            "Elsa.Cron" => new Cron(element),
            "Elsa.Event" => new Event(element),
            "Elsa.PublishEvent" => new PublishEvent(element),
            "Elsa.RunTask" => new RunTask(element),
            "Elsa.DispatchWorkflow" => new DispatchWorkflow(element),
            "Elsa.ExecuteWorkflow" => new ExecuteWorkflow(element),
            _ => new UnknownActivity(element),
        };
}
