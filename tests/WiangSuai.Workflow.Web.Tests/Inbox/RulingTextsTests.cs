using System.Globalization;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using Names = WiangSuai.Workflow.Web.People.OfficeNames;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

public sealed class RulingTextsTests : IDisposable
{
    readonly (CultureInfo Culture, CultureInfo Ui) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    /// <summary>The thread goes on to other tests.</summary>
    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;

    static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 15, 0, TimeSpan.FromHours(7));
    static readonly Guid Unit = Guid.NewGuid();
    static readonly PostRef Mayor = new(Guid.NewGuid(), "นายกเทศมนตรี");
    static readonly PostRef Deputy = new(Guid.NewGuid(), "รองนายกเทศมนตรี คนที่ 1");
    static readonly ClauseRef Clause = new(Guid.NewGuid(), 321, 2569, Guid.NewGuid(), "1.2");

    public static TheoryData<string> EachLanguage => ["th-TH", "en-GB"];

    /// <summary>At least one reason of every code, and one for every shape that is worded differently.</summary>
    static readonly Reason[] Reasons =
    [
        new Reason.OwnRequest(),
        new Reason.DeclaredConflict(),
        new Reason.SignInNotConfirmed(),
        new Reason.Absent(Now, null),
        new Reason.Absent(Now.AddDays(-1), Now.AddDays(1)),
        new Reason.HoldsNoPostWithThisPower([]),
        new Reason.HoldsNoPostWithThisPower([Mayor]),
        new Reason.SuperiorNotCalled(Mayor, Deputy),
        .. Enum.GetValues<Unknown>().SelectMany(what => new[] { new Reason.CannotBeEvaluated(what, null), new Reason.CannotBeEvaluated(what, Clause) }),
        new Reason.NotInLine([Mayor, Deputy]),
        new Reason.HolderPresent(Mayor),
        new Reason.EarlierInLine(Mayor, Deputy),
        new Reason.OrderOfDeputiesNotFixed(Mayor),
        new Reason.NeedsVacancy(Mayor),
        new Reason.NoClauseForPost(),
        new Reason.PowerNotDelegable(Clause),
        .. Enum.GetValues<InstrumentKind>().Select(kind => new Reason.OrderGivesNoPower(Clause, kind)),
        new Reason.NoSubDelegation(Clause, Deputy),
        new Reason.NotYetInForce(Clause, Now.AddHours(2)),
        new Reason.NotYetInForce(Clause, Now.AddDays(3)),
        new Reason.Expired(Clause, new DateOnly(2026, 11, 20)),
        new Reason.Revoked(Clause, Now.AddHours(-1)),
        new Reason.Suspended(Clause, Now.AddDays(-1), null),
        new Reason.Suspended(Clause, Now.AddDays(-1), Now.AddDays(1)),
        new Reason.NotAnnounced(Clause),
        new Reason.DelegatorChanged(Clause, Mayor),
        new Reason.ActsForDelegateeOnly(Clause, Deputy),
        new Reason.DelegatorBarred(Clause, Mayor),
        .. Enum.GetValues<Premises>().Select(premises => new Reason.OutsidePremises(Clause, premises)),
        new Reason.OutsideClasses(Clause, ["vehicle"]),
        new Reason.OutsideUnits(Clause, Unit),
        new Reason.OverCaseLimit(Clause, 50_000, 78_500, 28_500),
        .. Enum.GetValues<PeriodKind>().Select(period => new Reason.OverPeriodLimit(Clause, period, new DateOnly(2026, 11, 1), 200_000, 190_000, 32_400, 22_400)),
        new Reason.BetterBasis(),
    ];

    static readonly Authority.Test[] Held =
    [
        new Authority.Test.NotOwnRequest(),
        new Authority.Test.NoDeclaredConflict(),
        new Authority.Test.HoldsPost(Mayor, new DateOnly(2025, 5, 1)),
        new Authority.Test.NobodyBelow(Deputy),
        new Authority.Test.HolderCannotAct(Mayor),
        new Authority.Test.PostVacant(Mayor),
        new Authority.Test.ClauseInForce(Clause, new DateOnly(2026, 10, 1), null),
        new Authority.Test.ClauseInForce(Clause, new DateOnly(2026, 10, 1), new DateOnly(2027, 9, 30)),
        new Authority.Test.Announced(Clause, Now),
        new Authority.Test.PremisesCovered(Premises.Outside),
        new Authority.Test.ClassesCovered([], []),
        new Authority.Test.ClassesCovered(["audio"], []),
        new Authority.Test.ClassesCovered([], ["vehicle"]),
        new Authority.Test.ClassesCovered(["audio"], ["vehicle"]),
        new Authority.Test.UnitCovered(Unit),
        new Authority.Test.WithinCaseLimit(50_000, 32_400),
        .. Enum.GetValues<PeriodKind>().Select(period => new Authority.Test.WithinPeriodLimit(period, new DateOnly(2026, 11, 1), 200_000, 82_000, 32_400, 118_000)),
    ];

    [Theory, MemberData(nameof(EachLanguage))]
    public void Every_reason_there_is_has_words_in_both_languages(string language)
    {
        Assert.Equal(Reason.All.Order(), Reasons.Select(reason => reason.Code).Distinct().Order());
        Assert.All(Reasons, reason => AssertReads(Say(language).Of(reason), language));
    }

    [Theory, MemberData(nameof(EachLanguage))]
    public void Every_test_there_is_has_words_in_both_languages(string language)
    {
        Assert.Equal(Authority.Test.All.Order(), Held.Select(test => test.Code).Distinct().Order());
        Assert.All(Held, test => AssertReads(Say(language).Of(test), language));
    }

    [Theory, MemberData(nameof(EachLanguage))]
    public void Every_way_and_every_mode_has_words_in_both_languages(string language)
    {
        Assert.All(Enum.GetValues<Way>(), way => AssertReads(Say(language).Of(way), language));
        Assert.All(Enum.GetValues<BasisMode>(), mode => AssertReads(Say(language).Of(mode), language));
    }

    [Theory, MemberData(nameof(EachLanguage))]
    public void Every_basis_has_words_in_both_languages(string language) =>
        Assert.All(Enum.GetValues<BasisMode>(), mode => AssertReads(Say(language).Of(BasisOf(mode)), language));

    [Theory, MemberData(nameof(EachLanguage))]
    public void Every_problem_of_two_parties_has_words_in_both_languages(string language)
    {
        Speak(language);
        object[] values = ["เต็นท์", "41/2569", "หลัง"];
        Assert.All(Enum.GetValues<PartiesProblemCode>(), code => AssertReads(new HandOverTexts().Of(new PartiesProblem("password", code, ValuesOf(code, values))), language));
    }

    [Fact]
    public void An_amount_over_the_limit_says_fact_rule_and_gap() => Assert.Equal(
        "คำขอนี้ 78,500 บาท เกินวงเงินครั้งละ 50,000 บาท ตามคำสั่งที่ 321/2569 ข้อ 1.2 อยู่ 28,500 บาท",
        Say("th-TH").Of(new Reason.OverCaseLimit(Clause, 50_000, 78_500, 28_500)));

    [Fact]
    public void An_order_that_ended_says_its_last_day_and_how_long_ago() => Assert.Equal(
        "คำสั่งที่ 321/2569 ข้อ 1.2 มีผลถึงวันที่ 20 พ.ย. 2569 สิ้นสุดมาแล้ว 3 วัน",
        Say("th-TH").Of(new Reason.Expired(Clause, new DateOnly(2026, 11, 20))));

    [Fact]
    public void Stacked_capacities_are_said_in_their_order() => Assert.Equal(
        "รักษาราชการแทนรองนายกเทศมนตรี คนที่ 1 และแทนนายกเทศมนตรี ตามคำสั่งที่ 321/2569 ข้อ 1.2",
        Say("th-TH").Of(BasisOf(BasisMode.Delegated) with { Steps = [new(BasisMode.ActingInPlace, Deputy), new(BasisMode.Delegated, Mayor)] }));

    static object[] ValuesOf(PartiesProblemCode code, object[] words) => code switch
    {
        PartiesProblemCode.TryLater => [Now],
        PartiesProblemCode.TooEarly or PartiesProblemCode.DueDayPassed => [new DateOnly(2026, 11, 25)],
        PartiesProblemCode.CountsDoNotAddUp => [3, 4, "ตัว"],
        PartiesProblemCode.PasswordWrong => [2],
        PartiesProblemCode.StillOut => ["เต็นท์", "41/2569", "นาย ก.", Now],
        _ => words,
    };

    static Basis BasisOf(BasisMode mode) => new(
        Powers.LoanOutside.Code, mode, Deputy,
        mode == BasisMode.OwnPower ? [] : [new ActingStep(mode, Mayor)],
        null, mode == BasisMode.Delegated ? Clause : null, [], new SignatureBlock([]), 1);

    static RulingWords Say(string language)
    {
        Speak(language);
        return new RulingWords(new RulingTexts(), new Names(new Dictionary<Guid, string> { [Unit] = "กองช่าง" }, new Dictionary<Guid, string>(), new Dictionary<string, string>()), Now);
    }

    static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    /// <summary>Whole: no place left open, no code, and in the language asked for.</summary>
    static void AssertReads(string text, string language)
    {
        Assert.DoesNotMatch(@"\{\d", text);
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
        Assert.Matches(language == "th-TH" ? @"[ก-๙]{3,}" : @"[A-Za-z]{3,}", text);
    }
}
