namespace WiangSuai.Workflow.Authority.Tests.Generated;

/// <summary>
/// The law read a second time, as plainly as it can be written: no index, no table of rules, every list walked from end to end for every
/// question. It shares the records and the words for reasons with the product, and not one rule.
/// </summary>
sealed class PlainReading(Case asked)
{
    readonly Records town = asked.Records;
    readonly Matter matter = asked.Matter;
    readonly DateOnly today = DateOnly.FromDateTime(asked.At.UtcDateTime.AddHours(7));

    /// <summary>As what, in which order of preference, and with which lines under the signature.</summary>
    sealed record Grant(int Height, int Kind, BasisMode Mode, Post Own, List<(BasisMode Mode, Post For)> Steps, Clause? Clause, Post? InsteadOf);

    /// <summary>Somebody in charge of a post.</summary>
    sealed record InCharge(Guid Person, Post Own, List<(BasisMode Mode, Post For)> Steps);

    public string Answer()
    {
        var barred = BarsOf(asked.Person);
        var grants = new List<Grant>();
        var reasons = new List<Reason>(barred);

        var originals = Originals();
        var levels = originals is null ? [] : Levels(originals);

        foreach (var (level, height) in levels.Select((level, height) => (level, height)))
            foreach (var post in level)
                foreach (var one in WhoIsInChargeOf(post).Where(one => one.Person == asked.Person))
                    grants.Add(new(height, one.Steps.Count == 0 ? 0 : 1, one.Steps.Count == 0 ? BasisMode.OwnPower : one.Steps[^1].Mode,
                        one.Own, one.Steps, null, height == 0 ? null : originals![0]));

        if (!grants.Any(grant => grant.Kind == 0))
        {
            reasons.Add(WhyNotByOffice(originals, levels));
            if (levels.Count > 0 && grants.Count == 0) reasons.AddRange(WhyNotActing(levels));
        }

        var clauses = ClausesOfThePerson();
        if (clauses.Count == 0) reasons.Add(new Reason.NoClauseForPost());
        foreach (var (order, clause, steps, own) in clauses)
        {
            var against = WhyNotUnder(order, clause, originals);
            if (own is null) against.Add(new Reason.ActsForDelegateeOnly(Ref(order, clause), Named(PostOf(clause.DelegateePost))));
            reasons.AddRange(against);
            if (against.Count == 0)
                grants.Add(new(0, 2, BasisMode.Delegated, own!, [.. steps, (BasisMode.Delegated, PostOf(order.SignerPost))], clause, null));
        }

        if (barred.Count > 0 || grants.Count == 0)
            return "refused: " + string.Join(" | ", reasons.Select(Json.Of).Distinct().Order(StringComparer.Ordinal));

        var best = grants.OrderBy(grant => grant.Height).ThenBy(grant => grant.Kind).ThenBy(grant => grant.Steps.Count).First();
        return Show(best.Mode, best.Own.Id, best.Steps.Select(step => (step.Mode, step.For.Id)), best.Clause?.Id, best.InsteadOf?.Id, Lines(best));
    }

    /// <summary>The same words for the product's ruling.</summary>
    public static string WordsOf(Ruling ruling) => ruling switch
    {
        Ruling.Granted { Basis: var b } => Show(b.Mode, b.ActsIn.Id, b.Steps.Select(s => (s.Mode, s.For.Id)), b.Clause?.Clause, b.InsteadOf?.Id, b.Block.Lines),
        Ruling.Refused refused => "refused: " + string.Join(" | ", refused.Reasons.Select(Json.Of).Distinct().Order(StringComparer.Ordinal)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Show(BasisMode mode, Guid own, IEnumerable<(BasisMode, Guid)> steps, Guid? clause, Guid? insteadOf, IEnumerable<string> lines) =>
        $"granted: {mode} {own} [{string.Join(",", steps)}] {clause} {insteadOf} {string.Join("/", lines)}";

    static List<string> Lines(Grant grant)
    {
        var lines = new List<string> { grant.Own.SignedAs };
        for (var n = 0; n < grant.Steps.Count; n++)
        {
            var word = Word(grant.Steps[n].Mode);
            var post = grant.Steps[n].For.SignedAs;
            if (n > 0) { lines.Add(word); lines.Add(post); }
            else if (grant.Steps.Count == 1) { lines[0] += " " + word; lines.Add(post); }
            else lines[0] += " " + word + " " + post;
        }

        return lines;
    }

    static string Word(BasisMode mode) => mode == BasisMode.Delegated ? "ปฏิบัติราชการแทน"
        : mode == BasisMode.ActingInPlace ? "รักษาราชการแทน"
        : mode == BasisMode.PerformingDuties ? "ปฏิบัติหน้าที่" : "รักษาการในตำแหน่ง";

    // Persons

    List<Reason> BarsOf(Guid person)
    {
        var bars = new List<Reason>();
        if (matter.Requester == person || matter.OnBehalfOf.Any(one => one == person)) bars.Add(new Reason.OwnRequest());
        if (matter.Conflicts.Any(one => one == person)) bars.Add(new Reason.DeclaredConflict());
        if (AbsenceOf(person) is { } away) bars.Add(new Reason.Absent(away.From, away.Until));
        return bars;
    }

    Absence? AbsenceOf(Guid person) => town.Absences.FirstOrDefault(one =>
        one.Person == person && one.From <= asked.At && (one.Until is null || asked.At < one.Until));

    bool Present(Guid person) => AbsenceOf(person) is null;

    bool Free(Guid person) => BarsOf(person).Count == 0;

    // Posts

    Post PostOf(Guid id) => town.Posts.Single(post => post.Id == id);

    static PostRef Named(Post post) => new(post.Id, post.Title);

    bool Runs(Holding holding) => holding.From <= today && (holding.To is null || today <= holding.To);

    List<Holding> HoldersOf(Post post) => [.. town.Holdings.Where(one => one.Post == post.Id && one.Mode == HoldingMode.Own && Runs(one))];

    List<Holding> AppointedTo(Post post) => [.. town.Holdings.Where(one => one.Post == post.Id && one.Mode != HoldingMode.Own && Runs(one))];

    bool SitsOn(Guid person, Post post) => town.Holdings.Any(one => one.Person == person && one.Post == post.Id && Runs(one));

    Post? OwnPostOf(Guid person) =>
        town.Holdings.Where(one => one.Person == person && one.Mode == HoldingMode.Own && Runs(one)).OrderBy(one => one.From)
            .Select(one => PostOf(one.Post)).FirstOrDefault();

    List<Post>? Originals()
    {
        switch (asked.Power.Holder)
        {
            case OriginalHolder.Mayor: return [.. town.Posts.Where(post => post.Kind == PostKind.Mayor)];
            case OriginalHolder.Clerk: return [.. town.Posts.Where(post => post.Kind == PostKind.Clerk)];
            case OriginalHolder.OfficersOf officers:
                return [.. town.Posts.Where(post => town.Units.Single(unit => unit.Id == post.Unit).Functions.Contains(officers.Function))];
        }

        var unitId = ((OriginalHolder.HeadOf)asked.Power.Holder).Unit == UnitRole.Holding ? matter.HoldingUnit : matter.RequestingUnit;
        if (unitId is null) return null;
        while (true)
        {
            var heads = town.Posts.Where(post => post.Unit == unitId && post.HeadsUnit).ToList();
            var parent = town.Units.Single(unit => unit.Id == unitId).Parent;
            if (heads.Count > 0 || parent is null) return heads;
            unitId = parent;
        }
    }

    List<Post> Above(List<Post> posts) => [.. posts.Where(post => post.ReportsTo is not null).Select(post => PostOf(post.ReportsTo!.Value)).Distinct()];

    List<List<Post>> Levels(List<Post> originals)
    {
        var levels = new List<List<Post>>();
        var level = originals;
        while (level.Count > 0)
        {
            levels.Add(level);
            if (!asked.Power.MovesUp || level.Any(post => WhoIsInChargeOf(post).Any(one => Free(one.Person)))) break;
            level = [.. Above(level).Where(post => !levels.Any(below => below.Contains(post)))];
        }

        return levels;
    }

    // In charge of a post

    List<InCharge> WhoIsInChargeOf(Post post) => WhoIsInChargeOf(post, 0);

    /// <summary>Who has the post and is there; else who was put there; else the first of the line. Depth stops lines that run in a circle.</summary>
    List<InCharge> WhoIsInChargeOf(Post post, int circle)
    {
        var holders = HoldersOf(post);
        var there = holders.Where(one => Present(one.Person)).ToList();
        if (there.Count > 0) return [.. there.Select(one => new InCharge(one.Person, post, []))];
        if ((circle & (1 << town.Posts.ToList().IndexOf(post))) != 0) return [];

        var vacant = holders.Count == 0;
        var put = AppointedTo(post).Where(one => (vacant || one.Mode == HoldingMode.ActingInPlace) && Free(one.Person) && OwnPostOf(one.Person) is not null).ToList();
        if (put.Count > 0) return [.. put.Select(one => new InCharge(one.Person, OwnPostOf(one.Person)!, [(ModeOf(one.Mode), post)]))];

        circle |= 1 << town.Posts.ToList().IndexOf(post);
        foreach (var next in LineOf(post, vacant))
        {
            if (next.Kind == PostKind.Clerk && ADeputyWaitsForAnOrder(post, vacant, circle)) return [];
            var free = WhoIsInChargeOf(next, circle).Where(one => Free(one.Person)).ToList();
            if (free.Count == 0) continue;
            var mode = post.Kind == PostKind.Mayor && vacant ? BasisMode.PerformingDuties : BasisMode.ActingInPlace;
            return [.. free.Select(one => one with { Steps = [.. one.Steps, (mode, post)] })];
        }

        return [];
    }

    static BasisMode ModeOf(HoldingMode mode) => mode == HoldingMode.ActingInPlace ? BasisMode.ActingInPlace
        : mode == HoldingMode.PerformingDuties ? BasisMode.PerformingDuties : BasisMode.ActingInPost;

    bool ADeputyWaitsForAnOrder(Post post, bool vacant, int circle) =>
        post.Kind == PostKind.Mayor && !vacant
        && town.Posts.Any(deputy => deputy.Kind == PostKind.DeputyMayor && !LineOf(post, vacant).Contains(deputy)
            && WhoIsInChargeOf(deputy, circle).Any(one => Free(one.Person)));

    List<Post> LineOf(Post post, bool vacant)
    {
        var order = town.Instruments
            .Where(one => one.Kind == InstrumentKind.Succession && one.Lines.Any(line => line.For == post.Id))
            .Where(one => one.SignedAt <= asked.At && one.From <= today && (one.To is null || one.To >= today))
            .Where(one => !(RevokedAt(one, null) <= asked.At) && SuspensionOf(one) is null)
            .OrderByDescending(one => one.SignedAt).ThenBy(one => one.Id).FirstOrDefault();
        var line = order is null ? [] : order.Lines.First(one => one.For == post.Id).Posts.Select(PostOf).ToList();
        if (post.Kind != PostKind.Mayor) return line;

        var clerks = town.Posts.Where(one => one.Kind == PostKind.Clerk).ToList();
        return vacant ? clerks : [.. line.Where(one => one.Kind != PostKind.Clerk), .. clerks];
    }

    // Why not

    Reason WhyNotByOffice(List<Post>? originals, List<List<Post>> levels)
    {
        if (originals is null) return new Reason.CannotBeEvaluated(Missing(((OriginalHolder.HeadOf)asked.Power.Holder).Unit), null);

        var own = town.Holdings.Where(one => one.Person == asked.Person && one.Mode == HoldingMode.Own && Runs(one)).OrderBy(one => one.From)
            .Select(one => PostOf(one.Post)).ToList();
        if (AbsenceOf(asked.Person) is { } away && own.Any(post => levels.Any(level => level.Contains(post)))) return new Reason.Absent(away.From, away.Until);

        var above = new List<Post>();
        for (var next = Above(originals); asked.Power.MovesUp && next.Count > 0; next = Above(next)) above.AddRange(next);
        return own.FirstOrDefault(post => above.Contains(post) && !originals.Contains(post)) is { } superior
            ? new Reason.SuperiorNotCalled(Named(superior), Named(originals[0]))
            : new Reason.HoldsNoPostWithThisPower([.. originals.Select(Named)]);
    }

    List<Reason> WhyNotActing(List<List<Post>> levels)
    {
        var reasons = new List<Reason>();
        foreach (var post in levels.SelectMany(level => level))
        {
            var holders = HoldersOf(post);
            var vacant = holders.Count == 0;
            var line = LineOf(post, vacant);
            var inCharge = WhoIsInChargeOf(post);
            var appointments = AppointedTo(post).Where(one => one.Person == asked.Person).ToList();
            var waits = inCharge.Count == 0 && ADeputyWaitsForAnOrder(post, vacant, 1 << town.Posts.ToList().IndexOf(post))
                && (line.Any(one => SitsOn(asked.Person, one)) || town.Posts.Any(one => one.Kind == PostKind.DeputyMayor && SitsOn(asked.Person, one)));
            if (appointments.Count == 0 && !waits && !line.Any(one => SitsOn(asked.Person, one))) continue;

            if (holders.Any(one => Present(one.Person))) reasons.Add(new Reason.HolderPresent(Named(post)));
            else if (BarsOf(asked.Person).FirstOrDefault() is { } bar) reasons.Add(bar);
            else if (appointments.Count > 0 && OwnPostOf(asked.Person) is null) reasons.Add(new Reason.CannotBeEvaluated(Unknown.OwnPost, null));
            else if (appointments.Count > 0 && !vacant && appointments.All(one => one.Mode != HoldingMode.ActingInPlace)) reasons.Add(new Reason.NeedsVacancy(Named(post)));
            else if (waits) reasons.Add(new Reason.OrderOfDeputiesNotFixed(Named(post)));
            else if (inCharge.Count > 0) reasons.Add(new Reason.EarlierInLine(Named(post), Named(inCharge[0].Own)));
        }

        return reasons.Count > 0 ? reasons : [new Reason.NotInLine([.. levels.SelectMany(level => level).Select(Named)])];
    }

    // Clauses

    static ClauseRef Ref(Instrument order, Clause clause) => new(order.Id, order.Number, order.Year, clause.Id, clause.No);

    /// <summary>Every clause for the power that names a post of the person, in the order in which it would be used; the own post is none where it may not be.</summary>
    List<(Instrument Order, Clause Clause, List<(BasisMode, Post)> Steps, Post? Own)> ClausesOfThePerson()
    {
        var found = new List<(Instrument, Clause, List<(BasisMode, Post)>, Post?, int)>();
        foreach (var order in town.Instruments.OrderByDescending(one => one.SignedAt).ThenBy(one => one.Id))
            foreach (var clause in order.Clauses.Where(clause => clause.Power == asked.Power.Code))
            {
                var post = PostOf(clause.DelegateePost);
                if (HoldersOf(post).Any(one => one.Person == asked.Person)) { found.Add((order, clause, [], post, SeatOf(post))); continue; }

                var acting = WhoIsInChargeOf(post).FirstOrDefault(one => one.Person == asked.Person);
                if (acting is null && !SitsOn(asked.Person, post)) continue;
                var may = town.Policy.ActingHolderMayUseDelegation && acting is not null;
                found.Add((order, clause, may ? acting!.Steps : [], may ? acting!.Own : null, SeatOf(post)));
            }

        return [.. found.OrderBy(row => row.Item5).Select(row => (row.Item1, row.Item2, row.Item3, row.Item4))];
    }

    /// <summary>Own posts come before appointments, these before places in line; within each, who came first.</summary>
    int SeatOf(Post post)
    {
        var holdings = town.Holdings.OrderBy(one => one.From).Where(one => one.Person == asked.Person && Runs(one)).ToList();
        var own = holdings.FindIndex(one => one.Post == post.Id && one.Mode == HoldingMode.Own);
        var appointed = holdings.FindIndex(one => one.Post == post.Id);
        return own >= 0 ? own : appointed >= 0 ? 100 + appointed : 200;
    }

    List<Reason> WhyNotUnder(Instrument order, Clause clause, List<Post>? originals)
    {
        var name = Ref(order, clause);
        var signer = PostOf(order.SignerPost);
        var why = new List<Reason>();

        if (order.Kind != InstrumentKind.Delegation) why.Add(new Reason.OrderGivesNoPower(name, order.Kind));
        if (!asked.Power.Delegable) why.Add(new Reason.PowerNotDelegable(name));
        if (originals is null) why.Add(new Reason.CannotBeEvaluated(Missing(((OriginalHolder.HeadOf)asked.Power.Holder).Unit), name));
        else if (!originals.Contains(signer)) why.Add(new Reason.NoSubDelegation(name, Named(signer)));

        if (asked.At < order.SignedAt || today < order.From) why.Add(new Reason.NotYetInForce(name, Later(order.SignedAt, Midnight(order.From))));
        if (order.To is { } last && today > last) why.Add(new Reason.Expired(name, last));
        if (RevokedAt(order, clause) is { } end && end <= asked.At) why.Add(new Reason.Revoked(name, end));
        if (SuspensionOf(order) is { } pause) why.Add(new Reason.Suspended(name, pause.From, pause.Until));
        if (town.Policy.AnnouncedFor.Contains(PostOf(clause.DelegateePost).Kind) && (order.AnnouncedAt is null || asked.At < order.AnnouncedAt))
            why.Add(new Reason.NotAnnounced(name));

        var signedOn = DateOnly.FromDateTime(order.SignedAt.UtcDateTime.AddHours(7));
        var then = town.Holdings.Where(one => one.Post == signer.Id && one.Mode == HoldingMode.Own && one.From <= signedOn && (one.To is null || signedOn <= one.To))
            .Select(one => one.Person).ToHashSet();
        var now = HoldersOf(signer).Select(one => one.Person).ToHashSet();
        if (town.Policy.DelegationFallsWithDelegator && !then.SetEquals(now)) why.Add(new Reason.DelegatorChanged(name, Named(signer)));
        if (!town.Policy.DelegateeMayDecideDelegatorsMatter && now.Any(one => BarsOf(one).Any(bar => bar is not Reason.Absent)))
            why.Add(new Reason.DelegatorBarred(name, Named(signer)));

        if (clause.OtherCondition is not null) why.Add(new Reason.CannotBeEvaluated(Unknown.OtherCondition, name));
        if (clause.Premises is { } place)
        {
            if (matter.Premises is null) why.Add(new Reason.CannotBeEvaluated(Unknown.Premises, name));
            else if (matter.Premises != place) why.Add(new Reason.OutsidePremises(name, place));
        }

        if (clause.OnlyClasses.Count + clause.ExceptClasses.Count > 0)
        {
            var outside = (matter.AssetClasses ?? []).Where(one => clause.OnlyClasses.Count > 0 && !clause.OnlyClasses.Contains(one) || clause.ExceptClasses.Contains(one)).ToList();
            if (matter.AssetClasses is null || matter.AssetClasses.Count == 0) why.Add(new Reason.CannotBeEvaluated(Unknown.AssetClasses, name));
            else if (outside.Count > 0) why.Add(new Reason.OutsideClasses(name, outside));
        }

        if (clause.Units.Count > 0)
        {
            var unit = asked.Power.Scope == UnitRole.Holding ? matter.HoldingUnit : matter.RequestingUnit;
            if (unit is null) why.Add(new Reason.CannotBeEvaluated(Missing(asked.Power.Scope), name));
            else if (!clause.Units.Any(covered => IsWithin(unit.Value, covered))) why.Add(new Reason.OutsideUnits(name, unit.Value));
        }

        var amountKnown = matter.Amount is not null && matter.Amount >= 0;
        if ((clause.PerCase is not null || clause.PerPeriod is not null) && !amountKnown) why.Add(new Reason.CannotBeEvaluated(Unknown.Amount, name));
        if (amountKnown && clause.PerCase is { } most && matter.Amount > most)
            why.Add(new Reason.OverCaseLimit(name, most, matter.Amount!.Value, matter.Amount.Value - most));
        if (amountKnown && clause.PerPeriod is { } limit)
        {
            var start = limit.Kind == PeriodKind.Month ? new DateOnly(today.Year, today.Month, 1)
                : limit.Kind == PeriodKind.CalendarYear ? new DateOnly(today.Year, 1, 1)
                : new DateOnly(today.AddMonths(-9).Year, 10, 1);
            var row = matter.Used.FirstOrDefault(one => one.Counter.Clause == clause.Id && one.Counter.PeriodStart == start);
            if (row is null || row.Amount < 0) why.Add(new Reason.CannotBeEvaluated(Unknown.UsedInPeriod, name));
            else if (row.Amount + matter.Amount > limit.Amount)
                why.Add(new Reason.OverPeriodLimit(name, limit.Kind, start, limit.Amount, row.Amount, matter.Amount!.Value, row.Amount + matter.Amount.Value - limit.Amount));
        }

        return why;
    }

    static Unknown Missing(UnitRole role) => role == UnitRole.Holding ? Unknown.HoldingUnit : Unknown.RequestingUnit;

    bool IsWithin(Guid unit, Guid covered) =>
        unit == covered || town.Units.Single(one => one.Id == unit).Parent is { } parent && IsWithin(parent, covered);

    Suspension? SuspensionOf(Instrument order) => town.Suspensions.FirstOrDefault(one =>
        one.Instrument == order.Id && one.From <= asked.At && (one.Until is null || asked.At < one.Until));

    static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddHours(-7).ToOffset(TimeSpan.FromHours(7));

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one >= other ? one : other;

    // Revocations

    DateTimeOffset? RevokedAt(Instrument order, Clause? clause) =>
        town.Revocations
            .Where(one => one.Instrument == order.Id && (one.Clause is null || one.Clause == clause?.Id) && Happened(one, []) != false)
            .Select(one => (DateTimeOffset?)TakesEffect(one)).Min();

    DateTimeOffset TakesEffect(Revocation one) => one.ByInstrument is { } by ? Later(one.At, BeginningOf(Order(by))) : one.At;

    static DateTimeOffset BeginningOf(Instrument order) => Later(order.SignedAt, Midnight(order.From));

    Instrument Order(Guid id) => town.Instruments.Single(one => one.Id == id);

    /// <summary>It happened unless the order that makes it was itself stopped before, or at, its beginning; null where that goes in a circle.</summary>
    bool? Happened(Revocation one, List<Revocation> askedAlready)
    {
        if (one.ByInstrument is not { } id) return true;
        if (askedAlready.Contains(one)) return null;

        var begins = BeginningOf(Order(id));
        if (Order(id).To is { } last && Midnight(last.AddDays(1)) <= begins) return false;

        var stopped = town.Revocations.Where(other => other.Instrument == id && other.Clause is null && TakesEffect(other) <= begins)
            .Select(other => Happened(other, [.. askedAlready, one])).ToList();
        if (stopped.Contains(true)) return false;
        return stopped.Contains(null) ? null : true;
    }
}
