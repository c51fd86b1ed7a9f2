using CsCheck;

namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>What holds for every document and every way through it.</summary>
public sealed class WhateverIsDrawn
{
    const int Drawings = 1_000;

    [Fact]
    public void An_instance_that_finished_without_a_fault_waits_for_nothing() =>
        ForEveryStep((_, step) => step.State.SubStatus != SubStatus.Finished || step.State.Bookmarks.Count == 0);

    [Fact]
    public void A_fault_is_an_incident_in_the_state_and_the_other_way_round() =>
        ForEveryStep((_, step) => (step.State.SubStatus == SubStatus.Faulted) == (step.State.Incidents.Count > 0));

    [Fact]
    public void What_was_open_less_what_closed_and_what_opened_is_what_is_open() =>
        ForEveryStep((before, step) => before.Bookmarks.Except(step.Closed).Concat(step.Opened).ToHashSet().SetEquals(step.State.Bookmarks));

    [Fact]
    public void Bookmark_ids_are_never_given_out_twice() => Drawing.Any.Sample(
        drawing =>
        {
            var ids = drawing.Run(drawing.Read()).SelectMany(taken => taken.Step.Opened).Select(bookmark => bookmark.Id).ToList();
            return ids.Distinct().Count() == ids.Count;
        },
        iter: Drawings);

    [Fact]
    public void A_state_is_the_same_after_a_trip_through_its_JSON_and_goes_on_in_the_same_way() => ForEveryStep((before, step) =>
    {
        var text = step.State.ToJson();
        return State.FromJson(text).ToJson() == text;
    });

    [Fact]
    public void The_same_way_through_the_same_document_gives_the_same_states() => Drawing.Any.Sample(
        drawing => drawing.Run(drawing.Read()).Select(taken => taken.Step.State.ToJson())
            .SequenceEqual(drawing.Run(drawing.Read()).Select(taken => taken.Step.State.ToJson())),
        iter: Drawings);

    [Fact]
    public void A_resumed_bookmark_is_spent() => ForEveryStep((before, step) =>
        before.Bookmarks.Count == 0 || step.State.SubStatus == SubStatus.Faulted || step.Closed.Count > 0);

    [Fact]
    public void Checking_a_document_never_fails() =>
        Drawing.Any.Sample(drawing => Validator.Validate(drawing.Read()).All(defect => defect.JsonPath.StartsWith('$')), iter: Drawings);

    static void ForEveryStep(Func<State, Transition, bool> holds) =>
        Drawing.Any.Sample(drawing => drawing.Run(drawing.Read()).All(taken => holds(taken.Before, taken.Step)), iter: Drawings);
}
