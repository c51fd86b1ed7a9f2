namespace WiangSuai.Workflow.Authority;

/// <summary>The way up: from the posts whose power it is to their superiors, while nobody below is left (ผู้บังคับบัญชาเหนือขึ้นไป).</summary>
/// <remarks>
/// Delegations do not count for "nobody is left": a post whose holder is barred has nobody, even where a delegatee could still sign.
/// Otherwise revoking a delegation would hand the superior a power.
/// </remarks>
static class Ladder
{
    public static IReadOnlyList<Rung> Climb(Question question)
    {
        var rungs = new List<Rung>();
        var seen = new HashSet<Post>();
        for (var posts = Unseen(question.Originals ?? []); posts.Count > 0; posts = Unseen(SuperiorsOf(question, posts)))
        {
            rungs.Add(new Rung(rungs.Count, [.. posts.Select(post => (post, Succession.OccupantsOf(question, post)))]));
            if (!question.Law.MovesUp(question, rungs[^1].Posts.SelectMany(row => row.Occupants).Select(one => one.Person))) break;
        }

        return rungs;

        List<Post> Unseen(IEnumerable<Post> posts) => [.. posts.Where(seen.Add)];
    }

    /// <summary>Every post above the original ones; empty where the power does not move up.</summary>
    public static IReadOnlyList<Post> Above(Question question)
    {
        var originals = question.Originals ?? [];
        var seen = new HashSet<Post>(originals);
        var above = new List<Post>();
        for (var posts = originals; question.Power.MovesUp && posts.Count > 0;)
            above.AddRange(posts = [.. SuperiorsOf(question, posts).Where(seen.Add)]);

        return above;
    }

    static IEnumerable<Post> SuperiorsOf(Question question, IEnumerable<Post> posts) =>
        posts.Select(post => post.ReportsTo).OfType<Guid>().Distinct().Select(question.Index.Post);
}
