using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>What is wrong with an order's content, beside which field.</summary>
/// <param name="Field">Path of the field within the form: <c>Subject</c>, <c>Clauses[0].Power</c>; empty for the whole.</param>
public sealed record OrderProblem(string Field, OrderProblemCode Code, params object[] Values);

/// <summary>Kinds of things that may be wrong; each has its sentence <c>Problem.…</c> in both languages.</summary>
public enum OrderProblemCode
{
    SubjectMissing,
    /// <summary>Values: length, longest.</summary>
    TooLong,
    PreambleMissing,
    NoClauses,
    /// <summary>Values: most.</summary>
    TooManyClauses,
    FromMissing,
    /// <summary>Values: earliest day.</summary>
    FromPast,
    /// <summary>Values: first day.</summary>
    ToBeforeFrom,
    PowerMissing,
    /// <summary>Not in the catalogue, or not one that an order may give.</summary>
    PowerNotDelegable,
    /// <summary>The power is not the signer's own, so it could only be given on (มอบอำนาจต่อมิได้).</summary>
    NoSubDelegation,
    /// <summary>Another clause gives the post the same power already. Values: which one, from 1.</summary>
    PowerTwice,
    PostMissing,
    PostUnknown,
    /// <summary>The order would give the power to the one who has it.</summary>
    PostIsTheSigners,
    AmountNotUnderstood,
    AmountNotPositive,
    /// <summary>The catalogue knows no such limit for this power.</summary>
    LimitNotForPower,
    PeriodMissing,
    SumMissing,
    ClassesMissing,
    ClassUnknown,
    UnitUnknown,

    // Of an order transcribed from paper only.
    NoMissing,
    NoTwice,
    NumberMissing,
    YearMissing,
    /// <summary>Values: number, year.</summary>
    NumberTaken,
    /// <summary>An order with a lower number was signed later. Values: its number, its year, the day it was signed.</summary>
    LowerSignedLater,
    /// <summary>An order with a higher number was signed earlier. Values: its number, its year, the day it was signed.</summary>
    HigherSignedEarlier,
    /// <summary>Numbers of the register would stay free, and nobody said that this is right. Values: number, year, the register's last number.</summary>
    NumberSkips,
    /// <summary>It says to be in force before it was signed. Values: day of the signature.</summary>
    FromBeforeSigning,
    SignedMissing,
    SignedInFuture,
    /// <summary>The year of the register is not that of the signature. Values: year of the signature.</summary>
    YearNotOfSigning,
    /// <summary>Nobody held the mayor's post on that day.</summary>
    NobodyWasMayor,
    ScanMissing,
    /// <summary>Values: most megabytes.</summary>
    ScanTooBig,
    ScanNotUnderstood,
}

/// <summary>What an order has to say before it can be submitted or transcribed. Pure: what exists in the office comes with <see cref="OrderChoices"/>.</summary>
public static class OrderChecks
{
    public const int LongestSubject = 400, LongestParagraph = 4000, MostClauses = 40, LongestNo = 20;
    const decimal MostBaht = 999_999_999_999.99m;

    /// <summary>The powers that an order of the mayor may give: delegable ones that are the mayor's own.</summary>
    public static IReadOnlyList<Power> Offered { get; } = [.. Powers.All.Where(power => power.Delegable && IsMayors(power))];

    /// <summary>What even a draft cannot be saved with.</summary>
    public static IEnumerable<OrderProblem> OfSize(OrderContent content) =>
        TooLong("Subject", content.Subject, LongestSubject)
            .Concat(TooLong("Preamble", content.Preamble, LongestParagraph))
            .Concat(TooLong("Closing", content.Closing, LongestParagraph))
            .Concat(content.Clauses.Count > MostClauses ? [new OrderProblem("Clauses", OrderProblemCode.TooManyClauses, MostClauses)] : [])
            .Concat(content.Clauses.SelectMany((clause, at) => TooLong($"Clauses[{at}].No", clause.No, LongestNo).Concat(OfAmounts(clause, $"Clauses[{at}]"))));

    /// <summary>All that is wrong with it.</summary>
    /// <param name="earliest">First day on which it may begin; none where it was signed before.</param>
    public static IReadOnlyList<OrderProblem> Of(OrderContent content, OrderChoices choices, DateOnly? earliest) =>
    [
        .. OfSize(content),
        .. Missing("Subject", content.Subject, OrderProblemCode.SubjectMissing),
        .. Missing("Preamble", content.Preamble, OrderProblemCode.PreambleMissing),
        .. OfDays(content, earliest),
        .. content.Clauses.Count == 0 ? [new OrderProblem("Clauses", OrderProblemCode.NoClauses)] : Array.Empty<OrderProblem>(),
        .. content.Clauses.SelectMany((clause, at) => OfClause(clause, $"Clauses[{at}]", choices)),
        .. GivenTwice(content.Clauses),
    ];

    static IEnumerable<OrderProblem> OfDays(OrderContent content, DateOnly? earliest)
    {
        if (content.From is not { } from)
            yield return new("From", OrderProblemCode.FromMissing);
        else if (from < earliest)
            yield return new("From", OrderProblemCode.FromPast, earliest.Value);
        if (content is { From: { } first, To: { } last } && last < first)
            yield return new("To", OrderProblemCode.ToBeforeFrom, first);
    }

    static IEnumerable<OrderProblem> OfClause(ClauseContent clause, string at, OrderChoices choices)
    {
        var power = Powers.All.FirstOrDefault(known => known.Code == clause.Power);
        if (string.IsNullOrEmpty(clause.Power))
            yield return new($"{at}.Power", OrderProblemCode.PowerMissing);
        else if (power is not { Delegable: true })
            yield return new($"{at}.Power", OrderProblemCode.PowerNotDelegable);
        else if (!IsMayors(power))
            yield return new($"{at}.Power", OrderProblemCode.NoSubDelegation);

        if (clause.Post is not { } post)
            yield return new($"{at}.Post", OrderProblemCode.PostMissing);
        else if (post == choices.Mayor?.Id)
            yield return new($"{at}.Post", OrderProblemCode.PostIsTheSigners);
        else if (choices.Posts.All(known => known.Id != post))
            yield return new($"{at}.Post", OrderProblemCode.PostUnknown);

        if (clause is { PerPeriod: not null, Period: null })
            yield return new($"{at}.Period", OrderProblemCode.PeriodMissing);
        if (clause is { PerPeriod: null, Period: not null })
            yield return new($"{at}.PerPeriod", OrderProblemCode.SumMissing);
        if (clause.Rule != ClassRule.All && clause.Classes.Count == 0)
            yield return new($"{at}.Classes", OrderProblemCode.ClassesMissing);
        if (clause.Classes.Any(code => choices.Classes.All(known => known.Code != code)))
            yield return new($"{at}.Classes", OrderProblemCode.ClassUnknown);
        if (clause.Units.Any(unit => choices.Units.All(known => known.Id != unit)))
            yield return new($"{at}.Units", OrderProblemCode.UnitUnknown);
        foreach (var field in power is null ? [] : LimitsSet(clause).Where(limit => !power.Limits.HasFlag(limit.Limit)).Select(limit => limit.Field))
            yield return new($"{at}.{field}", OrderProblemCode.LimitNotForPower);
    }

    /// <summary>Two clauses that give one post the same power for matters that both could be used for.</summary>
    static IEnumerable<OrderProblem> GivenTwice(IReadOnlyList<ClauseContent> clauses)
    {
        for (var at = 1; at < clauses.Count; at++)
        {
            var clause = clauses[at];
            var before = clause is { Power.Length: > 0, Post: not null }
                ? clauses.Take(at).ToList().FindIndex(other => other.Power == clause.Power && other.Post == clause.Post && Meet(other, clause)) : -1;
            if (before >= 0)
                yield return new($"Clauses[{at}].Power", OrderProblemCode.PowerTwice, before + 1);
        }
    }

    /// <summary>Clauses kept apart by place, class of thing or unit may stand side by side, each with its own sums.</summary>
    static bool Meet(ClauseContent one, ClauseContent other) =>
        (one.Premises is null || other.Premises is null || one.Premises == other.Premises)
        && (one.Units.Count == 0 || other.Units.Count == 0 || one.Units.Intersect(other.Units).Any())
        && (one.Rule, other.Rule) switch
        {
            (ClassRule.Only, ClassRule.Only) => one.Classes.Intersect(other.Classes).Any(),
            (ClassRule.Only, ClassRule.Except) => one.Classes.Except(other.Classes).Any(),
            (ClassRule.Except, ClassRule.Only) => other.Classes.Except(one.Classes).Any(),
            _ => true,
        };

    static IEnumerable<(Limits Limit, string Field)> LimitsSet(ClauseContent clause)
    {
        if (clause.PerCase is not null)
            yield return (Limits.PerCase, "PerCase");
        if (clause.PerPeriod is not null)
            yield return (Limits.PerPeriod, "PerPeriod");
        if (clause.Rule != ClassRule.All)
            yield return (Limits.AssetClasses, "Classes");
        if (clause.Units.Count > 0)
            yield return (Limits.Units, "Units");
        if (clause.Premises is not null)
            yield return (Limits.Premises, "Premises");
    }

    static IEnumerable<OrderProblem> OfAmounts(ClauseContent clause, string at) =>
        new[] { (clause.PerCase, Field: "PerCase"), (clause.PerPeriod, Field: "PerPeriod") }
            .Where(amount => amount.Item1 is <= 0 or > MostBaht)
            .Select(amount => new OrderProblem($"{at}.{amount.Field}", OrderProblemCode.AmountNotPositive));

    static bool IsMayors(Power power) => power.Holder is OriginalHolder.Mayor;

    static IEnumerable<OrderProblem> Missing(string field, string text, OrderProblemCode code) => string.IsNullOrWhiteSpace(text) ? [new OrderProblem(field, code)] : [];

    static IEnumerable<OrderProblem> TooLong(string field, string text, int longest) => text.Length > longest ? [new OrderProblem(field, OrderProblemCode.TooLong, text.Length, longest)] : [];
}
