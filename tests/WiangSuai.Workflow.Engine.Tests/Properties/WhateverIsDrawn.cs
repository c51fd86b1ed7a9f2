using CsCheck;

namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>What holds for every document and every way through it.</summary>
public sealed class WhateverIsDrawn
{
    const int Drawings = 500;

    [Fact]
    public void An_instance_that_finished_without_a_fault_waits_for_nothing() =>
        ForEveryStep(taken => taken.Step.State.SubStatus != SubStatus.Finished || taken.Step.State.Bookmarks.Count == 0);

    [Fact]
    public void A_fault_is_an_incident_in_the_state_and_the_other_way_round() =>
        ForEveryStep(taken => (taken.Step.State.SubStatus == SubStatus.Faulted) == (taken.Step.State.Incidents.Count > 0));

    [Fact]
    public void What_was_open_less_what_closed_and_what_opened_is_what_is_open() => ForEveryStep(taken =>
        taken.Before.Bookmarks.Select(bookmark => bookmark.Id).Except(taken.Step.Closed.Select(bookmark => bookmark.Id))
            .Concat(taken.Step.Opened.Select(bookmark => bookmark.Id)).SequenceEqual(taken.Step.State.Bookmarks.Select(bookmark => bookmark.Id)));

    [Fact]
    public void Bookmark_ids_are_never_given_out_twice() => ForEveryRun((_, run) =>
    {
        var ids = run.SelectMany(taken => taken.Step.Opened).Select(bookmark => bookmark.Id).ToList();
        return ids.Distinct().Count() == ids.Count;
    });

    [Fact]
    public void A_resumed_bookmark_is_spent() => ForEveryStep(taken =>
        taken.Resumed is not { } resumed || taken.Step.State.SubStatus == SubStatus.Faulted || taken.Step.Closed.Contains(resumed));

    [Fact]
    public void A_state_read_back_from_its_JSON_steps_on_to_the_same_states() => ForEveryRun((drawing, run) =>
        run.Select(taken => taken.Step.State.ToJson()).SequenceEqual(
            drawing.Run(drawing.Read(), state => State.FromJson(state.ToJson())).Select(taken => taken.Step.State.ToJson())));

    [Fact]
    public void The_same_way_through_the_same_document_gives_the_same_states() => ForEveryRun((drawing, run) =>
        run.Select(taken => taken.Step.State.ToJson()).SequenceEqual(drawing.Run(drawing.Read()).Select(taken => taken.Step.State.ToJson())));

    [Fact]
    public void A_step_leaves_the_state_before_as_it_was() => ForEveryRun((drawing, run) =>
    {
        var texts = run.Select(taken => taken.Before.ToJson()).ToList();
        var again = drawing.Run(drawing.Read()).ToList();
        return again.Select(taken => taken.Before.ToJson()).SequenceEqual(texts);
    });

    [Fact]
    public void The_journal_replayed_says_which_activities_are_under_way() => ForEveryRun((drawing, run) =>
    {
        var replay = new JournalReplay(drawing.Read());
        return run.All(taken => replay.Read(taken).Agrees(taken.Step.State));
    });

    [Fact]
    public void Checking_a_document_never_fails() =>
        Drawing.Any.Sample(drawing => Validator.Validate(drawing.Read()).All(defect => defect.JsonPath.StartsWith('$')), iter: Drawings);

    static void ForEveryStep(Func<Taken, bool> holds) => ForEveryRun((_, run) => run.TrueForAll(taken => holds(taken)));

    static void ForEveryRun(Func<Drawing, List<Taken>, bool> holds) =>
        Drawing.Any.Sample(drawing => holds(drawing, drawing.Run(drawing.Read()).ToList()), iter: Drawings);
}
