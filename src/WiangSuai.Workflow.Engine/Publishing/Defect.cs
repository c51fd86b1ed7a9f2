namespace WiangSuai.Workflow.Engine;

/// <summary>Whether a defect keeps a document from being published.</summary>
public enum Severity
{
    /// <summary>Publish, but tell the author.</summary>
    Warning,

    /// <summary>Do not publish.</summary>
    Error,
}

/// <summary>What is wrong with a document. <see cref="DefectWords"/> words it; the values of each code are those that its words name.</summary>
public enum DefectCode
{
    /// <summary>Values: <c>activity</c>, <c>type</c>.</summary>
    UnknownActivityType,

    /// <summary>An outcome that can occur leads nowhere and would end its branch in silence. Values: <c>activity</c>, <c>outcome</c>.</summary>
    OutcomeWithoutConnection,

    /// <summary>A connection leaves by an outcome that never comes. Values: <c>activity</c>, <c>outcome</c>, <c>known</c>.</summary>
    UnknownOutcome,

    /// <summary>Elsa never follows a connection without a port. Values: <c>source</c>, <c>target</c>.</summary>
    ConnectionWithoutPort,

    /// <summary>Elsa drops a connection from or to an activity that the flowchart lacks. Values: <c>source</c>, <c>target</c>, <c>missing</c>.</summary>
    ConnectionToMissingActivity,

    /// <summary>Backward connections lead to different earlier steps that wait, after which Elsa loses work. Values: <c>flowchart</c>, <c>targets</c>.</summary>
    ReturnsToDifferentSteps,

    /// <summary>A backward connection to a step that the flow need not have passed. Values: <c>source</c>, <c>target</c>.</summary>
    InvalidReturn,

    /// <summary>A return within one branch before a WaitAll join, which then never runs. Values: <c>source</c>, <c>target</c>, <c>join</c>.</summary>
    ReturnBeforeWaitAll,

    /// <summary>A return within one branch before a WaitAllActive join, which cancels the rework. Values: <c>source</c>, <c>target</c>, <c>join</c>.</summary>
    ReturnBeforeWaitAllActive,

    /// <summary>A return to before a fork while a sibling waits. Values: <c>source</c>, <c>target</c>, <c>fork</c>, <c>sibling</c>.</summary>
    ReturnBeforeFork,

    /// <summary>A WaitAny join reached directly from the fork. Values: <c>join</c>, <c>fork</c>.</summary>
    RaceWithoutStep,

    /// <summary>A composite that waits inside stands before a WaitAny join. Values: <c>activity</c>, <c>join</c>.</summary>
    CompositeLosesRace,

    /// <summary>Branches that run side by side meet in an activity that is no join. Values: <c>activity</c>, <c>sources</c>.</summary>
    BranchesMergeWithoutJoin,

    /// <summary>A FlowJoin outside of a flowchart. Values: <c>join</c>.</summary>
    JoinOutsideFlowchart,

    /// <summary>Complete anywhere but directly in the root flowchart. Values: <c>activity</c>.</summary>
    CompleteOutsideRoot,

    /// <summary>Break without a loop around it. Values: <c>activity</c>.</summary>
    BreakOutsideLoop,

    /// <summary>Break within a ParallelForEach. Values: <c>activity</c>, <c>loop</c>.</summary>
    BreakEndsOneItem,

    /// <summary>Finish while another branch can wait. Values: <c>activity</c>, <c>waiting</c>.</summary>
    FinishBesideWaiting,

    /// <summary>Finish within a composite ends the whole workflow. Values: <c>activity</c>, <c>composite</c>.</summary>
    FinishWithinComposite,

    /// <summary>Fault while another branch can wait. Values: <c>activity</c>, <c>waiting</c>.</summary>
    FaultBesideWaiting,

    /// <summary>An event published in another letter case than it is awaited. Values: <c>activity</c>, <c>event</c>, <c>awaited</c>.</summary>
    EventNameLetterCase,

    /// <summary>An event published without a correlation id. Values: <c>activity</c>, <c>event</c>.</summary>
    EventForAnyInstance,

    /// <summary>The document goes on after faults. No values.</summary>
    ContinuesWithIncidents,

    /// <summary>Values: <c>activity</c>.</summary>
    LoopWithoutBody,

    /// <summary>An input without which the activity faults. Values: <c>activity</c>, <c>input</c>.</summary>
    InputMissing,

    /// <summary>A fixed value that faults when it is converted. Values: <c>activity</c>, <c>input</c>, <c>value</c>, <c>type</c>.</summary>
    LiteralFaults,

    /// <summary>A fixed value that silently becomes another. Values: <c>activity</c>, <c>input</c>, <c>value</c>, <c>type</c>.</summary>
    LiteralChanges,

    /// <summary>A ParallelForEach whose list is written down and so is text. Values: <c>activity</c>.</summary>
    ItemsAreText,

    /// <summary>No variable in sight has the id. Values: <c>activity</c>, <c>variable</c>.</summary>
    UnknownVariable,

    /// <summary>No variable of the document has the name. Values: <c>activity</c>, <c>variable</c>.</summary>
    UnknownVariableName,

    /// <summary>A script uses a name that nobody gives it. Values: <c>activity</c>, <c>name</c>.</summary>
    UnknownScriptName,

    /// <summary>A script that always throws. Values: <c>activity</c>.</summary>
    ScriptThrows,

    /// <summary>The expression cannot be parsed. Values: <c>activity</c>, <c>language</c>, <c>problem</c>, <c>line</c>, <c>column</c>.</summary>
    ExpressionSyntax,

    /// <summary>An input of the workflow is read after something that waits. Values: <c>activity</c>, <c>input</c>, <c>waiting</c>.</summary>
    InputGoneAfterWait,

    /// <summary>An output is read after something that waits. Values: <c>activity</c>, <c>source</c>, <c>waiting</c>.</summary>
    OutputGoneAfterWait,

    /// <summary>No connection leads here from the start. Values: <c>activity</c>, <c>start</c>.</summary>
    NeverReached,

    /// <summary>The document names a start that Elsa does not heed. Values: <c>flowchart</c>, <c>written</c>, <c>start</c>.</summary>
    StartIgnored,

    /// <summary>A variable hides one further out. Values: <c>container</c>, <c>variable</c>, <c>outer</c>.</summary>
    VariableHidden,

    /// <summary>A variable without a storage where something waits. Values: <c>container</c>, <c>variable</c>.</summary>
    VariableNotKept,

    /// <summary>A Liquid filter that does not exist. Values: <c>activity</c>, <c>filter</c>.</summary>
    UnknownFilter,

    /// <summary>Two activities share an id. Values: <c>activity</c>.</summary>
    DuplicateActivityId,
}

/// <summary>One defect of a document.</summary>
/// <param name="JsonPath">The place in the document, such as <c>$.root.activities[2].who</c>.</param>
/// <param name="Values">The values that the code's words need, by the names that <see cref="DefectCode"/> lists.</param>
public sealed record Defect(string JsonPath, DefectCode Code, Severity Severity, IReadOnlyDictionary<string, object> Values);
