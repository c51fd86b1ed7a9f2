using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace WiangSuai.Workflow.Elsa;

/// <summary>An activity of the office on Elsa (กิจกรรมของระบบ): it asks, waits, and completes with the outcome that the resume names.</summary>
/// <remarks>
/// The bookmark's name is the activity's type, its payload a <see cref="Question"/>. Our own engine does the same, so a host answers
/// both in the same way and both write the same journal.
/// </remarks>
public abstract class OfficeActivity(string defaultOutcome) : Activity
{
    /// <summary>The input of a resume that names the outcome.</summary>
    public const string OutcomeInput = "Outcome";

    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(new CreateBookmarkArgs
    {
        Stimulus = Asked(context),
        Callback = Answered,
        IncludeActivityInstanceId = true, // two rounds of one activity wait for two answers
    });

    // Elsa stores the name of this method with the bookmark and finds it again by reflection: a new name strands what waits.
    ValueTask Answered(ActivityExecutionContext context) => context.CompleteActivityWithOutcomesAsync(
        context.WorkflowInput.TryGetValue(OutcomeInput, out var outcome) && outcome is string named ? named : defaultOutcome);

    /// <summary>An input that the document does not mention evaluates to null on Elsa and is left out.</summary>
    static Question Asked(ActivityExecutionContext context) => new(context.ActivityState
        .Where(input => input.Value is not null)
        .ToDictionary(input => JsonNamingPolicy.CamelCase.ConvertName(input.Key), input => input.Value));
}

/// <summary>What the host needs in order to know what is waited for.</summary>
/// <remarks>A record and no bare dictionary: Elsa hashes a payload by its properties, and a dictionary's indexer faults that.</remarks>
/// <param name="Inputs">The evaluated inputs that the document gives, under the names they have there.</param>
public sealed record Question(IReadOnlyDictionary<string, object> Inputs);
