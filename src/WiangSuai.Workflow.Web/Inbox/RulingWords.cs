using System.Diagnostics;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Words a ruling: fact, rule and size of the gap (UX: who can is said beside it, from <see cref="Candidates"/>).</summary>
/// <remarks>No sentence names the person it is about, so that the same words serve the reader and everybody else.</remarks>
/// <param name="at">The instant of the ruling; how long ago something ended is counted from it.</param>
public sealed class RulingWords(RulingTexts texts, OfficeNames names, DateTimeOffset at)
{
    /// <summary>Why a page refuses what was just asked of it.</summary>
    public static async Task<IReadOnlyList<string>> Reasons(Ruling.Refused ruling, RulingTexts texts, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var words = new RulingWords(texts, await OfficeNames.Read(db, ct), clock.GetUtcNow());
        return [.. ruling.Reasons.Select(words.Of)];
    }

    /// <summary>What stops somebody.</summary>
    public string Of(Reason reason) => reason switch
    {
        Reason.Absent { Until: null } absent => Say(reason, ".open", Moment(absent.From)),
        Reason.Absent { Until: { } until } absent => Say(reason, "", Moment(absent.From), Moment(until)),
        Reason.HoldsNoPostWithThisPower { Posts: [] } => Say(reason, ".none"),
        Reason.HoldsNoPostWithThisPower holds => Say(reason, "", Listed(holds.Posts.Select(names.Post))),
        Reason.SuperiorNotCalled superior => Say(reason, "", names.Post(superior.Post), names.Post(superior.Below)),
        Reason.CannotBeEvaluated { Clause: null } unknown => Say(reason, "", Of(unknown.What)),
        Reason.CannotBeEvaluated { Clause: { } clause } unknown => Say(reason, ".clause", Of(unknown.What), Of(clause)),
        Reason.NotInLine line => Say(reason, "", Listed(line.For.Select(names.Post))),
        Reason.HolderPresent present => Say(reason, "", names.Post(present.Post)),
        Reason.EarlierInLine earlier => Say(reason, "", names.Post(earlier.Post), names.Post(earlier.First)),
        Reason.OrderOfDeputiesNotFixed deputies => Say(reason, "", names.Post(deputies.Post)),
        Reason.NeedsVacancy vacancy => Say(reason, "", names.Post(vacancy.Post)),
        Reason.PowerNotDelegable power => Say(reason, "", Of(power.Clause)),
        Reason.OrderGivesNoPower order => Say(reason, "", Of(order.Clause), texts[$"Kind.{order.Kind}"]),
        Reason.NoSubDelegation sub => Say(reason, "", Of(sub.Clause), names.Post(sub.Signer)),
        Reason.NotYetInForce later when DaysBetween(Bangkok.Day(at), Bangkok.Day(later.From)) < 1 => Say(reason, ".today", Of(later.Clause), later.From),
        Reason.NotYetInForce later => Say(reason, "", Of(later.Clause), Moment(later.From), DaysBetween(Bangkok.Day(at), Bangkok.Day(later.From))),
        Reason.Expired expired => Say(reason, "", Of(expired.Clause), expired.LastDay, DaysBetween(expired.LastDay, Bangkok.Day(at))),
        Reason.Revoked revoked => Say(reason, "", Of(revoked.Clause), Moment(revoked.At)),
        Reason.Suspended { Until: null } suspended => Say(reason, ".open", Of(suspended.Clause), Moment(suspended.From)),
        Reason.Suspended { Until: { } until } suspended => Say(reason, "", Of(suspended.Clause), Moment(suspended.From), Moment(until)),
        Reason.NotAnnounced announced => Say(reason, "", Of(announced.Clause)),
        Reason.DelegatorChanged changed => Say(reason, "", Of(changed.Clause), names.Post(changed.Signer)),
        Reason.ActsForDelegateeOnly acts => Say(reason, "", Of(acts.Clause), names.Post(acts.Delegatee)),
        Reason.DelegatorBarred barred => Say(reason, "", Of(barred.Clause), names.Post(barred.Delegator)),
        Reason.OutsidePremises premises => Say(reason, "", Of(premises.Clause), texts[$"Premises.{premises.Covered}"]),
        Reason.OutsideClasses classes => Say(reason, "", Of(classes.Clause), Listed(classes.Classes.Select(names.Class))),
        Reason.OutsideUnits units => Say(reason, "", Of(units.Clause), names.Unit(units.Unit)),
        Reason.OverCaseLimit over => Say(reason, "", Of(over.Clause), over.Limit, over.Asked, over.Gap),
        Reason.OverPeriodLimit over => Say(reason, "", Of(over.Clause), over.Limit, over.Used, over.Asked, over.Gap, texts[$"Period.{over.Period}"]),
        Reason.OwnRequest or Reason.DeclaredConflict or Reason.SignInNotConfirmed or Reason.NoClauseForPost or Reason.BetterBasis => Say(reason, ""),
        _ => throw new UnreachableException($"reason {reason.Code}"),
    };

    /// <summary>What was tested and held.</summary>
    public string Of(Authority.Test test) => test switch
    {
        Authority.Test.HoldsPost holds => Say(test, "", names.Post(holds.Post), holds.Since),
        Authority.Test.NobodyBelow nobody => Say(test, "", names.Post(nobody.Post)),
        Authority.Test.HolderCannotAct holder => Say(test, "", names.Post(holder.Post)),
        Authority.Test.PostVacant vacant => Say(test, "", names.Post(vacant.Post)),
        Authority.Test.ClauseInForce { To: null } clause => Say(test, ".open", Of(clause.Clause), clause.From),
        Authority.Test.ClauseInForce { To: { } to } clause => Say(test, "", Of(clause.Clause), clause.From, to),
        Authority.Test.Announced announced => Say(test, "", Of(announced.Clause), announced.At),
        Authority.Test.PremisesCovered premises => Say(test, "", texts[$"Premises.{premises.Premises}"]),
        Authority.Test.ClassesCovered { Only: [], Except: [] } => Say(test, ".all"),
        Authority.Test.ClassesCovered { Except: [] } classes => Say(test, ".only", Listed(classes.Only.Select(names.Class))),
        Authority.Test.ClassesCovered { Only: [] } classes => Say(test, ".except", Listed(classes.Except.Select(names.Class))),
        Authority.Test.ClassesCovered classes => Say(test, "", Listed(classes.Only.Select(names.Class)), Listed(classes.Except.Select(names.Class))),
        Authority.Test.UnitCovered unit => Say(test, "", names.Unit(unit.Unit)),
        Authority.Test.WithinCaseLimit limit => Say(test, "", limit.Limit, limit.Asked),
        Authority.Test.WithinPeriodLimit limit => Say(test, "", limit.Limit, limit.Asked, limit.Left, texts[$"Period.{limit.Period}"]),
        Authority.Test.NotOwnRequest or Authority.Test.NoDeclaredConflict => Say(test, ""),
        _ => throw new UnreachableException($"test {test.Code}"),
    };

    /// <summary>On what authority somebody signs, in one line.</summary>
    public string Of(Basis basis) => basis switch
    {
        { InsteadOf: { } post, Steps: [] } => texts["Basis.Superior", names.Post(post)],
        { Steps: [] } => texts["Basis.OwnPower", names.Post(basis.ActsIn)],
        _ => basis.Steps.Select(step => Of(step, basis.Clause)).Aggregate((first, next) => texts["Basis.Then", first, next]),
    };

    /// <summary>คำสั่งที่ 321/2569 ข้อ 1.2.</summary>
    public string Of(ClauseRef clause) => texts["Clause", clause.Number, clause.Year, clause.No];

    public string Of(Way way) => texts[$"Way.{way}"];

    public string Of(BasisMode mode) => texts[$"Mode.{mode}"];

    public string Of(PostRef post) => names.Post(post);

    string Of(ActingStep step, ClauseRef? clause) => step.Mode == BasisMode.Delegated
        ? texts["Basis.Delegated", names.Post(step.For), Of(clause ?? throw new UnreachableException("a delegation without its clause"))]
        : texts[$"Basis.{step.Mode}", names.Post(step.For)];

    string Of(Unknown what) => texts[$"Unknown.{what}"];

    string Say(Reason reason, string variant, params object?[] values) => texts[$"Reason.{reason.Code}{variant}", values];

    string Say(Authority.Test test, string variant, params object?[] values) => texts[$"Test.{test.Code}{variant}", values];

    string Listed(IEnumerable<string> all) => all.ToList() switch
    {
        [] => "–",
        [.. var most, var last] when most.Count > 0 => string.Join(", ", most) + texts["And"] + last,
        var one => one[0],
    };

    /// <summary>A day where the instant is its first, otherwise the instant.</summary>
    static object Moment(DateTimeOffset instant) => Bangkok.Time(instant) == TimeOnly.MinValue ? Bangkok.Day(instant) : instant;

    static int DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;
}
