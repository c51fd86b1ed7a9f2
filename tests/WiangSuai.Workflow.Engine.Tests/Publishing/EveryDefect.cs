using System.Globalization;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Publishing;

/// <summary>Each kind of defect is found where it stands, worded in both languages, and gone when drawn as the words say.</summary>
public sealed class EveryDefect
{
    static readonly CultureInfo Thai = CultureInfo.GetCultureInfo("th-TH");
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static TheoryData<DefectCode> Codes => [.. Enum.GetValues<DefectCode>()];

    [Theory, MemberData(nameof(Codes))]
    public void Its_smallest_document_has_it_at_its_place_and_nothing_else_of_its_kind(DefectCode code)
    {
        var (document, path, severity) = DefectKinds.Of(code);

        var defect = Assert.Single(Validator.Validate(document), defect => defect.Code == code && defect.JsonPath == path);

        Assert.Equal(severity, defect.Severity);
    }

    [Theory, MemberData(nameof(Codes))]
    public void It_is_worded_in_Thai_and_in_English_with_all_its_values(DefectCode code)
    {
        var (document, path, _) = DefectKinds.Of(code);
        var defect = Validator.Validate(document).First(defect => defect.Code == code);

        var (thai, english) = (DefectWords.Line(defect, Thai), DefectWords.Line(defect, English));

        Assert.StartsWith($"{path}: ", thai, StringComparison.Ordinal);
        Assert.Matches("[\u0E01-\u0E5B]", thai);
        Assert.DoesNotMatch("[\u0E01-\u0E5B]", english);
        Assert.DoesNotMatch(@"\{\w+\}|\n", thai + english);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void Rejecting_after_the_join_is_what_to_draw_instead_of_returning_before_it(string mode) => Assert.Empty(Validator.Validate(Flow(
        [Line("s", "x"), Fork("f", "A", "B"), Line("a", "x"), Line("b", "x"), Join("j", mode), Activity("Elsa.FlowDecision", "d", ("condition", "true")), Line("end", "x")],
        Arrows("s.Done → f", "f.A → a", "f.B → b", "a.Done → j", "b.Done → j", "j.Done → d", "d.True → end", "d.False → s"))));

    [Fact]
    public void A_rejection_of_each_branch_of_its_own_is_what_to_draw_instead_of_a_shared_one() => Assert.Empty(Validator.Validate(Flow(
        [Fork("f", "A", "B"), Approval("a1"), Approval("a2"), Line("no1", "x"), Line("no2", "x"), Join("j", "WaitAll")],
        Arrows("f.A → a1", "f.B → a2", "a1.Approved → j", "a2.Approved → j", "a1.Rejected → no1", "a2.Rejected → no2"))));

    [Fact]
    public void One_step_between_fork_and_join_is_what_to_draw_instead_of_a_race_without_one() => Assert.Empty(Validator.Validate(Flow(
        [Fork("f", "A", "B"), Approval("a1"), Line("w", "x"), Line("no", "x"), Join("j", "WaitAny")],
        Arrows("f.A → a1", "f.B → w", "w.Done → j", "a1.Approved → j", "a1.Rejected → no"))));

    [Fact]
    public void Two_outcomes_of_one_step_may_lead_to_the_same_step() => Assert.Empty(Validator.Validate(Flow(
        [Approval("a1"), Activity("Elsa.FlowDecision", "d", ("condition", "true")), Line("end", "x")],
        Arrows("a1.Approved → d", "a1.Rejected → end", "d.True → end", "d.False → end"))));

    [Fact]
    public void What_scripts_are_given_is_not_taken_for_unknown() => Assert.Empty(Validator.Validate(Flow(
        [
            Line("w", "=const n = getVariable('n'); const f = x => x + n; f(1) + variables.n + getN() + Math.max(1, 2) + new Date().getTime() + isNullOrEmpty('')"),
            Line("v", "=typeof nosuch === 'undefined' ? JSON.stringify({ a: 1 }) : `${nosuch}`"),
            Activity("Elsa.ForEach", "e", ("items", "=[1]")).With("body", Line("i", "=getVariable('CurrentValue') + getCurrentIndex()")),
        ],
        Arrows("w.Done → v", "v.Done → e"), Variable("n", "Int32", "1"))));
}
