using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine.Tests;

/// <summary>Short words for driving an instance.</summary>
public static class Steps
{
    public static readonly DateTimeOffset Nine = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);

    public static Transition Start(this Definition definition, JsonObject? input = null, long seed = 7, StepLimits? limits = null) =>
        Interpreter.Step(definition, State.New("i-1"), new Stimulus.Start(Nine, seed, input ?? [], "loan-1"), limits);

    public static Transition Resume(this Definition definition, State state, string activity, string outcome = "Approved") =>
        definition.Resume(state, state.Bookmarks.First(bookmark => bookmark.ActivityId == activity), outcome);

    public static Transition Resume(
        this Definition definition, State state, Bookmark bookmark, string outcome = "Approved", StepLimits? limits = null) =>
        Interpreter.Step(
            definition, state, new Stimulus.Resume(Nine.AddHours(1), bookmark.Id, new JsonObject { ["Outcome"] = outcome }), limits);
}
