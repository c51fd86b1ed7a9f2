namespace WiangSuai.Workflow.Authority;

/// <summary>Everybody who holds a post, split into who may decide a matter and who may not (ผู้ลงนามได้).</summary>
/// <param name="Able">Best basis first; empty: ไม่มีผู้มีอำนาจ, and the case stays open.</param>
/// <param name="Others">Everybody else, each with the first rule that stops them.</param>
/// <param name="WayUp">Set where nobody is able and the office has named a way up beyond itself.</param>
public sealed record Candidates(IReadOnlyList<Candidate> Able, IReadOnlyList<Stopped> Others, WayUp? WayUp);

public sealed record Candidate(Guid Person, Basis Basis);

public sealed record Stopped(Guid Person, Reason Reason);
