using System.Text.Json;
using WiangSuai.Workflow.Engine;

namespace WiangSuai.Workflow.Elsa.Tests;

/// <summary>The document on our own interpreter, with the activities that the application adds to it.</summary>
public sealed class OnOurEngine(string document) : ICourse
{
    static readonly ActivityCatalogue Catalogue = ActivityCatalogue.Elsa.With(
        new HostActivity("WiangSuai.RequestDecision", ["Approved", "Rejected", "Returned"], "Approved"),
        new HostActivity("WiangSuai.HumanTask", ["Done"], "Done"),
        new HostActivity("WiangSuai.SetCaseStatus", ["Done"], "Done", IsAsk: true),
        new HostActivity("WiangSuai.IssueNumber", ["Done"], "Done", IsAsk: true));

    readonly Definition _definition = Definition.Read(document, Catalogue);
    DateTimeOffset _at = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);
    State _state = State.New("case-1");

    public Task<Standstill> Start() => Step(new Stimulus.Start(_at, 7, []));

    public Task<Standstill> Answer(string activity, IReadOnlyDictionary<string, object> input) => Step(new Stimulus.Resume(
        _at, _state.Bookmarks.First(bookmark => bookmark.ActivityId == activity).Id, JsonSerializer.SerializeToNode(input)!.AsObject()));

    Task<Standstill> Step(Stimulus stimulus)
    {
        var step = Interpreter.Step(_definition, _state, stimulus);
        Assert.Null(step.Ignored);
        // As in the application, the state goes through its row between two steps.
        _state = State.FromJson(step.State.ToJson());
        _at = _at.AddMinutes(10);
        return Task.FromResult(new Standstill(
            _state.Status.ToString(), _state.SubStatus.ToString(),
            [.. _state.Bookmarks.Select(bookmark => new Wait(bookmark.ActivityId, bookmark.Kind, bookmark.Payload))],
            [.. step.Journal.Select(entry => $"{entry.ActivityId} {entry.Event}")],
            [.. _state.Incidents.Select(incident => incident.ActivityId)]));
    }
}
