using System.Globalization;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>All that happens between two standstills of one instance: the work queue and everything that it changes.</summary>
/// <remarks>Lives for one step and is thrown away; what has to last is taken over by <see cref="Snapshot"/>.</remarks>
sealed partial class Burst
{
    readonly Queue<WorkItem> _queue = [];
    Activity? _resumeInstead;
    OpenBookmark? _resumed;
    JsonObject? _output;
    string _outputBefore = "{}";
    long _counter;

    Burst(IReadOnlyList<StoredExecution> waiting) => Executions = new Population(this, waiting);

    public required Definition Definition { get; init; }

    public required string InstanceId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Seed { get; init; }

    /// <summary>Names in any letter case.</summary>
    public required Dictionary<string, object?> Input { get; init; }

    public Memory Memory { get; } = new();

    public Population Executions { get; }

    public required Bookmarks Bookmarks { get; init; }

    public List<Incident> Incidents { get; private init; } = [];

    public JsonObject Output => _output ??= (JsonObject)JsonNode.Parse(_outputBefore)!;

    public string? Name { get; set; }

    public string? CorrelationId { get; set; }

    public SubStatus SubStatus { get; private set; } = SubStatus.Executing;

    public List<JournalEntry> Journal { get; } = [];

    public List<string> Lines { get; } = [];

    public List<Message> Messages { get; } = [];

    Status Status => SubStatus is SubStatus.Finished or SubStatus.Faulted or SubStatus.Cancelled ? Status.Finished : Status.Running;

    /// <summary>Works until nothing is left to do, and says how the instance stands then.</summary>
    public void Run(StepLimits limits)
    {
        try
        {
            for (var count = 0; _queue.TryDequeue(out var item); count++)
            {
                if (count == limits.Executions)
                    throw new ActivityFault($"The workflow does not come to rest within {limits.Executions} activities.");
                Execute(item);
            }
            if (Status == Status.Running)
                End(Executions.HaveAllEnded() ? SubStatus.Finished : SubStatus.Suspended);
        }
        catch (ActivityFault fault)
        {
            FaultWorkflow(fault);
        }
    }

    public void End(SubStatus status)
    {
        if (Status == Status.Finished) throw new ActivityFault($"Cannot transition from {SubStatus} to {status}");
        SubStatus = status;
    }

    public void Log(Execution execution, JournalEvent happened, string? detail = null) =>
        Journal.Add(new JournalEntry(execution.Activity.Id, execution.Activity.Type, happened, At, detail));

    public long NextNumber() => ++_counter;

    public string NextId() => NextNumber().ToString(CultureInfo.InvariantCulture);

    /// <summary>For scripts: 64 bits that depend on the seed and on the counter alone.</summary>
    public ulong NextRandom()
    {
        var mixed = unchecked((ulong)Seed + (0x9E3779B97F4A7C15UL * (ulong)NextNumber()));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }

    void Execute(WorkItem item)
    {
        var execution = item.Existing ?? Create(item);
        Log(execution, Bookmarks.IsAnyAt(execution.Activity) ? JournalEvent.Resumed : JournalEvent.Started);
        try
        {
            Invoke(execution);
            if (execution.Phase == Phase.Running && Bookmarks.IsAnyAt(execution.Activity)) Log(execution, JournalEvent.Suspended);
        }
        catch (ActivityFault fault)
        {
            Fault(execution, fault);
        }
    }

    void Invoke(Execution execution)
    {
        execution.EvaluateInputs();
        execution.Phase = Phase.Running;

        if (_resumeInstead is { } resumed) resumed.Resume(execution);
        else execution.Activity.Execute(execution);

        // Only reached without a fault: after one, the next activity in the queue is resumed in place of being executed, as on Elsa.
        _resumeInstead = null;
        if (_resumed is { } used) Bookmarks.Close(used);
    }

    void Fault(Execution execution, ActivityFault fault)
    {
        Log(execution, JournalEvent.Faulted, fault.Message);
        execution.Phase = Phase.Faulted;
        Incidents.Add(new Incident(execution.Activity.Id, Describe(fault), At));
        if (!Definition.ContinuesWithIncidents && Status == Status.Running) End(SubStatus.Faulted);
    }

    void FaultWorkflow(ActivityFault fault)
    {
        var workflow = Definition.Workflow;
        Incidents.Add(new Incident(workflow.Id, Describe(fault), At));
        Journal.Add(new JournalEntry(workflow.Id, workflow.Type, JournalEvent.Faulted, At, fault.Message));
        if (Status == Status.Running) SubStatus = SubStatus.Faulted;
    }

    static string Describe(ActivityFault fault) => fault.InnerException is { } cause ? $"{fault.Message}: {cause.Message}" : fault.Message;

    Execution Create(WorkItem item)
    {
        var execution = new Execution
        {
            Burst = this,
            Id = NextNumber(),
            Activity = item.Activity,
            ByBackwardConnection = item.Backward,
        };
        execution.Attach(item.Owner);
        execution.Declare(item.Variables);
        Executions.Add(execution);
        return execution;
    }
}

/// <summary>An activity whose turn will come.</summary>
/// <param name="Owner">Null for the workflow itself and for a resumed bookmark.</param>
sealed record WorkItem(Activity Activity, Execution? Owner, IReadOnlyList<Variable> Variables, bool Backward, Execution? Existing = null);
