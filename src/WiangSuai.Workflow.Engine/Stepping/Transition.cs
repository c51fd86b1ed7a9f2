using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>What one step did. Nothing has been stored or sent: that is the host's part.</summary>
/// <param name="State">Where the instance stands now; the very state given where the stimulus was ignored.</param>
/// <param name="Journal">What happened, in order.</param>
/// <param name="Opened">Bookmarks that this step opened and left open.</param>
/// <param name="Closed">Bookmarks that were open before and are not any more: used, or dropped because their activity ended.</param>
/// <param name="Asks">Those of <paramref name="Opened"/> that the host answers within the same transaction, by resuming them.</param>
/// <param name="Lines">What <c>WriteLine</c> wrote.</param>
/// <param name="Messages">What leaves the instance without being waited for.</param>
/// <param name="Ignored">Why nothing happened; null where something did.</param>
public sealed record Transition(
    State State, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<Bookmark> Opened, IReadOnlyList<Bookmark> Closed,
    IReadOnlyList<Bookmark> Asks, IReadOnlyList<string> Lines, IReadOnlyList<Message> Messages, Why? Ignored);

/// <summary>Why a stimulus did nothing.</summary>
public enum Why
{
    /// <summary>The bookmark was used or dropped already, or never existed.</summary>
    BookmarkSpent,

    /// <summary>The instance has ended.</summary>
    InstanceEnded,

    /// <summary>A start of an instance that has started.</summary>
    AlreadyStarted,

    /// <summary>A resume of an instance that has not started.</summary>
    NotStarted,
}

/// <summary>What happened to an activity; Elsa's names.</summary>
public enum JournalEvent { Started, Suspended, Resumed, Completed, Canceled, Faulted }

/// <summary>One line of the instance's history (บันทึกการเดินเรื่อง).</summary>
/// <param name="ActivityId">The activity; <c>Workflow1</c> for the workflow itself.</param>
/// <param name="Detail">The message of a fault; null otherwise.</param>
public sealed record JournalEntry(string ActivityId, string ActivityType, JournalEvent Event, DateTimeOffset At, string? Detail = null);

/// <summary>Something that the instance sends and does not wait for.</summary>
public abstract record Message
{
    Message() { }

    /// <summary>An event for whichever bookmarks of kind <c>Elsa.Event</c> wait for that name (<c>PublishEvent</c>).</summary>
    /// <param name="Local">For this instance alone.</param>
    public sealed record EventPublished(string EventName, string? CorrelationId, bool Local, JsonNode? Payload) : Message;

    /// <summary>A workflow to be started; nobody waits for its end (<c>DispatchWorkflow</c>).</summary>
    public sealed record WorkflowDispatched(string DefinitionId, string? CorrelationId, JsonObject Input) : Message;
}
