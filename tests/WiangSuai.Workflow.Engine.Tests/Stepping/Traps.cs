using System.Text.Json.Nodes;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Stepping;

/// <summary>The traps that were found on Elsa are traps here too: one document means one thing on both engines.</summary>
public sealed class Traps
{
    [Theory]
    [InlineData("WaitAll", false)]
    [InlineData("WaitAllActive", true)]
    public void A_branch_sent_back_once_before_a_join_keeps_it_from_running_only_with_WaitAll(string mode, bool runs)
    {
        var document = Flow(
            [Fork("f", "A", "B"), Line("sa", "x"), Approval("a"), Line("sb", "x"), Approval("b"), Join("j", mode), Line("end", "end")],
            Arrows("f.A → sa", "sa.Done → a", "a.Rejected → sa", "a.Approved → j", "f.B → sb", "sb.Done → b", "b.Approved → j", "j.Done → end"));

        var state = document.Start().State;
        state = document.Resume(state, "a", "Rejected").State;
        state = document.Resume(state, "a").State;
        var last = document.Resume(state, "b");

        Assert.Equal(SubStatus.Finished, last.State.SubStatus);
        Assert.Equal(runs ? ["end"] : [], last.Lines);
    }

    [Fact]
    public void WaitAllActive_cancels_the_rework_of_the_other_branch()
    {
        var document = Flow(
            [Fork("f", "A", "B"), Approval("draft"), Approval("a"), Approval("b"), Join("j", "WaitAllActive"), Line("end", "end")],
            Arrows("f.A → draft", "draft.Approved → a", "a.Rejected → draft", "a.Approved → j", "f.B → b", "b.Approved → j", "j.Done → end"));

        var last = document.Resume(document.Resume(document.Resume(document.Start().State, "draft").State, "a", "Rejected").State, "b");

        Assert.Equal(["end"], last.Lines);
        Assert.Equal(SubStatus.Finished, last.State.SubStatus);
        Assert.Contains(last.Journal, entry => entry is { ActivityId: "draft", Event: JournalEvent.Canceled });
    }

    [Fact]
    public void Returning_before_the_fork_opens_a_second_task_for_the_sibling()
    {
        var document = Flow(
            [Fork("f", "A", "B"), Approval("a"), Approval("b"), Join("j", "WaitAll")],
            Arrows("f.A → a", "f.B → b", "a.Rejected → f", "a.Approved → j", "b.Approved → j"));

        var state = document.Resume(document.Start().State, "a", "Rejected").State;

        Assert.Equal(["a", "b", "b"], state.Bookmarks.Select(bookmark => bookmark.ActivityId).Order());
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("Nonsense")]
    public void An_outcome_that_is_not_drawn_ends_in_silence(string outcome)
    {
        var document = Flow([Approval("a"), Line("end", "end")], Arrows("a.Approved → end"));

        var last = document.Resume(document.Start().State, "a", outcome);

        Assert.Equal(SubStatus.Finished, last.State.SubStatus);
        Assert.Empty(last.Lines);
    }

    [Fact]
    public void With_ContinueWithIncidents_an_instance_stays_suspended_with_nothing_waiting()
    {
        var document = Document(Chart("flow", [Line("w", "=nosuch.name"), Line("end", "end")], Arrows("w.Done → end")))
            .With("options", new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" });

        var state = Definition.Read(document.ToJsonString(), Catalogue).Start().State;

        Assert.Equal((SubStatus.Suspended, 0, 1), (state.SubStatus, state.Bookmarks.Count, state.Incidents.Count));
    }

    [Fact]
    public void A_For_without_a_body_never_completes() =>
        Assert.Equal(SubStatus.Suspended, Flow([Activity("Elsa.For", "f", ("end", "2"))], []).Start().State.SubStatus);

    [Theory]
    [InlineData("=null", "fault")]
    [InlineData("=5", "fault")]
    [InlineData("=({ a: 1 })", "fault")]
    [InlineData("='ab'", "a,b")]
    [InlineData("=[]", "")]
    [InlineData("=[1,'x']", "1,x")]
    public void ForEach_goes_over_lists_and_letters_and_nothing_else(string items, string lines)
    {
        var step = Flow([Activity("Elsa.ForEach", "e", ("items", items)).With("body", Line("w", "=String(getVariable('CurrentValue'))"))], []).Start();

        Assert.Equal(lines, step.State.SubStatus == SubStatus.Faulted ? "fault" : string.Join(',', step.Lines));
    }

    [Theory]
    [InlineData("=null")]
    [InlineData("=5")]
    [InlineData("=({ a: 1 })")]
    [InlineData("[1,2]")]
    public void ParallelForEach_over_no_list_runs_zero_times(string items)
    {
        var step = Flow([Activity("Elsa.ParallelForEach", "e", ("items", items)).With("body", Line("w", "x"))], []).Start();

        Assert.Equal(SubStatus.Finished, step.State.SubStatus);
        Assert.Empty(step.Lines);
    }

    [Fact]
    public void The_start_input_is_gone_after_a_resume_and_outputs_too()
    {
        var document = Flow(
            [Activity("Elsa.If", "i", ("condition", "true")), Line("w1", "=getInput('x') + ' ' + getOutputFrom('i')"), Approval("a"), Line("w2", "=getInput('x') + ' ' + getOutputFrom('i')")],
            Arrows("i.Done → w1", "w1.Done → a", "a.Approved → w2"));

        var started = document.Start(new JsonObject { ["x"] = 1 });

        Assert.Equal(["1 true"], started.Lines);
        Assert.Equal(["null null"], document.Resume(started.State, "a").Lines);
    }

    [Fact]
    public void A_nested_flowchart_leaves_only_by_Done()
    {
        var document = Flow(
            [Chart("inner", [Approval("a")], []), Line("yes", "approved"), Line("done", "done")], Arrows("inner.Approved → yes", "inner.Done → done"));

        Assert.Equal(["done"], document.Resume(document.Start().State, "a").Lines);
    }

    [Fact]
    public void SetOutput_within_a_loop_writes_over_the_loop_variable_of_its_name_also_where_it_is_null()
    {
        var document = Flow([Activity("Elsa.ForEach", "e", ("items", "=[null]")).With("body", Sequence(
            "s", Activity("Elsa.SetOutput", "o", ("outputName", "CurrentValue"), ("outputValue", "=7")), Line("w", "=String(getVariable('CurrentValue'))")))], []);

        Assert.Equal(["7"], document.Start().Lines);
    }

    [Fact]
    public void An_accessor_of_an_input_goes_by_the_script_name()
    {
        var document = Document(Chart("flow", [Line("a", "=getAmount()"), Line("b", "=String(getloan_id())")], Arrows("a.Done → b")))
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "Amount" }, new JsonObject { ["name"] = "loan_id" }));

        Assert.Equal(["5", "null"], Definition.Read(document.ToJsonString(), Catalogue).Start(new JsonObject { ["amount"] = 5, ["loan_id"] = 6 }).Lines);
    }

    [Theory]
    [InlineData("""[{ "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b", "port": "In" } }]""")]
    [InlineData("""{ "$values": [{ "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b" } }] }""")]
    [InlineData("""{ "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b", "port": "In" } }""")]
    [InlineData("""[{ "source": "a", "sourcePort": "Done", "target": "b", "targetPort": "In" }]""")]
    public void Connections_are_read_in_every_form_that_Elsa_reads(string connections)
    {
        var document = Document(Chart("flow", [Line("a", "1"), Line("b", "2")], []).With("connections", JsonNode.Parse(connections)));

        Assert.Equal(["1", "2"], Definition.Read(document.ToJsonString(), Catalogue).Start().Lines);
    }

    [Fact]
    public void Break_in_a_ParallelForEach_ends_its_own_item_only()
    {
        var step = Flow([Activity("Elsa.ParallelForEach", "p", ("items", "=[1, 2]")).With("body", Sequence(
            "s", Activity("Elsa.If", "i", ("condition", "=getVariable('CurrentIndex') === 0")).With("then", Activity("Elsa.Break", "b")), Line("w", "=String(getVariable('CurrentIndex'))")))], []).Start();

        Assert.Equal(["1"], step.Lines);
        Assert.Equal(SubStatus.Finished, step.State.SubStatus);
    }

    [Theory]
    [InlineData("MatchFirst", "A")]
    [InlineData("MatchAny", "A,B")]
    public void A_switch_takes_the_first_case_or_all_that_are_true(string mode, string lines)
    {
        JsonObject Case(string label, string condition) => new()
        {
            ["label"] = label,
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition },
            ["activity"] = Line(label, label),
        };
        JsonArray Cases() => [Case("A", "true"), Case("B", "1 === 1"), Case("C", "null")];
        var nested = Flow([Activity("Elsa.Switch", "s", ("mode", mode)).With("cases", Cases())], []);
        var flow = Flow(
            [Activity("Elsa.FlowSwitch", "s", ("mode", mode)).With("cases", Cases()), Line("wa", "A"), Line("wb", "B"), Line("wc", "C")],
            Arrows("s.A → wa", "s.B → wb", "s.C → wc"));

        Assert.Equal(lines.Split(','), nested.Start().Lines);
        Assert.Equal(lines.Split(','), flow.Start().Lines);
    }
}
