using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>Where eight people do everything, one person meets the same slip in several capacities, and whose turn it is is often the one who asks.</summary>
public sealed class AnOfficeOfEight(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_person_with_two_steps_in_a_row_signs_once_in_both_capacities(Provider provider)
    {
        await using var small = await SmallOffice.Open(databases, provider);
        var loan = await small.File("clerks-officer");
        Assert.Equal(["office-head"], await small.StandFirst(loan));
        await small.Approve("office-head", loan);

        Assert.Equal(["finance"], await small.StandFirst(loan));   // checks things, and heads the unit that holds them
        var view = await small.View("finance", loan);
        Assert.Equal("loan.inside", view.Together?.PowerCode);
        Assert.IsType<DecideResult.Decided>(await small.Decide("finance", loan, view.Together!.PowerCode));

        Assert.Equal(LoanStatus.Approved, await small.Status(loan));
        var decisions = await small.Decisions(loan);
        Assert.Equal(["loan.endorse", "loan.check", "loan.inside"], decisions.Select(d => d.PowerCode));
        Assert.Equal(decisions[1].Id, decisions[2].TogetherWithId);
        Assert.Equal(decisions[1].At, decisions[2].At);
        Assert.NotEqual(decisions[1].SignatureBlock, decisions[2].SignatureBlock);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Not_told_to_sign_twice_the_same_person_signs_one_step_and_finds_the_next_in_the_inbox(Provider provider)
    {
        await using var small = await SmallOffice.Open(databases, provider);
        var loan = await small.File("clerks-officer");
        await small.Approve("office-head", loan);
        await small.Approve("finance", loan);
        Assert.Equal(LoanStatus.Checked, await small.Status(loan));
        Assert.Equal(["finance"], await small.StandFirst(loan));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_step_that_the_page_did_not_announce_is_not_signed_along(Provider provider)
    {
        await using var small = await SmallOffice.Open(databases, provider);
        var loan = await small.File("clerks-officer");
        Assert.IsType<DecideResult.NotTogether>(await small.Decide("office-head", loan, "loan.check"));
        Assert.Equal(LoanStatus.Submitted, await small.Status(loan));
        Assert.Empty(await small.Decisions(loan));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_request_of_the_one_who_endorses_checks_and_approves_goes_to_the_next_superior_at_every_step(Provider provider)
    {
        await using var small = await SmallOffice.Open(databases, provider);
        var loan = await small.File("finance");
        for (var step = 0; step < 3; step++)
        {
            Assert.Equal(["clerk"], await small.StandFirst(loan));
            Assert.IsType<DecideResult.NotEntitled>(await small.Decide("finance", loan, null));
            await small.Approve("clerk", loan);
        }
        Assert.Equal(LoanStatus.Approved, await small.Status(loan));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_the_post_has_nobody_the_next_superior_endorses(Provider provider)
    {
        await using var small = await SmallOffice.Open(databases, provider);
        var loan = await small.File("teacher");   // the post of the head of education is vacant
        Assert.Equal(["clerk"], await small.StandFirst(loan));
        await small.Approve("clerk", loan);
        Assert.Equal(LoanStatus.Endorsed, await small.Status(loan));
    }
}

/// <summary>Eight people, eleven posts, one of them vacant; a thing of the finance division.</summary>
sealed class SmallOffice(Office office) : IAsyncDisposable
{
    readonly Dictionary<string, Guid> people = [], posts = [];
    Guid projector;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SmallOffice> Open(Databases databases, Provider provider)
    {
        var small = new SmallOffice(await Office.Open(databases, provider, Office.EmptyOffice));
        await small.Settle();
        return small;
    }

    public async Task<Guid> File(string person)
    {
        var today = office.Clock.Today();
        return Assert.IsType<FileLoanResult.Filed>(await office.With(services => services.GetRequiredService<FileLoan>().Handle(new FileLoanCommand(people[person], null, new LoanRequest(
            posts[person], [new RequestedThing(projector, 1)], "ประชุมประจำเดือน", LoanPlace.Inside, "ห้องประชุม", today, today.AddDays(1), ""), Idempotency.NewKey()), Stop))).Loan;
    }

    public async Task<IReadOnlyList<string>> StandFirst(Guid loan)
    {
        var task = await OpenTask(loan);
        return [.. task.Candidates.Where(c => c.Rank == 0).Select(c => people.Single(person => person.Value == c.PersonId).Key).Order()];
    }

    public async Task<TaskView> View(string person, Guid loan)
    {
        var task = await OpenTask(loan);
        return (await office.With(services => services.GetRequiredService<TaskReader>().View(task.Id, people[person], Stop)))!;
    }

    public async Task<DecideResult> Decide(string person, Guid loan, string? together)
    {
        var (task, hash) = (await OpenTask(loan), await office.WithDb(db => db.Set<Loan>().Where(l => l.Id == loan).Select(l => l.ContentHash).SingleAsync(Stop)));
        return await office.With(services => services.GetRequiredService<DecideTask>().Handle(
            new DecideCommand(people[person], task.Id, TaskOutcome.Approved, "", hash, together, Idempotency.NewKey()), Stop));
    }

    public async Task Approve(string person, Guid loan) => Assert.IsType<DecideResult.Decided>(await Decide(person, loan, null));

    public Task<LoanStatus> Status(Guid loan) => office.WithDb(db => db.Set<Loan>().Where(l => l.Id == loan).Select(l => l.Status).SingleAsync(Stop));

    public Task<List<Decision>> Decisions(Guid loan) =>
        office.WithDb(db => db.Set<Decision>().AsNoTracking().Where(d => d.CaseId == loan).OrderBy(d => d.JournalPosition).ToListAsync(Stop));

    public ValueTask DisposeAsync() => office.DisposeAsync();

    Task<WorkTask> OpenTask(Guid loan) =>
        office.WithDb(db => db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).SingleAsync(t => t.CaseId == loan && t.ClosedAt == null, Stop));

    Task Settle() => office.WithDb(async db =>
    {
        await using var work = await db.ChangingAuthority(AuthorityChange.FirstData, null, office.Clock, Stop);
        var units = new Dictionary<string, Guid>();
        Unit("executive", UnitKind.Executive);
        Unit("office", UnitKind.Office);
        Unit("finance", UnitKind.Division);
        Unit("finance.assets", UnitKind.Section, "finance");
        Unit("education", UnitKind.Division);
        db.Add(new UnitFunction { Function = Functions.AssetRegistry, UnitId = units["finance.assets"] });

        Post("mayor", PostKind.Mayor, "executive", null, isHead: true);
        Post("deputy", PostKind.DeputyMayor, "executive", "mayor");
        Post("clerk", PostKind.Clerk, "office", "mayor");
        Post("office-head", PostKind.Head, "office", "clerk", isHead: true);
        Post("clerks-officer", PostKind.Officer, "office", "office-head");
        Post("finance", PostKind.Head, "finance", "clerk", isHead: true);
        Post("assets-officer", PostKind.Officer, "finance.assets", "finance");
        Post("education-head", PostKind.Head, "education", "clerk", isHead: true);
        Post("teacher", PostKind.Officer, "education", "education-head");
        Post("driver", PostKind.Officer, "office", "office-head");

        foreach (var person in new[] { "mayor", "deputy", "clerk", "office-head", "clerks-officer", "finance", "teacher", "driver" })
        {
            people.Add(person, Guid.CreateVersion7());
            db.Add(new Person { Id = people[person], Name = person, NameEn = person });
            Hold(person, person);
        }
        Hold("finance", "assets-officer");

        db.Add(new AssetClass { Code = "AV", Thai = "โฆษณา", English = "AV" });
        projector = Guid.CreateVersion7();
        db.Add(new Asset
        {
            Id = projector,
            Number = "456-62-0001",
            Name = "เครื่องฉายภาพ",
            ClassCode = "AV",
            Counter = "เครื่อง",
            HoldingUnitId = units["finance"],
            IsPool = false,
            Quantity = 1,
            UnitPrice = 18_900m,
            Picture = "projector",
            SearchText = "",
        });
        await work.Commit(Stop);

        void Unit(string code, UnitKind kind, string? parent = null)
        {
            units.Add(code, Guid.CreateVersion7());
            db.Add(new People.Unit { Id = units[code], Code = code, Name = code, NameEn = code, Kind = kind, ParentId = parent is null ? null : units[parent] });
        }

        void Post(string code, PostKind kind, string unit, string? reportsTo, bool isHead = false)
        {
            posts.Add(code, Guid.CreateVersion7());
            db.Add(new People.Post { Id = posts[code], Code = code, Title = code, TitleEn = code, SignedAs = code, Kind = kind, UnitId = units[unit], IsHead = isHead, ReportsToId = reportsTo is null ? null : posts[reportsTo] });
        }

        void Hold(string person, string post) => db.Add(new People.Holding
        {
            Id = Guid.CreateVersion7(),
            PersonId = people[person],
            PostId = posts[post],
            Mode = HoldingMode.Own,
            From = new DateOnly(2025, 1, 1),
            Basis = "คำสั่งแต่งตั้ง",
            KnownFrom = work.Version,
        });
    });
}
