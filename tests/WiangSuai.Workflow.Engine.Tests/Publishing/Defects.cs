using System.Text.Json;
using System.Text.Json.Nodes;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Publishing;

/// <summary>What an author is told before publishing, each with its place.</summary>
public sealed class Defects
{
    [Fact]
    public void A_document_that_leads_every_outcome_on_has_none() =>
        Assert.Empty(Validator.Validate(Flow(
            [Line("s", "request"), Approval("a1"), Line("end", "done")], [To("s.Done → a1"), To("a1.Approved → end"), To("a1.Rejected → s")])));

    [Fact]
    public void A_type_that_nobody_knows_is_named_with_its_place() =>
        Expect(Flow([Activity("Nobody.Knows", "u")], []), DefectCode.UnknownActivityType, "$.root.activities[0]", ("activity", "u"), ("type", "Nobody.Knows"));

    [Fact]
    public void An_outcome_that_leads_nowhere_is_named() =>
        Expect(Flow([Approval("a1"), Line("end", "done")], [To("a1.Approved → end")]),
            DefectCode.OutcomeWithoutConnection, "$.root.activities[0]", ("activity", "a1"), ("outcome", "Rejected"));

    [Fact]
    public void An_outcome_in_another_letter_case_leads_nowhere() =>
        Assert.Equal(["Approved", "Rejected"], Validator.Validate(Flow([Approval("a1"), Line("end", "done")], [To("a1.approved → end")]))
            .Where(defect => defect.Code == DefectCode.OutcomeWithoutConnection).Select(defect => defect.Values["outcome"]));

    [Fact]
    public void A_connection_to_an_activity_that_is_not_there_is_named() =>
        Expect(Flow([Line("s", "x")], [To("s.Done → gone")]), DefectCode.ConnectionToMissingActivity, "$.root.connections[0]", ("missing", "gone"));

    [Fact]
    public void A_connection_without_a_port_is_named()
    {
        var arrow = To("s.Done → t");
        arrow["source"]!.AsObject().Remove("port");
        Expect(Flow([Line("s", "x"), Line("t", "y")], [arrow]), DefectCode.ConnectionWithoutPort, "$.root.connections[0]", ("source", "s"), ("target", "t"));
    }

    [Fact]
    public void Returning_to_different_steps_that_wait_is_refused() =>
        Expect(Flow(
            [Line("s", "request"), Approval("a1"), Approval("a2"), Line("end", "done")],
            [To("s.Done → a1"), To("a1.Approved → a2"), To("a2.Approved → end"), To("a2.Rejected → a1"), To("a1.Rejected → s")]),
            DefectCode.ReturnsToDifferentSteps, "$.root", ("flowchart", "flow"));

    [Fact]
    public void A_script_that_cannot_be_parsed_is_named_with_line_and_column() =>
        Expect(Flow([Activity("Elsa.WriteLine", "w", ("text", "=1 +\n  * 2"))], []),
            DefectCode.ExpressionSyntax, "$.root.activities[0].text", ("language", "JavaScript"), ("line", 2), ("column", 3));

    [Fact]
    public void Two_activities_with_one_id_are_named_once() =>
        Expect(Flow([Line("w", "x"), Line("v", "y"), Line("w", "z")], []), DefectCode.DuplicateActivityId, "$.root.activities[2]", ("activity", "w"));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"root\": 1}")]
    public void Text_that_is_no_document_cannot_be_read(string json) =>
        Assert.ThrowsAny<JsonException>(() => Definition.Read(json, Catalogue));

    static void Expect(Definition definition, DefectCode code, string path, params (string Name, object Value)[] values)
    {
        var defect = Assert.Single(Validator.Validate(definition), defect => defect.Code == code);
        Assert.Equal(path, defect.JsonPath);
        Assert.Equal(Severity.Error, defect.Severity);
        foreach (var (name, value) in values) Assert.Equal(value, defect.Values[name]);
    }
}
