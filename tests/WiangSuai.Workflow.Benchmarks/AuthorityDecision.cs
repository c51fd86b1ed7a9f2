using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>
/// "May this person decide this now?" in an office that wrote very many clauses: two hundred delegatees, and orders of ten fiscal years,
/// nine of them expired but kept, because history is.
/// </summary>
internal static class AuthorityDecision
{
    const int Delegatees = 200;
    const int Years = 10;
    const int ClausesPerOrder = 20;

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(7));
    static readonly DateOnly Day = new(2026, 11, 24);
    static readonly Guid Office = Id(0), MayorsPost = Id(1), Mayor = Id(2), Requester = Id(3);
    static readonly IReadOnlyList<Power> Given = [.. Powers.All.Where(power => power is { Delegable: true, Holder: OriginalHolder.Mayor })];

    internal static Task<IReadOnlyList<Figure>> Measure1k() => Measure("authority-1k", 1_000);

    internal static Task<IReadOnlyList<Figure>> Measure100k() => Measure("authority-100k", 100_000);

    static Task<IReadOnlyList<Figure>> Measure(string name, int clauses)
    {
        var records = OfficeWith(clauses);
        var town = new Town(records);
        var matter = new Matter
        {
            Requester = Requester,
            RequestingUnit = Office,
            HoldingUnit = Office,
            Amount = 10_000m,
            AssetClasses = ["vehicle"],
            Premises = Premises.Outside,
        };
        // The delegatee of the newest order's last clause, asked about the very power that it gives.
        var newest = records.Instruments[^1].Clauses[^1];
        var person = records.Holdings.Single(holding => holding.Post == newest.DelegateePost).Person;
        if (town.Decide(newest.Power, matter, person, At) is not Ruling.Granted)
            throw new InvalidOperationException("The clause of the newest order did not grant.");

        var decisions = Pace.PerSecond(WarmUp, () => town.Decide(newest.Power, matter, person, At));
        var scans = Pace.PerSecond(WarmUp, () => Scan(records, newest));
        return Task.FromResult<IReadOnlyList<Figure>>([Figure.Of(name, decisions, "rulings/s", scans, "looking once at every clause")]);
    }

    static int Scan(Records records, Clause wanted)
    {
        var found = 0;
        foreach (var order in records.Instruments)
            foreach (var clause in order.Clauses)
                if (clause.Power == wanted.Power && clause.DelegateePost == wanted.DelegateePost && order.From <= Day && !(order.To < Day)) found++;
        return found;
    }

    static Records OfficeWith(int clauses) => new()
    {
        Version = 1,
        Units = [new Unit(Office, "เทศบาล", null, [])],
        Posts =
        [
            new Post(MayorsPost, "นายกเทศมนตรี", "นายกเทศมนตรี", Office, PostKind.Mayor, true, null),
            .. Enumerable.Range(0, Delegatees).Select(n => new Post(PostNo(n), $"หัวหน้างานที่ {n}", $"หัวหน้างานที่ {n}", Office, PostKind.Head, false, MayorsPost)),
        ],
        Holdings =
        [
            new Holding(Mayor, MayorsPost, new DateOnly(2010, 1, 1), null, HoldingMode.Own),
            .. Enumerable.Range(0, Delegatees).Select(n => new Holding(PersonNo(n), PostNo(n), new DateOnly(2010, 1, 1), null, HoldingMode.Own)),
        ],
        Instruments = [.. Enumerable.Range(0, clauses / ClausesPerOrder).Select(order => Order(order, clauses / ClausesPerOrder))],
    };

    /// <summary>Orders are spread over the fiscal years, the last tenth of them being in force.</summary>
    static Instrument Order(int number, int of)
    {
        var year = 2017 + number * Years / of;
        var from = new DateOnly(year, 10, 1);
        return new Instrument(Id(1_000_000 + number), number + 1, year, InstrumentKind.Delegation, MayorsPost, new DateTimeOffset(year, 9, 20, 10, 0, 0, TimeSpan.FromHours(7)),
            from, from.AddYears(1).AddDays(-1), null, [.. Enumerable.Range(number * ClausesPerOrder, ClausesPerOrder).Select(Clause)], []);
    }

    static Clause Clause(int n) =>
        new(Id(2_000_000 + n), $"{n % ClausesPerOrder + 1}", Given[n / Delegatees % Given.Count].Code, PostNo(n % Delegatees), 50_000m, null, [], [], [], null, null);

    static Guid PostNo(int n) => Id(10_000 + n);

    static Guid PersonNo(int n) => Id(20_000 + n);

    static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
