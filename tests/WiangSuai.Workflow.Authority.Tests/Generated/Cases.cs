using CsCheck;
using static WiangSuai.Workflow.Authority.Tests.SmallTown;

namespace WiangSuai.Workflow.Authority.Tests.Generated;

/// <summary>Random questions to random towns: a small office in which much goes wrong, around the turn of months, a year and a fiscal year.</summary>
/// <remarks>
/// Few distinct days, hours, amounts and posts, so that edges are met often. <see cref="TheSpreadOfTheCases"/> holds it to its breadth.
/// </remarks>
static class Cases
{
    /// <summary>How many questions <see cref="OfOneTown"/> asks, so that most of the time goes into deciding.</summary>
    public const int PerTown = 20;

    public static Gen<Case[]> OfOneTown =>
        Gen.Frequency(
            (60, Towns.SelectMany(town => QuestionsTo(new Setting(town)).Array[PerTown])),
            (40, Towns.SelectMany(Stacked).SelectMany(row => QuestionsToActing(new Setting(row.Town), row.Person).Array[PerTown])));

    // Persons 0 to 8 start on the post of the same place in the list; person 9 has none.
    static readonly Gen<Guid> SomeBody = Gen.Int[0, 9].Select(n => Id(100 + n));
    static readonly Gen<Guid> SomebodyHigh = Gen.Int[0, 3].Select(n => Id(100 + n));
    static readonly Gen<DateOnly> SomeDay =
        Gen.OneOf("2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01", "2026-12-31", "2027-01-01").Select(Day);

    static readonly Gen<DateTimeOffset> SomeInstant =
        Gen.Select(SomeDay, Gen.OneOf("00:00", "00:30", "10:00", "14:00", "23:59"), (day, hour) => At($"{day:O} {hour}"));

    static readonly DateOnly LongAgo = Day("2025-01-01"), FarAhead = Day("2027-09-30");

    static Gen<Records> Towns =>
        from holdings in Holdings
        from absences in Absences
        from replaced in Gen.Frequency((70, true), (30, false))
        from orders in Orders
        from revocations in Revocations(orders)
        from suspensions in Suspensions(orders)
        from policy in Policies
        select Peaceful with
        {
            Units = [.. Peaceful.Units.Select(unit => unit.Id == Works ? unit with { Functions = [Powers.InternalAudit] } : unit)],
            Holdings = holdings,
            Absences = replaced ? [.. absences, .. OwnersAwayWhereSomebodyIsAppointed(holdings)] : absences,
            Instruments = orders,
            Revocations = revocations,
            Suspensions = suspensions,
            Policy = policy,
        };

    static Gen<T?> Maybe<T>(int percent, Gen<T> gen) where T : struct =>
        Gen.Frequency((percent, gen.Select(value => (T?)value)), (100 - percent, Gen.Const((T?)null)));

    static Gen<T[]> Perhaps<T>(int percent, Gen<T> gen) => Gen.Frequency((percent, gen.Array[1]), (100 - percent, Gen.Const(Array.Empty<T>())));

    // Who holds what

    static Gen<Holding[]> Holdings => Gen.Select(Owners, AnyHolding.Array[0, 4], (own, more) => own.Concat(more).ToArray());

    static Gen<Holding[]> Owners =>
        Gen.Select(Gen.Int[0, 99].Array[9], Window.Array[9], (dice, windows) => Posts
            .Where((post, n) => dice[n] >= (post == Mayor ? 25 : post == Clerk ? 45 : 12))
            .Select(post => (post, window: windows[Posts.ToList().IndexOf(post)]))
            .Select(row => new Holding(HolderOf(row.post), row.post.Id, row.window.From, row.window.To, HoldingMode.Own)).ToArray());

    static Gen<Holding> AnyHolding => Gen.Select(
        SomeBody,
        Gen.Frequency((10, Mayor), (44, Clerk), (16, HeadOfFinance), (14, HeadOfWorks), (8, DeputyOne), (6, RegistryOfficer)),
        Gen.Frequency((10, HoldingMode.Own), (24, HoldingMode.ActingInPlace), (30, HoldingMode.PerformingDuties), (30, HoldingMode.ActingInPost)),
        Window,
        (person, post, mode, window) => new Holding(person, post.Id, window.From, window.To, mode));

    static Gen<(DateOnly From, DateOnly? To)> Window => Gen.Select(
        Gen.Frequency((87, Gen.Const(LongAgo)), (13, SomeDay)),
        Maybe(10, SomeDay));

    static Gen<Absence[]> Absences =>
        Gen.Select(Gen.Int[0, 99].Array[10], Away.Array[10], (dice, times) => Enumerable.Range(0, 10)
            .Where(n => dice[n] < (n == 0 ? 45 : n is 3 or 5 or 7 ? 30 : n < 3 ? 25 : 8))
            .Select(n => times[n] with { Person = Id(100 + n) }).ToArray());

    static IEnumerable<Absence> OwnersAwayWhereSomebodyIsAppointed(Holding[] holdings) =>
        from holding in holdings
        where holding.Mode == HoldingMode.Own && holdings.Any(other => other.Post == holding.Post && other.Mode != HoldingMode.Own)
        select new Absence(holding.Person, Bangkok.StartOf(LongAgo), null, Planned: true);

    static Gen<Absence> Away => Gen.Select(
        Gen.Frequency((80, Gen.Const(Bangkok.StartOf(LongAgo))), (20, SomeInstant)),
        Maybe(25, SomeInstant),
        Gen.Bool,
        (from, until, planned) => new Absence(default, from, until, planned));

    // Orders

    static Gen<Instrument[]> Orders => Order.Array[1, 5].Select(orders => orders.Select((order, n) => Numbered(order, n)).ToArray());

    static Instrument Numbered(Instrument order, int n) => order with
    {
        Id = Id(300 + n),
        Number = 321 + n,
        Clauses = [.. order.Clauses.Select((clause, c) => clause with { Id = Id(1000 + (10 * n) + c), No = $"1.{c + 1}" })],
    };

    static Gen<Instrument> Order =>
        from kind in Gen.Frequency((70, InstrumentKind.Delegation), (24, InstrumentKind.Succession), (6, InstrumentKind.JobAssignment))
        from signer in Gen.Frequency((80, Mayor), (6, HeadOfFinance), (6, DeputyOne), (4, Clerk), (4, HeadOfWorks))
        from signedAt in Gen.Frequency((75, Gen.Const(At("2026-02-01 14:00"))), (25, SomeInstant))
        from start in Gen.Frequency((80, Gen.Const(LongAgo)), (20, SomeDay))
        from end in Gen.Frequency((30, Gen.Const((DateOnly?)null)), (45, Gen.Const((DateOnly?)FarAhead)), (25, Maybe(100, SomeDay)))
        from announced in Maybe(60, Gen.Frequency((75, Gen.Const(At("2026-03-01 09:00"))), (25, SomeInstant)))
        from clauses in AnyClause.Array[1, 3]
        from lines in Lines
        select new Instrument(default, 0, 2569, kind, signer.Id, signedAt, start, end, announced, clauses,
            kind == InstrumentKind.Succession ? lines : []);

    static Gen<SuccessionLine[]> Lines => Gen.Select(
        Gen.OneOf<Post[]>([DeputyOne, DeputyTwo], [DeputyTwo, DeputyOne], [DeputyOne], [DeputyTwo], [Clerk, DeputyOne, DeputyClerk, DeputyTwo]),
        Gen.OneOf<Post[]>([DeputyClerk, HeadOfFinance], [HeadOfWorks], []),
        Gen.OneOf<Post[]>([RegistryOfficer], [DeputyTwo, HeadOfWorks], []),
        (forMayor, forClerk, forOther) => new SuccessionLine[]
        {
            Line(Mayor, forMayor),
            Line(Clerk, forClerk),
            Line(forOther is [_, ..] && forOther[0] == RegistryOfficer ? HeadOfFinance : DeputyOne, forOther),
        });

    static SuccessionLine Line(Post post, Post[] posts) => new(post.Id, [.. posts.Select(next => next.Id)]);

    static Gen<Clause> AnyClause =>
        from power in Gen.Frequency((72, Powers.LoanOutside), (10, Powers.LoanChase), (6, Powers.FacilityUse), (8, Powers.OrderSign), (4, Powers.LoanInside))
        from delegatee in Gen.Frequency((28, DeputyOne), (22, DeputyTwo), (30, Clerk), (8, DeputyClerk), (8, HeadOfFinance), (4, Engineer))
        from perCase in Maybe(35, Gen.OneOf(50_000m, 100m))
        from perPeriod in Gen.Frequency(
            (60, Gen.Const((PeriodLimit?)null)),
            (40, Gen.Select(Gen.OneOf(100_000m, 60_000m), Gen.Enum<PeriodKind>(), (amount, kind) => (PeriodLimit?)new(amount, kind))))
        from only in Perhaps(15, Gen.OneOf("audio-visual", "vehicle"))
        from except in Perhaps(25, Gen.OneOf("vehicle", "audio-visual"))
        from units in Perhaps(25, Gen.OneOf(Finance, Works, Registry))
        from premises in Maybe(30, Gen.Enum<Premises>())
        from other in Gen.Frequency((93, (string?)null), (7, "เฉพาะกรณีจำเป็นเร่งด่วน"))
        select new Clause(default, "", power.Code, delegatee.Id, perCase, perPeriod, only, except, units, premises, other);

    static Gen<Revocation[]> Revocations(Instrument[] orders) =>
        Gen.Select(
                Gen.OneOf(orders),
                Gen.Bool,
                Gen.Frequency((50, Gen.Const(At("2026-08-01 10:00"))), (50, SomeInstant)),
                Maybe(40, Gen.OneOf(orders).Select(order => order.Id)),
                (order, whole, at, by) => new Revocation(order.Id, whole ? null : order.Clauses[0].Id, at, by == order.Id ? null : by))
            .Array[0, 2];

    static Gen<Suspension[]> Suspensions(Instrument[] orders) =>
        Perhaps(30, Gen.Select(
            Gen.OneOf(orders), Gen.Frequency((60, Gen.Const(At("2026-08-01 10:00"))), (40, SomeInstant)), Maybe(40, SomeInstant),
            (order, from, until) => new Suspension(order.Id, from, until)));

    static Gen<Policy> Policies => Gen.Select(
        Gen.Int[0, 99], Gen.Bool, Gen.Frequency((90, true), (10, false)), Gen.Frequency((85, true), (15, false)),
        (delegators, acting, falls, announced) => new Policy
        {
            DelegateeMayDecideDelegatorsMatter = delegators < 30,
            ActingHolderMayUseDelegation = acting,
            DelegationFallsWithDelegator = falls,
            AnnouncedFor = announced ? [PostKind.Clerk, PostKind.DeputyClerk] : [],
        });

    // A town in which somebody acts for the clerk while the clerk's post is itself called upon

    static Gen<(Records Town, Guid Person)> Stacked(Records town) =>
        from acting in Gen.OneOf(DeputyClerk, HeadOfFinance, HeadOfWorks)
        from mode in Gen.OneOf(HoldingMode.ActingInPlace, HoldingMode.PerformingDuties, HoldingMode.ActingInPost)
        from called in Gen.OneOf<Func<Records, Records>>(MayorVacant, MayorAndDeputiesAway, ClerkIsDelegatee)
        select (called(town with
        {
            Holdings = [.. town.Holdings.Where(holding => holding.Post != Clerk.Id && holding.Person != HolderOf(acting)),
                Since(HolderOf(acting), acting, HoldingMode.Own), Since(HolderOf(acting), Clerk, mode)],
            Absences = [.. town.Absences.Where(absence => absence.Person != HolderOf(acting))],
        }), HolderOf(acting));

    static Records MayorVacant(Records town) => town.Vacant(Mayor);

    static Records MayorAndDeputiesAway(Records town) => town.Vacant(Mayor).Vacant(DeputyOne).Vacant(DeputyTwo) with
    {
        Holdings = [.. town.Holdings.Where(holding => holding.Post != Mayor.Id && holding.Post != DeputyOne.Id && holding.Post != DeputyTwo.Id),
            Since(HolderOf(Mayor), Mayor, HoldingMode.Own)],
        Absences = [.. town.Absences, new(HolderOf(Mayor), Bangkok.StartOf(LongAgo), null, Planned: false)],
    };

    static Records ClerkIsDelegatee(Records town) => town.Vacant(Mayor) with
    {
        Holdings = [.. town.Vacant(Mayor).Holdings, Since(HolderOf(Mayor), Mayor, HoldingMode.Own)],
        Instruments = [.. town.Instruments, Numbered(SoundOrder, 9)],
        Policy = town.Policy with { ActingHolderMayUseDelegation = true },
    };

    static Instrument SoundOrder => Order(Gives(Clerk, Powers.LoanOutside)) with
    {
        SignedAt = At("2026-02-01 14:00"),
        From = LongAgo,
        AnnouncedAt = At("2026-03-01 09:00"),
    };

    static Holding Since(Guid person, Post post, HoldingMode mode) => new(person, post.Id, LongAgo, null, mode);

    static Gen<Case> QuestionsToActing(Setting setting, Guid person) => Gen.Frequency(
        (75, Ask(setting, Gen.Frequency((85, Powers.LoanOutside), (10, Powers.OrderSign), (5, Powers.FacilityUse)), Gen.Const(person))),
        (25, QuestionsTo(setting)));

    // Questions

    static Gen<Case> QuestionsTo(Setting setting)
    {
        var given = setting.Records.Instruments.SelectMany(order => order.Clauses).ToArray();
        var appointments = setting.Records.Holdings.Where(holding => holding.Mode != HoldingMode.Own).ToArray();
        return Gen.Frequency(
            (10, Ask(setting, AnyPower, Gen.Frequency((40, SomeBody), (60, SomebodyHigh)))),
            (10, AskAboveTheHead(setting)),
            (36, Gen.OneOf(given).SelectMany(clause => AskDelegatee(setting, clause))),
            (44, appointments is [] ? Ask(setting, AnyPower, SomeBody) : Gen.OneOf(appointments).SelectMany(holding => AskAppointee(setting, holding))));
    }

    static Gen<Power> AnyPower => Gen.Frequency(
        (40, Powers.LoanOutside), (10, Powers.LoanInside), (10, Powers.LoanChase), (7, Powers.LoanCheck), (7, Powers.LoanEndorse),
        (9, Powers.OrderSign), (9, Powers.OrderEndorse), (5, Powers.FacilityUse), (3, Powers.AuditReport));

    /// <summary>Whoever is on the clause's post asks about the clause's power.</summary>
    static Gen<Case> AskDelegatee(Setting setting, Clause clause)
    {
        var on = setting.Records.Holdings.Where(holding => holding.Post == clause.DelegateePost).Select(holding => holding.Person).ToArray();
        var power = Powers.All.Single(power => power.Code == clause.Power);
        return Ask(setting, Gen.Const(power), on is [] ? SomebodyHigh : Gen.OneOf(on));
    }

    /// <summary>Whoever was appointed to act for a post asks about a power of that post.</summary>
    static Gen<Case> AskAppointee(Setting setting, Holding holding) => Ask(
        setting,
        holding.Post == Clerk.Id ? Gen.Frequency((85, Powers.OrderEndorse), (15, Powers.LoanOutside))
            : holding.Post == Mayor.Id || holding.Post == DeputyOne.Id ? Gen.Const(Powers.LoanOutside)
            : holding.Post == RegistryOfficer.Id ? Gen.Const(Powers.LoanCheck)
            : Gen.Const(Powers.LoanInside),
        Gen.Const(holding.Person))
        .Select(asked => asked with { Matter = asked.Matter with { HoldingUnit = Posts.Single(post => post.Id == holding.Post).Unit } });

    /// <summary>The head of a unit asks for something; whoever is above is asked whether the unit's signature is theirs.</summary>
    static Gen<Case> AskAboveTheHead(Setting setting) =>
        Ask(setting, Gen.Frequency((3, Powers.LoanEndorse), (1, Powers.AuditReport)), Gen.OneOf(HolderOf(Clerk), HolderOf(Clerk), HolderOf(Mayor), HolderOf(DeputyClerk)))
            .Select(asked => asked with
            {
                Matter = asked.Matter with { Requester = HolderOf(HeadOfWorks), RequestingUnit = Works, OnBehalfOf = [HolderOf(Engineer)], Conflicts = [] },
            });

    static Gen<Case> Ask(Setting setting, Gen<Power> powers, Gen<Guid> persons) =>
        from power in powers
        from at in SomeInstant
        from person in persons
        from matter in Matters(setting.Records, person)
        select new Case(setting, power, matter, person, at);

    static Gen<Matter> Matters(Records town, Guid person) =>
        from requester in Gen.Frequency((12, Gen.Const(person)), (15, SomebodyHigh), (73, Gen.Const(HolderOf(Engineer))))
        from behalf in Perhaps(8, Gen.Frequency((1, SomeBody), (1, Gen.Const(person))))
        from conflicts in Perhaps(12, Gen.Frequency((1, SomeBody), (1, SomebodyHigh), (1, Gen.Const(person))))
        from requesting in Maybe(90, Gen.OneOf(Finance, Works, Registry, Education))
        from holding in Maybe(92, Gen.OneOf(Finance, Works, Registry, Education))
        from amount in Maybe(94, Gen.Frequency((20, 0m), (20, 100m), (15, 100.01m), (15, 32_400m), (10, 50_000m), (15, 50_000.01m), (2, -1m)))
        from classes in Gen.Frequency<string[]?>((6, null), (3, []), (40, ["audio-visual"]), (30, ["furniture"]), (10, ["vehicle", "furniture"]))
        from premises in Maybe(92, Gen.Enum<Premises>())
        from used in Used(town)
        select new Matter
        {
            Requester = requester,
            OnBehalfOf = behalf,
            Conflicts = conflicts,
            RequestingUnit = requesting,
            HoldingUnit = holding,
            Amount = amount,
            AssetClasses = classes,
            Premises = premises,
            Used = used,
        };

    /// <summary>For every clause with a period's limit: a sum for every period there can be, or none for any.</summary>
    static Gen<Usage[]> Used(Records town)
    {
        var limited = town.Instruments.SelectMany(order => order.Clauses).Where(clause => clause.PerPeriod is not null).Select(clause => clause.Id).ToArray();
        string[] starts = ["2025-10-01", "2026-10-01", "2026-01-01", "2027-01-01", "2026-09-01", "2026-11-01", "2026-12-01"];
        return Gen.Select(
            Gen.Frequency((88, true), (12, false)),
            Gen.OneOf(0m, 40_000m, 67_600m, 99_900m).Array[7],
            (known, sums) => !known ? [] : limited.SelectMany(clause => starts.Select((start, n) => new Usage(new Counter(clause, Day(start)), sums[n]))).ToArray());
    }
}
