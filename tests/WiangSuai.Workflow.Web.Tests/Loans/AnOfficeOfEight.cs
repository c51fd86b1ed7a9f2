using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Inbox;
using Office = WiangSuai.Workflow.Testing.Office;
using Reader = WiangSuai.Workflow.Web.Tests.Inbox.Reader;

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

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_property_officer_borrows_the_next_superior_hands_out_and_takes_back(Provider provider)
    {
        await using var small = await SmallOffice.Open(databases, provider);
        var loan = await small.File("finance");
        using var clerk = await small.SignIn("clerk");
        using var officer = await small.SignIn("finance");
        await small.ApproveOnPages(clerk, loan);

        Assert.Equal(["clerk"], await small.StandFirst(loan));
        var own = await officer.Press($"/loans/{loan}/hand-over", ("Form.Lines[0].Condition", "Good"), ("Form.Password", SmallOffice.Password));
        Assert.Contains("ท่านเป็นผู้ยืมในใบนี้", own.Words(), StringComparison.Ordinal);
        Assert.Equal(LoanStatus.Approved, await small.Status(loan));
        await clerk.Press($"/loans/{loan}/hand-over", ("Form.Lines[0].Condition", "Good"), ("Form.Password", SmallOffice.Password));
        Assert.Equal(LoanStatus.HandedOver, await small.Status(loan));

        Assert.Equal(["clerk"], await small.StandFirst(loan));
        own = await officer.Press($"/loans/{loan}/give-back", ("Form.Lines[0].Came", "Good"), ("Form.Password", SmallOffice.Password));
        Assert.Contains("ท่านเป็นผู้ยืมในใบนี้", own.Words(), StringComparison.Ordinal);
        await clerk.Press($"/loans/{loan}/give-back", ("Form.Lines[0].Came", "Good"), ("Form.Password", SmallOffice.Password));

        var closed = await small.Closed(loan);
        Assert.Equal(("clerk", "clerk", "finance"), (closed.HandOver!.OfficerName, closed.HandOver.OfficerPost, closed.HandOver.ReceiverName));
        Assert.Equal(("clerk", "clerk", "finance"), (closed.GiveBacks.Single().OfficerName, closed.GiveBacks.Single().OfficerPost, closed.GiveBacks.Single().ReturnerName));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_nobody_is_property_officer_the_head_above_checks_hands_out_and_takes_back(Provider provider)
    {
        await using var small = await SmallOffice.Open(databases, provider, hasPropertyOfficer: false);
        var loan = await small.File("clerks-officer");
        using var head = await small.SignIn("office-head");
        using var finance = await small.SignIn("finance");
        using var driver = await small.SignIn("driver");
        await small.ApproveOnPages(head, loan);
        Assert.Equal(["finance"], await small.StandFirst(loan));
        await small.ApproveOnPages(finance, loan);
        Assert.Equal(LoanStatus.Approved, await small.Status(loan));

        Assert.Equal(["finance"], await small.StandFirst(loan));
        var refused = await driver.Press($"/loans/{loan}/hand-over", ("Form.Lines[0].Condition", "Good"), ("Form.Password", SmallOffice.Password));
        Assert.NotNull(refused.QuerySelector(".ruling.refused"));   // of the borrower's own unit, so may read the slip, but does not hold the power
        Assert.Equal(LoanStatus.Approved, await small.Status(loan));
        await finance.Press($"/loans/{loan}/hand-over", ("Form.Lines[0].Condition", "Good"), ("Form.Password", SmallOffice.Password));
        await finance.Press($"/loans/{loan}/give-back", ("Form.Lines[0].Came", "Good"), ("Form.Password", SmallOffice.Password));

        var closed = await small.Closed(loan);
        Assert.Equal(("finance", "finance"), (closed.HandOver!.OfficerPost, closed.GiveBacks.Single().OfficerPost));
    }
}

/// <summary>Eight people, eleven posts, one of them vacant; a thing of the finance division.</summary>
sealed class SmallOffice(Office office) : IAsyncDisposable
{
    public const string Password = "of-eight-people";

    readonly Dictionary<string, Guid> people = [], posts = [];
    Guid projector;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="hasPropertyOfficer">Whether the head of finance is property officer as well; otherwise that post is vacant too.</param>
    public static async Task<SmallOffice> Open(Databases databases, Provider provider, bool hasPropertyOfficer = true)
    {
        var small = new SmallOffice(await Office.Open(databases, provider, Office.EmptyOffice));
        await small.Settle(hasPropertyOfficer);
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

    public Task<Reader> SignIn(string person) => Reader.SignIn(office, person, Password);

    /// <summary>Opens and signs one step after the other, for as long as the page has a button for this reader.</summary>
    public async Task ApproveOnPages(Reader reader, Guid loan)
    {
        while (await OpenTask(loan) is { Kind: TaskKind.Decision } task && (await reader.Open($"/inbox/{task.Id}")).QuerySelector("main form") is not null)
        {
            await reader.Press($"/inbox/{task.Id}", ("Form.Outcome", TaskOutcome.Approved));
            Assert.Equal($"/loans/{loan}", reader.At);
        }
    }

    /// <summary>The slip, which ended well: everything is back, and all rows agree.</summary>
    public Task<Loan> Closed(Guid loan) => office.WithDb(async db =>
    {
        Assert.Equal(0, await db.Set<Asset>().Where(asset => asset.Id == projector).Select(asset => asset.OutNow).SingleAsync(Stop));
        var closed = await db.Set<Loan>().AsNoTracking().Include(l => l.HandOver).Include(l => l.GiveBacks).SingleAsync(l => l.Id == loan, Stop);
        Assert.Equal(LoanStatus.Closed, closed.Status);
        Assert.Empty(await Contradictions.In(db, Stop));
        return closed;
    });

    public Task<LoanStatus> Status(Guid loan) => office.WithDb(db => db.Set<Loan>().Where(l => l.Id == loan).Select(l => l.Status).SingleAsync(Stop));

    public Task<List<Decision>> Decisions(Guid loan) =>
        office.WithDb(db => db.Set<Decision>().AsNoTracking().Where(d => d.CaseId == loan).OrderBy(d => d.JournalPosition).ToListAsync(Stop));

    public ValueTask DisposeAsync() => office.DisposeAsync();

    Task<WorkTask> OpenTask(Guid loan) =>
        office.WithDb(db => db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).SingleAsync(t => t.CaseId == loan && t.ClosedAt == null, Stop));

    Task Settle(bool hasPropertyOfficer) => office.With(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var hash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), Password);
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
            db.Add(new Account { Id = Guid.CreateVersion7(), UserName = person, NormalizedUserName = person.ToUpperInvariant(), PasswordHash = hash, SecurityStamp = person, PersonId = people[person] });
            Hold(person, person);
        }
        if (hasPropertyOfficer)
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
