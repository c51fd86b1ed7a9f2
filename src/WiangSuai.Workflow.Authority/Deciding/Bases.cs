using System.Diagnostics;

namespace WiangSuai.Workflow.Authority;

/// <summary>How a basis is put together once the way is found lawful.</summary>
static class Bases
{
    public static Basis InOffice(Question question, Occupant one, int height)
    {
        var below = height > 0 ? question.Originals![0].Named() : null;
        Test[] climbed = below is null ? [] : [new Test.NobodyBelow(below)];
        return Compose(question, one.Own, one.Steps, below, null, [.. one.Because, .. climbed]);
    }

    public static Basis Delegated(Question question, DelegatedPower given, Occupant delegatee, IEnumerable<Test> held) =>
        Compose(question, delegatee.Own, StepsOf(given, delegatee), null, given.Ref, [.. delegatee.Because, .. held]);

    /// <summary>The delegatee's steps to the post that the clause names, if any, and the delegation as the last.</summary>
    public static IReadOnlyList<ActingStep> StepsOf(DelegatedPower given, Occupant delegatee) =>
        [.. delegatee.Steps, new ActingStep(BasisMode.Delegated, given.Signer.Named())];

    public static BasisMode ModeOf(IReadOnlyList<ActingStep> steps) => steps is [.., var last] ? last.Mode : BasisMode.OwnPower;

    static Basis Compose(
        Question question, Post own, IReadOnlyList<ActingStep> steps, PostRef? insteadOf, ClauseRef? clause, IReadOnlyList<Test> tests) =>
        new(question.Power.Code,
            ModeOf(steps),
            own.Named(), steps, insteadOf, clause,
            [.. tests, new Test.NotOwnRequest(), new Test.NoDeclaredConflict()],
            Block(question.Index, own, steps),
            question.Index.Version);

    /// <summary>Own post and mode, then the post acted for; of stacked steps the first stands on one line and each later one on two.</summary>
    /// <remarks>
    /// <c>รองนายกเทศมนตรี ปฏิบัติราชการแทน / นายกเทศมนตรี…</c> [C2];
    /// <c>ผู้อำนวยการกองคลัง รักษาราชการแทน ปลัดเทศบาล / ปฏิบัติหน้าที่ / นายกเทศมนตรี…</c> [G6].
    /// </remarks>
    public static SignatureBlock Block(AuthorityIndex index, Post own, IReadOnlyList<ActingStep> steps)
    {
        return new(steps switch
        {
            [] => [own.SignedAs],
            [var only] => [$"{own.SignedAs} {Thai(only.Mode)}", Signed(only)],
            [var first, ..] => [$"{own.SignedAs} {Thai(first.Mode)} {Signed(first)}", .. steps.Skip(1).SelectMany(TwoLines)],
        });

        string[] TwoLines(ActingStep step) => [Thai(step.Mode), Signed(step)];

        string Signed(ActingStep step) => index.Post(step.For.Id).SignedAs;
    }

    /// <summary>The mode as a signature words it. The own power has no words: the post stands alone.</summary>
    static string Thai(BasisMode mode) => mode switch
    {
        BasisMode.Delegated => "ปฏิบัติราชการแทน",
        BasisMode.ActingInPlace => "รักษาราชการแทน",
        BasisMode.PerformingDuties => "ปฏิบัติหน้าที่",
        BasisMode.ActingInPost => "รักษาการในตำแหน่ง",
        _ => throw new UnreachableException($"mode {mode} in a step"),
    };
}
