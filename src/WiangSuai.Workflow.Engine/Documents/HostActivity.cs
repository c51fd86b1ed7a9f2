namespace WiangSuai.Workflow.Engine;

/// <summary>An activity that the host adds to Elsa's own set, such as a decision that a person has to take (กิจกรรมของระบบ).</summary>
/// <remarks>
/// On execution all its inputs are evaluated and a <see cref="Bookmark"/> is opened whose kind is <see cref="Type"/> and whose payload
/// holds the evaluated inputs under the names they have in the document. On resume it completes with the outcome that the resume's
/// input <c>Outcome</c> names.
/// </remarks>
/// <param name="Type">The type as it stands in documents; letter case counts.</param>
/// <param name="Outcomes">Every outcome that can occur; validation demands a connection for each.</param>
/// <param name="DefaultOutcome">The outcome of a resume that names none.</param>
/// <param name="IsAsk">A question that the host answers within the same transaction; see <see cref="Transition.Asks"/>.</param>
public sealed record HostActivity(string Type, IReadOnlyList<string> Outcomes, string DefaultOutcome, bool IsAsk = false);
