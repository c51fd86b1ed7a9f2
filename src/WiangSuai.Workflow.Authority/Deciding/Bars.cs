namespace WiangSuai.Workflow.Authority;

/// <summary>What attaches to the person and stops every way (เหตุต้องห้าม).</summary>
static class Bars
{
    public static IReadOnlyList<Reason> Against(Question question, Guid person) =>
        [.. question.Law.Bars.Select(bar => bar(question, person)).OfType<Reason>()];

    /// <summary>Nobody decides what they ask for, or what is asked for them, in whatever post.</summary>
    public static Reason? OwnRequest(Question question, Guid person) =>
        question.Matter.IsOf(person) ? new Reason.OwnRequest() : null;

    /// <summary>Source: พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 ม.13 [C1].</summary>
    public static Reason? DeclaredConflict(Question question, Guid person) =>
        question.Matter.Conflicts.Contains(person) ? new Reason.DeclaredConflict() : null;

    /// <summary>Who is away decides nothing; who comes back early has the absence shortened first.</summary>
    public static Reason? Absent(Question question, Guid person) =>
        question.Index.AbsencesOf(person).FirstOrDefault(absence => absence.Covers(question.At)) is { } absence
            ? new Reason.Absent(absence.From, absence.Until)
            : null;
}
