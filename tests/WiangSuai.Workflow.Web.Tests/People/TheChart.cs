using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Loans;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Chart;

public sealed class TheChart(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static UnitContent AUnit(string name, Guid? parent = null, UnitKind kind = UnitKind.Division, string code = "", params string[] functions) => new(code, name, "", kind, parent, 50, functions);

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Old_papers_keep_the_names_they_were_made_with_when_post_unit_and_person_are_renamed(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var counter = new AtTheCounter(personnel.Office);
        var loan = await counter.File("education", "456-62-0003");
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        await counter.Decide("deputy1", loan);
        var before = await Decisions(personnel, loan);
        Assert.Contains(before, block => block.Contains("รองนายกเทศมนตรี", StringComparison.Ordinal));

        var (post, person) = (await personnel.Post("deputy-1"), await personnel.Person("deputy1"));
        AtPersonnel.Kept(await personnel.Keep("admin", new PostContent("", "รองนายกเทศมนตรีลำดับที่หนึ่ง", "", "รองนายกฯ", null, null, false, post.ReportsToId, 2), post.Id));
        AtPersonnel.Kept(await personnel.Keep("admin", new PersonContent("นาย ฮ.", "Mr H.", "109"), person));
        Assert.Equal(before, await Decisions(personnel, loan));
        using var reader = await Reading.As(personnel.Office, "education", AtTheCounter.Password);
        var slip = (await reader.Open($"/loans/{loan}/slip")).Text("main");
        Assert.Contains("(นาย ก.)", slip, StringComparison.Ordinal);
        Assert.DoesNotContain("นาย ฮ.", slip, StringComparison.Ordinal);
        Assert.Contains("นาย ฮ.", (await reader.Open("/people")).Text("main"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_change_of_structure_makes_a_version_and_says_who_made_it_and_what_was_before(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var (version, unit) = (await Version(personnel), await personnel.Unit("works.water"));
        AtPersonnel.Kept(await personnel.Keep("admin", AUnit("งานประปาและสุขาภิบาล", (await personnel.Unit("health")).Id, UnitKind.Section), unit.Id));
        Assert.Equal(version + 1, await Version(personnel));
        var change = await personnel.Office.WithDb(db => db.Set<OrganisationChange>().AsNoTracking().SingleAsync(Stop));
        Assert.Equal((OrganisationAct.Changed, unit.Id, await personnel.Account("admin"), version + 1), (change.Act, change.SubjectId, change.ByAccountId, change.AuthorityVersion));
        Assert.Contains("กองช่าง", change.Before, StringComparison.Ordinal);
        Assert.Contains("กองสาธารณสุข", change.After, StringComparison.Ordinal);
        using var auditor = await Reading.As(personnel.Office, "auditor", AtTheCounter.Password);
        Assert.Contains("งานประปาและสุขาภิบาล", (await auditor.Open("/people/changes")).Text("main"), StringComparison.Ordinal);
        Assert.IsType<ChartResult.NotYours>(await personnel.Keep("clerk", AUnit("กองใหม่")));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_history_uses_is_closed_with_a_day_and_only_when_empty(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var (unit, post) = (await personnel.Unit("works.water"), await personnel.Post("works.water.officer"));
        Assert.Equal(ChartProblemCode.UnitHasPosts, await OnlyProblem(Close(personnel, unit.Id, (keep, close) => keep.CloseUnit(close, Stop))));
        Assert.Equal(ChartProblemCode.PostIsHeld, await OnlyProblem(Close(personnel, post.Id, (keep, close) => keep.ClosePost(close, Stop))));

        var end = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryEnd("admin", "works.water.officer", -1)).Proposal;
        Assert.Equal(2, Assert.IsType<ChartResult.Invalid>(await Close(personnel, post.Id, (keep, close) => keep.ClosePost(close, Stop))).Problems.Count);   // held, and waiting
        Assert.IsType<DecideProposalResult.Confirmed>(await personnel.Confirm("personnel", end));
        AtPersonnel.Kept(await Close(personnel, post.Id, (keep, close) => keep.ClosePost(close, Stop)));
        AtPersonnel.Kept(await Close(personnel, unit.Id, (keep, close) => keep.CloseUnit(close, Stop)));
        Assert.Equal(personnel.Today, (await personnel.Unit("works.water")).AbolishedOn);
        Assert.Equal(ChartProblemCode.CodeTaken, await OnlyProblem(personnel.Keep("admin", AUnit("งานประปา", (await personnel.Unit("works")).Id, UnitKind.Section, "works.water"))));
        Assert.Equal(ChartProblemCode.UnitHasFunction, (await Problems(Close(personnel, (await personnel.Unit("office.legal")).Id, (keep, close) => keep.CloseUnit(close, Stop))))[^1].Code);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_administrator_alone_gives_no_function_of_the_house_to_people_who_sit_already(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var education = await personnel.Unit("education");
        Assert.Equal(ChartProblemCode.FunctionNeedsEmptyUnit, await OnlyProblem(personnel.Keep("admin", AUnit(education.Name, null, functions: Functions.AssetRegistry), education.Id)));
        AtPersonnel.Kept(await personnel.Keep("admin", AUnit("กองพัสดุ", null, functions: Functions.AssetRegistry)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_chart_has_no_circles_one_mayor_and_as_many_deputies_as_the_law_lets_it(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var (finance, assets, executive, mayor, clerk) = (await personnel.Unit("finance"), await personnel.Unit("finance.assets"), await personnel.Unit("executive"), await personnel.Post("mayor"), await personnel.Post("clerk"));
        Assert.Equal(ChartProblemCode.ParentIsBelow, await OnlyProblem(personnel.Keep("admin", AUnit("กองคลัง", assets.Id), finance.Id)));
        Assert.Equal(ChartProblemCode.OnlyOneSuch, await OnlyProblem(personnel.Keep("admin", new PostContent("", "ปลัดอีกคน", "", "", PostKind.Clerk, executive.Id, false, mayor.Id, 1))));
        Assert.Equal(ChartProblemCode.TooManyDeputies, await OnlyProblem(personnel.Keep("admin", new PostContent("", "รองนายก คนที่ 3", "", "", PostKind.DeputyMayor, executive.Id, false, mayor.Id, 1))));
        Assert.Equal(ChartProblemCode.HeadTaken, await OnlyProblem(personnel.Keep("admin", new PostContent("", "หัวหน้าอีกคน", "", "", PostKind.Head, finance.Id, true, clerk.Id, 1))));
        Assert.Equal(ChartProblemCode.SuperiorIsBelow, await OnlyProblem(personnel.Keep("admin", new PostContent("", clerk.Title, "", "", null, null, false, (await personnel.Post("finance.director")).Id, 1), clerk.Id)));
        Assert.Equal(ChartProblemCode.SuperiorMissing, await OnlyProblem(personnel.Keep("admin", new PostContent("", "เจ้าหน้าที่", "", "", PostKind.Officer, finance.Id, false, null, 1))));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task In_an_empty_office_the_first_holdings_stand_alone_and_unconfirmed_until_there_is_a_second_person(Provider provider)
    {
        await using var personnel = new AtPersonnel(await Office.Open(databases, provider, Office.EmptyOffice));
        await Accounts(personnel, ("setup", null, true));
        var executive = AtPersonnel.Kept(await personnel.Keep("setup", AUnit("คณะผู้บริหาร", null, UnitKind.Executive)));
        var section = AtPersonnel.Kept(await personnel.Keep("setup", AUnit("งานการเจ้าหน้าที่", executive, UnitKind.Section, "", Functions.Personnel)));
        var mayor = AtPersonnel.Kept(await personnel.Keep("setup", new PostContent("mayor", "นายกเทศมนตรี", "", "", PostKind.Mayor, executive, true, null, 1)));
        var clerk = AtPersonnel.Kept(await personnel.Keep("setup", new PostContent("clerk", "ปลัดเทศบาล", "", "", PostKind.Clerk, executive, false, mayor, 2)));
        var officer = AtPersonnel.Kept(await personnel.Keep("setup", new PostContent("officer", "นักทรัพยากรบุคคล", "", "", PostKind.Officer, section, false, clerk, 1)));
        var persons = new Dictionary<string, Guid>();
        foreach (var name in new[] { "นาย ม.", "นาย ป.", "นางสาว น." })
            persons[name] = AtPersonnel.Kept(await personnel.Keep("setup", new PersonContent(name, "", null)));

        var first = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("setup", personnel.Asking(persons["นาย ป."], clerk)));
        var second = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("setup", personnel.Asking(persons["นางสาว น."], officer)));
        Assert.True(first.Stands && second.Stands);
        Assert.Equal((HoldingSource.SetUp, ProposalStatus.Waiting), ((await personnel.HoldingOf("clerk")).Source, (await personnel.Proposal(first.Proposal)).Status));

        await Accounts(personnel, ("clerk", persons["นาย ป."], false), ("personnel", persons["นางสาว น."], false));
        Assert.IsType<DecideProposalResult.ItIsYourPost>(await personnel.Confirm("clerk", first.Proposal));
        Assert.IsType<DecideProposalResult.Confirmed>(await personnel.Confirm("clerk", second.Proposal));
        Assert.Single(await personnel.Office.WithDb(db => db.Set<Holding>().Where(h => h.Post!.Code == "officer").ToListAsync(Stop)));   // confirming makes no second one

        var third = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("setup", personnel.Asking(persons["นาย ม."], mayor)));
        Assert.False(third.Stands);   // from now on there is a second person
        Assert.IsType<DecideProposalResult.Returned>(await personnel.Return("personnel", first.Proposal));
        Assert.Empty(await personnel.Office.WithDb(db => db.Set<Holding>().Where(h => h.Post!.Code == "clerk" && h.KnownTo == null).ToListAsync(Stop)));   // what nobody confirmed is taken back
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whom_a_post_reports_to_stays_while_somebody_holds_it_or_a_post_below_it(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var (clerk, deputy, vacant, officer) = (await personnel.Post("clerk"), await personnel.Post("deputy-1"), await personnel.Post("finance.assets.head"), await personnel.Post("finance.assets.officer"));
        foreach (var post in new[] { officer, vacant, clerk })   // held; nobody holds it but the one below; held, with all below
        {
            var stays = Assert.Single(await Problems(personnel.Keep("admin", Reporting(post, deputy.Id), post.Id)));
            Assert.Equal(("ReportsTo", ChartProblemCode.SuperiorNeedsEmptyPosts), (stays.Field, stays.Code));
        }
        AtPersonnel.Kept(await personnel.Keep("admin", Reporting(officer, officer.ReportsToId) with { Title = "เจ้าพนักงานพัสดุชำนาญงาน" }, officer.Id));   // retitling is nobody's power

        var fresh = AtPersonnel.Kept(await personnel.Keep("admin", new PostContent("fresh", "หัวหน้างานพัสดุ", "", "", PostKind.Officer, vacant.UnitId, false, clerk.Id, 9)));
        AtPersonnel.Kept(await personnel.Keep("admin", Reporting(await personnel.Post("fresh"), deputy.Id), fresh));
        var proposal = await personnel.Propose("admin", "lawyer", "fresh");
        Assert.Equal(ChartProblemCode.SuperiorNeedsEmptyPosts, await OnlyProblem(personnel.Keep("admin", Reporting(await personnel.Post("fresh"), clerk.Id), fresh)));   // the second person looks at it now
        Assert.IsType<DecideProposalResult.Withdrawn>(await personnel.Withdraw("admin", proposal));
        AtPersonnel.Kept(await personnel.Keep("admin", Reporting(await personnel.Post("fresh"), clerk.Id), fresh));
    }

    static PostContent Reporting(Web.People.Post post, Guid? superior) => new("", post.Title, post.TitleEn, post.SignedAs, null, null, post.IsHead, superior, post.Place);

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_set_up_is_over_with_the_first_decision_and_what_stands_then_is_not_taken_back_by_who_entered_it(Provider provider)
    {
        await using var personnel = await SetUp(provider);
        var (clerk, officer) = (await personnel.Post("clerk"), await personnel.Post("officer"));
        var (slip, second) = (await EnteredAtSetUp(personnel, "นาย ป.", officer.Id), await EnteredAtSetUp(personnel, "นางสาว น.", officer.Id));
        AtPersonnel.Kept(await personnel.Keep("setup", Reporting(officer, (await personnel.Post("mayor")).Id), officer.Id));   // still drawn by one
        Assert.IsType<DecideProposalResult.Withdrawn>(await personnel.Withdraw("setup", slip));   // a slip of the pen

        var third = await EnteredAtSetUp(personnel, "นาย ป.", clerk.Id);
        await ADecision(personnel);
        Assert.IsType<DecideProposalResult.StandsAlready>(await personnel.Withdraw("setup", second));
        Assert.NotNull(await personnel.HoldingOf("officer"));
        Assert.Equal(ChartProblemCode.SuperiorNeedsEmptyPosts, await OnlyProblem(personnel.Keep("setup", Reporting(officer, clerk.Id), officer.Id)));
        var mayor = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("setup", personnel.Asking(await PersonOf(personnel, "นาย ม."), (await personnel.Post("mayor")).Id)));
        Assert.False(mayor.Stands);

        await Accounts(personnel, ("clerk", await PersonOf(personnel, "นาย ป."), false), ("personnel", await PersonOf(personnel, "นางสาว น."), false));
        Assert.IsType<DecideProposalResult.Returned>(await personnel.Return("personnel", third));   // compared with the order by a second person
        Assert.False(await personnel.Office.WithDb(db => db.Set<Holding>().AnyAsync(h => h.PostId == clerk.Id && h.KnownTo == null, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_decision_leaves_the_set_up_open_where_nobody_could_confirm_yet(Provider provider)
    {
        await using var personnel = await SetUp(provider);
        await ADecision(personnel);
        await EnteredAtSetUp(personnel, "นาย ม.", (await personnel.Post("mayor")).Id);
        await EnteredAtSetUp(personnel, "นาย ป.", (await personnel.Post("clerk")).Id);
        Assert.False(Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("setup", personnel.Asking(await PersonOf(personnel, "นางสาว น."), (await personnel.Post("officer")).Id))).Stands);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task At_the_set_up_nobody_enters_or_takes_back_the_own_post_alone(Provider provider)
    {
        await using var personnel = await SetUp(provider);
        var person = await PersonOf(personnel, "นาย ป.");
        var officer = await personnel.Post("officer");
        var before = await EnteredAtSetUp(personnel, "นาย ป.", officer.Id);
        await Accounts(personnel, ("second", person, true));
        var own = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("second", personnel.Asking(person, (await personnel.Post("clerk")).Id)));
        Assert.False(own.Stands);
        Assert.False((await personnel.Proposal(own.Proposal)).SetUp);
        Assert.False(await personnel.Office.WithDb(db => db.Set<Holding>().AnyAsync(h => h.Post!.Code == "clerk", Stop)));
        Assert.IsType<DecideProposalResult.Withdrawn>(await personnel.Withdraw("second", own.Proposal));   // gives nothing, so nothing is taken back

        await personnel.Office.WithDb(db => db.Set<Account>().Where(a => a.UserName == "second").ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, (Guid?)null), Stop));
        await personnel.Office.WithDb(db => db.Set<Account>().Where(a => a.UserName == "setup").ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, person), Stop));
        Assert.IsType<DecideProposalResult.StandsAlready>(await personnel.Withdraw("setup", before));
    }

    /// <summary>An empty office with its chart and three persons, drawn by an administrator who has no person; nobody holds anything.</summary>
    async Task<AtPersonnel> SetUp(Provider provider)
    {
        var personnel = new AtPersonnel(await Office.Open(databases, provider, Office.EmptyOffice));
        await Accounts(personnel, ("setup", null, true));
        var executive = AtPersonnel.Kept(await personnel.Keep("setup", AUnit("คณะผู้บริหาร", null, UnitKind.Executive)));
        var section = AtPersonnel.Kept(await personnel.Keep("setup", AUnit("งานการเจ้าหน้าที่", executive, UnitKind.Section, "", Functions.Personnel)));
        var mayor = AtPersonnel.Kept(await personnel.Keep("setup", new PostContent("mayor", "นายกเทศมนตรี", "", "", PostKind.Mayor, executive, true, null, 1)));
        var clerk = AtPersonnel.Kept(await personnel.Keep("setup", new PostContent("clerk", "ปลัดเทศบาล", "", "", PostKind.Clerk, executive, false, mayor, 2)));
        AtPersonnel.Kept(await personnel.Keep("setup", new PostContent("officer", "นักทรัพยากรบุคคล", "", "", PostKind.Officer, section, false, clerk, 1)));
        foreach (var name in new[] { "นาย ม.", "นาย ป.", "นางสาว น." })
            AtPersonnel.Kept(await personnel.Keep("setup", new PersonContent(name, "", null)));
        return personnel;
    }

    static Task<Guid> PersonOf(AtPersonnel personnel, string name) => personnel.Office.WithDb(db => db.Set<Web.People.Person>().Where(person => person.Name == name).Select(person => person.Id).SingleAsync(Stop));

    static async Task<Guid> EnteredAtSetUp(AtPersonnel personnel, string name, Guid post)
    {
        var entered = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("setup", personnel.Asking(await PersonOf(personnel, name), post)));
        Assert.True(entered.Stands);
        return entered.Proposal;
    }

    /// <summary>The row alone; what led to it is not looked at.</summary>
    static async Task ADecision(AtPersonnel personnel)
    {
        var person = await PersonOf(personnel, "นาย ม.");
        await personnel.Office.WithDb(async db =>
        {
            await db.Database.OpenConnectionAsync(Stop);
            await db.Database.ExecuteSqlRawAsync(db is PostgresDb ? "set session_replication_role = replica" : "pragma foreign_keys = off", Stop);
            db.Add(new Decision
            {
                Id = Guid.CreateVersion7(),
                TaskId = Guid.CreateVersion7(),
                CaseId = Guid.CreateVersion7(),
                PersonId = person,
                PersonName = "นาย ม.",
                At = personnel.Office.Clock.GetUtcNow(),
                PowerCode = "loan.approve",
                Verb = "อนุมัติ",
                Outcome = TaskOutcome.Approved,
                Comment = "",
                Mode = "OwnPower",
                SignatureBlock = "",
                Ruling = "{}",
                AuthorityVersion = 1,
                MatterHash = "",
                JournalPosition = 1,
            });
            await db.SaveChangesAsync(Stop);
            await db.Database.ExecuteSqlRawAsync(db is PostgresDb ? "set session_replication_role = default" : "pragma foreign_keys = on", Stop);
        });
    }

    static async Task Accounts(AtPersonnel personnel, params (string Name, Guid? Person, bool Admin)[] accounts) => await personnel.Office.WithDb(async db =>
    {
        foreach (var (name, person, admin) in accounts)
            db.Add(new Account { Id = Guid.CreateVersion7(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = "x", PersonId = person, IsAdministrator = admin });
        await db.SaveChangesAsync(Stop);
    });

    static Task<ChartResult> Close(AtPersonnel personnel, Guid id, Func<KeepChart, CloseCommand, Task<ChartResult>> act) =>
        personnel.Chart("admin", (keep, account) => act(keep, new CloseCommand(account, id, personnel.Today, Idempotency.NewKey())));

    static async Task<IReadOnlyList<ChartProblem>> Problems(Task<ChartResult> result) => Assert.IsType<ChartResult.Invalid>(await result).Problems;

    static async Task<ChartProblemCode> OnlyProblem(Task<ChartResult> result) => Assert.Single(await Problems(result)).Code;

    static Task<int> Version(AtPersonnel personnel) => personnel.Office.WithDb(db => db.Set<AuthorityVersion>().MaxAsync(v => v.Number, Stop));

    static Task<List<string>> Decisions(AtPersonnel personnel, Guid loan) =>
        personnel.Office.WithDb(db => db.Set<Decision>().Where(d => d.CaseId == loan).OrderBy(d => d.At).Select(d => d.SignatureBlock + d.Ruling).ToListAsync(Stop));
}
