namespace WiangSuai.Workflow.Authority;

/// <summary>The records by what a decision looks for. Every lookup is by key; none walks all clauses or all holdings.</summary>
sealed class AuthorityIndex
{
    readonly Dictionary<string, Power> powers;
    readonly Dictionary<Guid, Unit> units;
    readonly Dictionary<Guid, Post> posts;
    readonly ILookup<Guid, Post> headsByUnit;
    readonly ILookup<Guid, Post> postsByUnit;
    readonly ILookup<PostKind, Post> postsByKind;
    readonly ILookup<string, Unit> unitsByFunction;
    readonly ILookup<Guid, Holding> ownersByPost;
    readonly ILookup<Guid, Holding> appointeesByPost;
    readonly ILookup<Guid, Holding> holdingsByPerson;
    readonly ILookup<Guid, Absence> absencesByPerson;
    readonly ILookup<(string Power, Guid Post), DelegatedPower> clauses;
    readonly ILookup<string, DelegatedPower> periodClauses;
    readonly ILookup<Guid, SuccessionOrder> linesByPost;
    readonly ILookup<Guid, Post> linesWith;
    readonly IReadOnlyList<Guid> persons;

    public AuthorityIndex(Records records)
    {
        Version = records.Version;
        Policy = records.Policy;
        powers = records.Powers.ToDictionary(power => power.Code);
        units = records.Units.ToDictionary(unit => unit.Id);
        posts = records.Posts.ToDictionary(post => post.Id);
        Check(records);

        headsByUnit = records.Posts.Where(post => post.HeadsUnit).ToLookup(post => post.Unit);
        postsByUnit = records.Posts.ToLookup(post => post.Unit);
        postsByKind = records.Posts.ToLookup(post => post.Kind);
        unitsByFunction = records.Units.SelectMany(unit => unit.Functions, (unit, function) => (unit, function))
            .ToLookup(row => row.function, row => row.unit);
        ownersByPost = records.Holdings.Where(holding => holding.Mode == HoldingMode.Own).ToLookup(holding => holding.Post);
        appointeesByPost = records.Holdings.Where(holding => holding.Mode != HoldingMode.Own).ToLookup(holding => holding.Post);
        holdingsByPerson = records.Holdings.OrderBy(holding => holding.From).ToLookup(holding => holding.Person);
        absencesByPerson = records.Absences.ToLookup(absence => absence.Person);
        persons = [.. records.Holdings.Select(holding => holding.Person).Distinct()];

        var ends = new Ends(records);
        var newestFirst = records.Instruments.OrderByDescending(order => order.SignedAt).ThenBy(order => order.Id).ToList();
        var delegated = newestFirst
            .SelectMany(order => order.Clauses, (order, clause) => new DelegatedPower(
                order, clause, posts[order.SignerPost], posts[clause.DelegateePost], ends.RevocationOf(order, clause), ends.SuspensionsOf(order),
                OwnersOn(order.SignerPost, Bangkok.DayOf(order.SignedAt))))
            .ToList();
        clauses = delegated.ToLookup(given => (given.Clause.Power, given.Clause.DelegateePost));
        periodClauses = delegated.Where(given => given.Clause.PerPeriod is not null).ToLookup(given => given.Clause.Power);

        var lines = newestFirst
            .Where(order => order.Kind == InstrumentKind.Succession)
            .SelectMany(order => order.Lines, (order, line) => new SuccessionOrder(
                order, line, [.. line.Posts.Select(post => posts[post])], ends.RevocationOf(order), ends.SuspensionsOf(order)))
            .ToList();
        linesByPost = lines.ToLookup(order => order.Line.For);
        linesWith = lines.SelectMany(order => order.Posts, (order, post) => (post.Id, For: posts[order.Line.For])).Distinct()
            .ToLookup(row => row.Id, row => row.For);
    }

    public long Version { get; }

    public Policy Policy { get; }

    public IReadOnlyCollection<Power> Powers => powers.Values;

    public IEnumerable<Guid> PersonsOn(DateOnly day) => persons.Where(person => HoldingsOf(person, day).Any());

    public Power Power(string code) =>
        powers.GetValueOrDefault(code) ?? throw new ArgumentException($"The catalogue has no power '{code}'.", nameof(code));

    public Post Post(Guid id) => posts[id];

    public IEnumerable<Post> PostsOf(PostKind kind) => postsByKind[kind];

    /// <summary>The posts that head a unit, or the nearest unit above it that has such a post.</summary>
    public IReadOnlyList<Post> HeadsOf(Guid unit) =>
        LineageOf(unit).Select(id => headsByUnit[id].ToList()).FirstOrDefault(heads => heads.Count > 0) ?? [];

    public IReadOnlyList<Post> PostsWithFunction(string function) =>
        [.. unitsByFunction[function].SelectMany(unit => postsByUnit[unit.Id])];

    public bool HasFunction(Guid unit, string function) => units[unit].Functions.Contains(function);

    /// <summary>The unit, then every unit above it. Stops where it would come round again.</summary>
    public IEnumerable<Guid> LineageOf(Guid unit)
    {
        var seen = new HashSet<Guid>();
        for (Guid? next = unit; next is { } id && seen.Add(id); next = units[id].Parent)
            yield return id;
    }

    public bool Knows(Guid unit) => units.ContainsKey(unit);

    public IEnumerable<Holding> OwnersOf(Guid post, DateOnly day) => ownersByPost[post].Where(holding => holding.Covers(day));

    /// <summary>The holders proper of a post on a day, each once, in a fixed order, so that two days can be compared.</summary>
    public IReadOnlyList<Guid> OwnersOn(Guid post, DateOnly day) =>
        [.. OwnersOf(post, day).Select(holding => holding.Person).Distinct().Order()];

    public IEnumerable<Holding> AppointeesOf(Guid post, DateOnly day) => appointeesByPost[post].Where(holding => holding.Covers(day));

    public IEnumerable<Holding> HoldingsOf(Guid person, DateOnly day) => holdingsByPerson[person].Where(holding => holding.Covers(day));

    public IEnumerable<Absence> AbsencesOf(Guid person) => absencesByPerson[person];

    public IEnumerable<DelegatedPower> ClausesFor(Power power, Guid post) => clauses[(power.Code, post)];

    public IEnumerable<DelegatedPower> PeriodClausesOf(Power power) => periodClauses[power.Code];

    /// <summary>The order of succession for a post that counts at an instant: of several in force, the one signed last.</summary>
    public SuccessionOrder? LineFor(Guid post, DateTimeOffset at) => linesByPost[post].FirstOrDefault(order => order.IsInForce(at));

    /// <summary>The posts for which a holder of one of these may come to act: in whose line it was ever put, and on from line to line.</summary>
    public IReadOnlyList<Post> WithinReachOf(IEnumerable<Post> held)
    {
        var reached = new List<Post>();
        var seen = new HashSet<Guid>(held.Select(post => post.Id));
        for (var next = seen.ToList(); next.Count > 0; next = [.. reached.Select(post => post.Id).Where(seen.Add)])
            reached.AddRange(next.SelectMany(post => linesWith[post]).Where(post => !seen.Contains(post.Id)).Distinct());

        return [.. reached.Distinct()];
    }

    void Check(Records records)
    {
        var unknownUnits = records.Posts.Select(post => post.Unit)
            .Concat(records.Units.Select(unit => unit.Parent).OfType<Guid>())
            .Where(id => !units.ContainsKey(id));
        var unknownPosts = records.Posts.Select(post => post.ReportsTo).OfType<Guid>()
            .Concat(records.Holdings.Select(holding => holding.Post))
            .Concat(records.Instruments.Select(order => order.SignerPost))
            .Concat(records.Instruments.SelectMany(order => order.Clauses).Select(clause => clause.DelegateePost))
            .Concat(records.Instruments.SelectMany(order => order.Lines).SelectMany(line => line.Posts.Prepend(line.For)))
            .Where(id => !posts.ContainsKey(id));

        if (unknownUnits.Concat(unknownPosts).Distinct().ToList() is [_, ..] unknown)
            throw new ArgumentException($"Rows name posts or units that are not there: {string.Join(", ", unknown)}.", nameof(records));
    }
}

/// <summary>A clause with all that decides whether it is in force.</summary>
/// <param name="RevokedAt">First instant at which it grants nothing any more.</param>
/// <param name="DelegatorsAtSigning">Who held the signer's post proper on the day of signing.</param>
sealed record DelegatedPower(
    Instrument Order,
    Clause Clause,
    Post Signer,
    Post Delegatee,
    DateTimeOffset? RevokedAt,
    IReadOnlyList<Suspension> Suspensions,
    IReadOnlyList<Guid> DelegatorsAtSigning)
{
    public ClauseRef Ref { get; } = new(Order.Id, Order.Number, Order.Year, Clause.Id, Clause.No);

    public DateTimeOffset StartsAt { get; } = Order.StartsAt();

    /// <summary>Whether it may count for anything at an instant, whoever asks; suspension and announcement are not looked at.</summary>
    public bool IsOpenOn(DateTimeOffset at) => StartsAt <= at && !(Order.To < Bangkok.DayOf(at)) && !(RevokedAt <= at);

    /// <summary>The running sum of the period in which an instant lies. Only for a clause that limits one.</summary>
    public Counter CounterOn(DateTimeOffset at) => new(Clause.Id, Bangkok.StartOf(Clause.PerPeriod!.Kind, Bangkok.DayOf(at)));
}

/// <summary>A line of succession with all that decides whether it is in force.</summary>
sealed record SuccessionOrder(
    Instrument Order, SuccessionLine Line, IReadOnlyList<Post> Posts, DateTimeOffset? RevokedAt, IReadOnlyList<Suspension> Suspensions)
{
    public bool IsInForce(DateTimeOffset at) =>
        Order.StartsAt() <= at && !(Order.To < Bangkok.DayOf(at)) && !(RevokedAt <= at) && !Suspensions.Any(pause => pause.Covers(at));
}

static class Naming
{
    public static PostRef Named(this Post post) => new(post.Id, post.Title);
}

static class Times
{
    public static bool Covers(this Holding holding, DateOnly day) => holding.From <= day && !(holding.To < day);

    public static bool Covers(this Absence absence, DateTimeOffset at) => absence.From <= at && !(absence.Until <= at);

    public static bool Covers(this Suspension pause, DateTimeOffset at) => pause.From <= at && !(pause.Until <= at);

    /// <summary>The first instant at which an instrument can grant: its signing, or the start of its first day if that is later.</summary>
    public static DateTimeOffset StartsAt(this Instrument order) =>
        Bangkok.StartOf(order.From) is var dawn && dawn > order.SignedAt ? dawn : order.SignedAt;
}
