using System.Globalization;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>The small town of the tests: every post held by its own person, everybody present, no order in force.</summary>
static class SmallTown
{
    public static readonly Guid Executive = Id(1), ClerksOffice = Id(2), Finance = Id(3), Registry = Id(4), Works = Id(5), Education = Id(6);

    public static readonly Post
        Mayor = Post(11, "นายกเทศมนตรี", "นายกเทศมนตรีตำบลเวียงสรวย", Executive, PostKind.Mayor, heads: true, null),
        DeputyOne = Post(12, "รองนายกเทศมนตรี คนที่ 1", "รองนายกเทศมนตรี", Executive, PostKind.DeputyMayor, heads: false, Mayor),
        DeputyTwo = Post(13, "รองนายกเทศมนตรี คนที่ 2", "รองนายกเทศมนตรี", Executive, PostKind.DeputyMayor, heads: false, Mayor),
        Clerk = Post(14, "ปลัดเทศบาล", "ปลัดเทศบาล", ClerksOffice, PostKind.Clerk, heads: true, Mayor),
        DeputyClerk = Post(15, "รองปลัดเทศบาล", "รองปลัดเทศบาล", ClerksOffice, PostKind.DeputyClerk, heads: false, Clerk),
        HeadOfFinance = Post(16, "ผู้อำนวยการกองคลัง", "ผู้อำนวยการกองคลัง", Finance, PostKind.Head, heads: true, Clerk),
        RegistryOfficer = Post(17, "เจ้าพนักงานพัสดุ", "เจ้าพนักงานพัสดุ", Registry, PostKind.Officer, heads: false, HeadOfFinance),
        HeadOfWorks = Post(18, "ผู้อำนวยการกองช่าง", "ผู้อำนวยการกองช่าง", Works, PostKind.Head, heads: true, Clerk),
        Engineer = Post(19, "นายช่างโยธา", "นายช่างโยธา", Works, PostKind.Officer, heads: false, HeadOfWorks);

    public static readonly IReadOnlyList<Post> Posts =
        [Mayor, DeputyOne, DeputyTwo, Clerk, DeputyClerk, HeadOfFinance, RegistryOfficer, HeadOfWorks, Engineer];

    public static readonly DateTimeOffset Now = At("2026-11-23 10:15");

    /// <summary>The amount, premises, units and requester of a plain loan: an engineer borrows a thing of finance for use outside.</summary>
    public static readonly Matter Loan = new()
    {
        Requester = HolderOf(Engineer),
        RequestingUnit = Works,
        HoldingUnit = Finance,
        Amount = 32_400m,
        AssetClasses = ["audio-visual"],
        Premises = Premises.Outside,
    };

    public static Records Peaceful { get; } = new()
    {
        Version = 7,
        Units =
        [
            new(Executive, "คณะผู้บริหาร", null, []),
            new(ClerksOffice, "สำนักปลัดเทศบาล", null, [Powers.Legal]),
            new(Finance, "กองคลัง", null, []),
            new(Registry, "งานทะเบียนและทรัพย์สิน", Finance, [Powers.AssetRegistry]),
            new(Works, "กองช่าง", null, []),
            new(Education, "กองการศึกษา", null, []),   // has no post of a head
        ],
        Posts = Posts,
        Holdings = [.. Posts.Select(post => Holds(HolderOf(post), post))],
    };

    /// <summary>Who holds a post in the peaceful town: each post its own person.</summary>
    public static Guid HolderOf(Post post) => Id(100 + Posts.ToList().IndexOf(post));

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    /// <summary>An instant by the Bangkok clock: <c>2026-11-23 10:15</c>.</summary>
    public static DateTimeOffset At(string bangkok) => new(DateTime.Parse(bangkok, CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    public static Holding Holds(Guid person, Post post, HoldingMode mode = HoldingMode.Own) => new(person, post.Id, Day("2025-10-01"), null, mode);

    public static Absence Away(Post post) => new(HolderOf(post), At("2026-11-20 08:30"), At("2026-11-25 08:30"), Planned: true);

    /// <summary>Order 321/2569 of the mayor, signed and in force since October, with the clauses given.</summary>
    public static Instrument Order(params Clause[] clauses) => new(
        Id(321), 321, 2569, InstrumentKind.Delegation, Mayor.Id, At("2026-09-30 14:00"), Day("2026-10-01"), Day("2027-09-30"), null, clauses, []);

    public static Instrument OrderOfDeputies(params Post[] deputies) => new(
        Id(12), 12, 2569, InstrumentKind.Succession, Mayor.Id, At("2026-01-05 09:00"), Day("2026-01-05"), Day("2026-12-31"), null, [],
        [new(Mayor.Id, [.. deputies.Select(deputy => deputy.Id)])]);

    public static Clause Gives(Post delegatee, Power power, decimal? upTo = null) =>
        new(Id(1000 + Posts.ToList().IndexOf(delegatee)), "1.2", power.Code, delegatee.Id, upTo, null, [], [], [], null, null);

    extension(Records town)
    {
        public Records With(params Instrument[] orders) => town with { Instruments = [.. town.Instruments, .. orders] };

        public Records With(params Absence[] absences) => town with { Absences = [.. town.Absences, .. absences] };

        public Records With(params Holding[] holdings) => town with { Holdings = [.. town.Holdings, .. holdings] };

        public Records Vacant(Post post) => town with { Holdings = [.. town.Holdings.Where(holding => holding.Post != post.Id)] };

        public Ruling Decide(Power power, Post holder, Matter? matter = null, DateTimeOffset? at = null) =>
            new Town(town).Decide(power.Code, matter ?? Loan, HolderOf(holder), at ?? Now);

        public Candidates WhoCan(Power power, Matter? matter = null, DateTimeOffset? at = null) =>
            new Town(town).WhoCan(power.Code, matter ?? Loan, at ?? Now);
    }

    extension(Ruling ruling)
    {
        public Basis Basis => Assert.IsType<Ruling.Granted>(ruling).Basis;

        public IReadOnlyList<Reason> Reasons => Assert.IsType<Ruling.Refused>(ruling).Reasons;

        /// <summary>The first rule that stops the person, as the page heads it.</summary>
        public string FirstReason => ruling.Reasons[0].Code;

        public string Block => string.Join(" / ", ruling.Basis.Block.Lines);
    }

    static Post Post(int id, string title, string signedAs, Guid unit, PostKind kind, bool heads, Post? superior) =>
        new(Id(id), title, signedAs, unit, kind, heads, superior?.Id);
}
