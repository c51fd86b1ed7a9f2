namespace WiangSuai.Workflow.Authority;

/// <summary>The whole law in one place: what bars the person, then the ways to the power, then the best lawful one.</summary>
static class Decision
{
    public static Ruling Of(Question question, Guid person) => Weigh(question, person).Ruling;

    public static Candidates ForEverybody(Question question)
    {
        var rulings = question.Index.PersonsOn(question.Day).Select(person => (person, answer: Weigh(question, person))).ToList();
        List<Candidate> able =
        [
            .. from row in rulings
               where row.answer.Best is not null
               orderby row.answer.Best.Rank
               select new Candidate(row.person, row.answer.Best.Basis),
        ];
        List<Stopped> others =
        [
            .. from row in rulings
               let refused = row.answer.Ruling as Ruling.Refused
               where refused is not null
               select new Stopped(row.person, refused.Reasons[0]),
        ];

        return new(able, others, able.Count == 0 ? question.Index.Policy.BeyondTheOffice : null);
    }

    static (Ruling Ruling, Attempt.Lawful? Best) Weigh(Question question, Guid person)
    {
        var bars = question.BarsAgainst(person);
        var attempts = Ways.Of(question, person);
        var best = attempts.OfType<Attempt.Lawful>().MinBy(way => way.Rank);

        return (bars, best) switch
        {
            ([_, ..], _) => (new Ruling.Refused([.. bars, .. AllReasons(attempts)], Told(attempts, bars)), null),
            (_, not null) => (new Ruling.Granted(best.Basis, Told(attempts.Where(way => way != best), [new Reason.BetterBasis()])), best),
            (_, null) => (new Ruling.Refused(AllReasons(attempts), Told(attempts, [])), null),
        };
    }

    /// <summary>What comes nearest to a grant stands first: a limit missed by a little says more than "you are not the mayor".</summary>
    static IReadOnlyList<Reason> AllReasons(IReadOnlyList<Attempt> attempts)
    {
        var stopped = attempts.OfType<Attempt.Stopped>().ToList();
        var near = stopped.OrderByDescending(attempt => attempt.Way).SelectMany(attempt => attempt.Reasons).Where(reason => !SaysNoTie(reason));
        var far = stopped.SelectMany(attempt => attempt.Reasons).Where(SaysNoTie);
        return [.. near.Concat(far).Distinct()];
    }

    static bool SaysNoTie(Reason reason) => reason is Reason.HoldsNoPostWithThisPower or Reason.NotInLine or Reason.NoClauseForPost;

    static IReadOnlyList<Tried> Told(IEnumerable<Attempt> attempts, IReadOnlyList<Reason> ifLawful) =>
        [.. attempts.Select(way => new Tried(way.Way, way.Clause, way is Attempt.Stopped stopped ? stopped.Reasons : ifLawful))];
}
