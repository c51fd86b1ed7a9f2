using System.Text.Json.Nodes;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Publishing;

/// <summary>One smallest document for each kind of defect, and the place at which it is found.</summary>
public static class DefectKinds
{
    static readonly JsonObject[] Two = [Fork("f", "A", "B"), Approval("a1"), Approval("a2"), Line("no", "x"), Line("end", "x")];

    static readonly string[] TwoMeeting = ["f.A → a1", "f.B → a2", "a1.Approved → j", "a2.Approved → j", "j.Done → end"];

    static readonly Dictionary<DefectCode, (Func<Definition> Document, string Path, Severity Severity)> All = new()
    {
        [DefectCode.UnknownActivityType] = (() => Flow([Activity("Nobody.Knows", "u")], []), Step(0), Severity.Error),
        [DefectCode.OutcomeWithoutConnection] = (() => Flow([Approval("a1"), Line("end", "x")], Arrows("a1.Approved → end")), Step(0), Severity.Error),
        [DefectCode.UnknownOutcome] = (() => Flow([Line("s", "x"), Line("end", "x")], Arrows("s.done → end")), Way(0), Severity.Error),
        [DefectCode.ConnectionWithoutPort] = (WithoutPort, Way(0), Severity.Error),
        [DefectCode.ConnectionToMissingActivity] = (() => Flow([Line("s", "x")], Arrows("s.Done → gone")), Way(0), Severity.Error),
        [DefectCode.ReturnsToDifferentSteps] = (() => Flow(
            [Line("s", "x"), Approval("a1"), Approval("a2"), Line("end", "x")],
            Arrows("s.Done → a1", "a1.Approved → a2", "a2.Approved → end", "a2.Rejected → a1", "a1.Rejected → s")), "$.root", Severity.Error),
        [DefectCode.InvalidReturn] = (() => Flow(
            [Line("s", "x"), Activity("Elsa.FlowDecision", "d"), Line("a", "x"), Line("b", "x")],
            Arrows("s.Done → d", "d.True → a", "d.False → b", "a.Done → b", "b.Done → a")), Way(4), Severity.Error),
        [DefectCode.ReturnBeforeWaitAll] = (() => Meeting("WaitAll", "a1.Rejected → a1", "a2.Rejected → no"), Way(5), Severity.Error),
        [DefectCode.ReturnBeforeWaitAllActive] = (() => Meeting("WaitAllActive", "a1.Rejected → a1", "a2.Rejected → no"), Way(5), Severity.Error),
        [DefectCode.ReturnBeforeFork] = (() => Meeting("WaitAll", "a1.Rejected → f", "a2.Rejected → no"), Way(5), Severity.Error),
        [DefectCode.RaceWithoutStep] = (() => Flow(
            [Fork("f", "A", "B"), Approval("a1"), Join("j", "WaitAny")], Arrows("f.A → a1", "f.B → j", "a1.Approved → j", "a1.Rejected → j")), Step(2), Severity.Error),
        [DefectCode.CompositeLosesRace] = (() => Flow(
            [Fork("f", "A", "B"), Line("a", "x"), Sequence("s", Approval("inside")), Join("j", "WaitAny")],
            Arrows("f.A → a", "f.B → s", "a.Done → j", "s.Done → j")), Step(2), Severity.Error),
        [DefectCode.BranchesMergeWithoutJoin] = (() => Meeting("WaitAll", "a1.Rejected → no", "a2.Rejected → no"), Step(3), Severity.Error),
        [DefectCode.JoinOutsideFlowchart] = (() => Flow([Sequence("s", Join("j", "WaitAll"))], []), $"{Step(0)}.activities[0]", Severity.Error),
        [DefectCode.CompleteOutsideRoot] = (() => Flow([Sequence("s", Activity("Elsa.Complete", "c"))], []), $"{Step(0)}.activities[0]", Severity.Error),
        [DefectCode.BreakOutsideLoop] = (() => Flow([Activity("Elsa.Break", "b")], []), Step(0), Severity.Error),
        [DefectCode.BreakEndsOneItem] = (() => Flow([Activity("Elsa.ParallelForEach", "p").With("body", Activity("Elsa.Break", "b"))], []), $"{Step(0)}.body", Severity.Warning),
        [DefectCode.FinishBesideWaiting] = (() => Flow(
            [Fork("f", "A", "B"), Approval("a1"), Activity("Elsa.Finish", "e"), Line("y", "x"), Line("n", "x")],
            Arrows("f.A → a1", "f.B → e", "a1.Approved → y", "a1.Rejected → n")), Step(2), Severity.Warning),
        [DefectCode.FinishWithinComposite] = (() => Flow([Sequence("s", Activity("Elsa.Finish", "e"))], []), $"{Step(0)}.activities[0]", Severity.Warning),
        [DefectCode.FaultBesideWaiting] = (() => Flow(
            [Fork("f", "A", "B"), Approval("a1"), Activity("Elsa.Fault", "e"), Line("y", "x"), Line("n", "x")],
            Arrows("f.A → a1", "f.B → e", "a1.Approved → y", "a1.Rejected → n")), Step(2), Severity.Error),
        [DefectCode.EventNameLetterCase] = (() => Flow(
            [Activity("Elsa.PublishEvent", "p", ("eventName", "returned"), ("correlationId", "1")), Activity("Elsa.Event", "e", ("eventName", "Returned"))],
            Arrows("p.Done → e")), $"{Step(0)}.eventName", Severity.Error),
        [DefectCode.EventForAnyInstance] = (() => Flow([Activity("Elsa.PublishEvent", "p", ("eventName", "returned"))], []), Step(0), Severity.Warning),
        [DefectCode.ContinuesWithIncidents] = (ContinuingWithIncidents, "$.options.incidentStrategyType", Severity.Error),
        [DefectCode.LoopWithoutBody] = (() => Flow([Activity("Elsa.For", "f", ("end", "3"))], []), Step(0), Severity.Error),
        [DefectCode.InputMissing] = (() => Flow([Activity("Elsa.SetOutput", "o", ("outputValue", "x"))], []), Step(0), Severity.Error),
        [DefectCode.LiteralFaults] = (() => Flow([Activity("Elsa.For", "f", ("end", "99999999999")).With("body", Line("w", "x"))], []), $"{Step(0)}.end", Severity.Error),
        [DefectCode.LiteralChanges] = (() => Flow([Activity("Elsa.For", "f", ("end", "three")).With("body", Line("w", "x"))], []), $"{Step(0)}.end", Severity.Warning),
        [DefectCode.ItemsAreText] = (() => Flow([Activity("Elsa.ParallelForEach", "p", ("items", "[1,2]")).With("body", Line("w", "x"))], []), $"{Step(0)}.items", Severity.Warning),
        [DefectCode.UnknownVariable] = (() => Flow([Activity("Elsa.SetVariable", "s", ("value", "x")).Assigning("gone")], []), Step(0), Severity.Error),
        [DefectCode.UnknownVariableName] = (() => Flow([Line("w", "=getVariable('gone')")], []), $"{Step(0)}.text", Severity.Warning),
        [DefectCode.UnknownScriptName] = (() => Flow([Line("w", "=nosuch.name")], []), $"{Step(0)}.text", Severity.Error),
        [DefectCode.ScriptThrows] = (() => Flow([Line("w", "=throw new Error('no')")], []), $"{Step(0)}.text", Severity.Error),
        [DefectCode.ExpressionSyntax] = (() => Flow([Line("w", "=1 +")], []), $"{Step(0)}.text", Severity.Error),
        [DefectCode.InputGoneAfterWait] = (ReadingAnInputLate, $"{Step(1)}.text", Severity.Error),
        [DefectCode.OutputGoneAfterWait] = (() => Flow(
            [Activity("Elsa.If", "i"), Approval("a1"), Line("w", "=getOutputFrom('i')"), Line("n", "x")],
            Arrows("i.Done → a1", "a1.Approved → w", "a1.Rejected → n")), $"{Step(2)}.text", Severity.Error),
        [DefectCode.NeverReached] = (() => Flow([Line("s", "x"), Line("island", "x")], []), Step(1), Severity.Warning),
        [DefectCode.StartIgnored] = (StartingElsewhere, "$.root", Severity.Warning),
        [DefectCode.VariableHidden] = (() => Flow(
            [Sequence("s", Line("w", "x")).With("variables", new JsonArray(Variable("n", "Int32", "2")))], [], Variable("n", "Int32", "1")), Step(0), Severity.Warning),
        [DefectCode.VariableNotKept] = (() => Flow(
            [Approval("a1"), Line("y", "x"), Line("n", "x")], Arrows("a1.Approved → y", "a1.Rejected → n"), Variable("v", "String", null).With("storageDriverTypeName", null)),
            "$.variables", Severity.Warning),
        [DefectCode.UnknownFilter] = (() => Flow([Line("w", "~{{ 'x' | shout }}")], []), $"{Step(0)}.text", Severity.Warning),
        [DefectCode.DuplicateActivityId] = (() => Flow([Line("w", "x"), Line("w", "y")], []), Step(1), Severity.Error),
    };

    public static IEnumerable<DefectCode> Codes => All.Keys;

    public static (Definition Document, string Path, Severity Severity) Of(DefectCode code) => All[code] switch { var (document, path, severity) => (document(), path, severity) };

    /// <summary>Two approvals side by side that meet in a join.</summary>
    public static Definition Meeting(string mode, params string[] rejected) =>
        Flow([.. Two.Select(activity => activity.DeepClone().AsObject()), Join("j", mode)], Arrows([.. TwoMeeting, .. rejected]));

    static string Step(int index) => $"$.root.activities[{index}]";

    static string Way(int index) => $"$.root.connections[{index}]";

    static Definition WithoutPort()
    {
        var arrow = To("s.Done → t");
        arrow["source"]!.AsObject().Remove("port");
        return Flow([Line("s", "x"), Line("t", "y")], [arrow]);
    }

    static Definition ContinuingWithIncidents() => Definition.Read(
        Document(Line("w", "x")).With("options", new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" })
            .ToJsonString(), Catalogue);

    static Definition ReadingAnInputLate() => Definition.Read(
        Document(Chart("flow", [Approval("a1"), Line("y", "=getInput('amount')"), Line("n", "x")], Arrows("a1.Approved → y", "a1.Rejected → n")))
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "amount", ["type"] = "Int32" })).ToJsonString(), Catalogue);

    static Definition StartingElsewhere() => Definition.Read(
        Document(Chart("flow", [Line("first", "x"), Line("second", "x")], Arrows("first.Done → second")).With("start", "second")).ToJsonString(), Catalogue);
}
