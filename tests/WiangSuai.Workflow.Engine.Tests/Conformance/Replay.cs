using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine.Tests.Conformance;

/// <summary>Does with a document what was done with it when it was recorded.</summary>
public static class Replay
{
    static readonly DateTimeOffset Begin = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>One transition per phase; null where the step found nothing to resume.</summary>
    /// <param name="between">What happens to the state between two steps; nothing, or a trip through its JSON.</param>
    public static IEnumerable<Transition?> Run(RecordedCase recorded, Func<State, State> between)
    {
        var definition = Definition.Read(recorded.Document, Recordings.Catalogue);
        var script = recorded.Script;
        var at = Begin;
        var last = Interpreter.Step(definition, State.New("instance-1"), new Stimulus.Start(at, 7, Input(script), null));
        yield return last;
        foreach (var step in script["steps"]?.AsArray() ?? [])
        {
            at = at.AddMinutes(10);
            var state = between(last.State);
            if (state.Bookmarks.FirstOrDefault(bookmark => bookmark.ActivityId == step!["resume"]!.GetValue<string>()) is not { } bookmark)
            {
                yield return null;
                continue;
            }
            yield return last = Interpreter.Step(definition, state, new Stimulus.Resume(at, bookmark.Id, Input(step!.AsObject())));
        }
    }

    static JsonObject Input(JsonObject from) => from["input"] is JsonObject input ? (JsonObject)input.DeepClone() : [];
}
