using System.Text.Json.Nodes;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Stepping;

/// <summary>What a host can rely on at every step.</summary>
public sealed class OneStep
{
    static readonly Definition TwoLevels = Flow(
        [Approval("a1"), Approval("a2"), Line("end", "done")],
        [To("a1.Approved → a2"), To("a2.Approved → end"), To("a1.Rejected → end"), To("a2.Rejected → end")]);

    [Fact]
    public void A_spent_bookmark_is_ignored_and_leaves_the_very_state()
    {
        var started = TwoLevels.Start();
        var approved = TwoLevels.Resume(started.State, "a1");

        var again = TwoLevels.Resume(approved.State, started.Opened[0]);

        Assert.Equal(Why.BookmarkSpent, again.Ignored);
        Assert.Same(approved.State, again.State);
        Assert.Empty(again.Journal);
    }

    [Fact]
    public void Nothing_resumes_an_instance_that_has_ended()
    {
        var ended = TwoLevels.Resume(TwoLevels.Start().State, "a1", "Rejected");

        Assert.Equal(Status.Finished, ended.State.Status);
        Assert.Equal(Why.InstanceEnded, TwoLevels.Resume(ended.State, new Bookmark("1", "a1", "Test.Approval", [])).Ignored);
    }

    [Fact]
    public void An_instance_starts_once_and_is_not_resumed_before()
    {
        var started = TwoLevels.Start();

        Assert.Equal(Why.AlreadyStarted, Interpreter.Step(TwoLevels, started.State, new Stimulus.Start(Steps.Nine, 7, [])).Ignored);
        Assert.Equal(Why.NotStarted, TwoLevels.Resume(State.New("i-2"), started.Opened[0]).Ignored);
    }

    [Fact]
    public void The_transition_says_which_bookmarks_opened_and_which_closed()
    {
        var started = TwoLevels.Start();
        var approved = TwoLevels.Resume(started.State, "a1");

        Assert.Equal(["a1"], started.Opened.Select(bookmark => bookmark.ActivityId));
        Assert.Equal(started.Opened, approved.Closed);
        Assert.Equal(["a2"], approved.Opened.Select(bookmark => bookmark.ActivityId));
        Assert.Empty(approved.Asks);
    }

    [Fact]
    public void A_host_activity_hands_its_evaluated_inputs_to_the_host_under_their_names_in_the_document()
    {
        var definition = Flow([Activity("Test.Approval", "a1", ("who", "=getInput('post') + '!'"), ("verb", "อนุมัติ"))], []);

        var opened = Assert.Single(definition.Start(new JsonObject { ["post"] = "ปลัด" }).Opened);

        Assert.Equal("Test.Approval", opened.Kind);
        Assert.Equal("""{"who":"ปลัด!","verb":"อนุมัติ"}""", opened.Payload.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void An_ask_is_answered_by_resuming_it_and_its_answer_is_input()
    {
        var definition = Flow(
            [Activity("Test.Number", "n"), Activity("Elsa.WriteLine", "w", ("text", "=getInput('number')"))], [To("n.Done → w")]);
        var started = definition.Start();

        var answered = Interpreter.Step(
            definition, started.State, new Stimulus.Resume(Steps.Nine, Assert.Single(started.Asks).Id, new JsonObject { ["number"] = "บย. 12/2569" }));

        Assert.Equal(["บย. 12/2569"], answered.Lines);
        Assert.Equal(SubStatus.Finished, answered.State.SubStatus);
    }

    [Fact]
    public void A_step_changes_nothing_in_the_state_that_it_was_given()
    {
        var definition = Flow(
            [Approval("a1"), Activity("Elsa.SetOutput", "o", ("outputName", "A"), ("outputValue", "=getVariable('list').push('x'), 1")), Approval("a2")],
            [To("a1.Approved → o"), To("o.Done → a2")], Variable("list", "Object", null));
        var started = definition.Start();
        var before = started.State.ToJson();

        var first = definition.Resume(started.State, "a1");
        var second = definition.Resume(started.State, "a1");

        Assert.Equal(before, started.State.ToJson());
        Assert.Equal(first.State.ToJson(), second.State.ToJson());
    }

    [Fact]
    public void A_workflow_that_does_not_come_to_rest_faults()
    {
        var circle = Flow([Line("a", "a"), Line("b", "b")], [To("a.Done → b"), To("b.Done → a")]);

        var state = circle.Start(limits: new StepLimits(Executions: 1_000)).State;

        Assert.Equal(SubStatus.Faulted, state.SubStatus);
        Assert.Equal("Workflow1", Assert.Single(state.Incidents).ActivityId);
    }

    [Fact]
    public void Text_that_is_no_state_is_refused_as_such() =>
        Assert.All(["{}", "[]", """{"form":2}""", "null"], text => Assert.ThrowsAny<System.Text.Json.JsonException>(() => State.FromJson(text)));
}
