using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Loans;
using Holding = WiangSuai.Workflow.Web.People.Holding;

namespace WiangSuai.Workflow.Web.Tests.Chart;

public sealed class WhoHoldsWhat(Databases databases)
{
    const string Head = "finance.assets.head";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_one_person_proposes_gives_nothing_until_another_confirms_it_and_then_waiting_tasks_move(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var counter = new AtTheCounter(personnel.Office);
        var loan = await counter.File("education", "456-62-0003");
        await counter.Decide("education-head", loan);
        var (lawyer, property) = (await personnel.Person("lawyer"), await personnel.Person("property"));

        var proposal = await personnel.Propose("admin", "lawyer", "finance.assets.officer");
        Assert.Equal([property], await First(counter, loan));
        Assert.Single(await Standing(personnel, "finance.assets.officer"));

        Assert.IsType<DecideProposalResult.Confirmed>(await personnel.Confirm("personnel", proposal));
        Assert.Equal(new[] { lawyer, property }.Order(), (await First(counter, loan)).Order());
        var holding = Assert.Single(await Standing(personnel, "finance.assets.officer"), h => h.PersonId == lawyer);
        Assert.Equal((HoldingSource.TwoPersons, proposal), (holding.Source, holding.ProposalId!.Value));
        Assert.Equal("คำสั่งที่ 338/2569 ลงวันที่ 23 พฤศจิกายน 2569", holding.Basis);
        await counter.Decide("lawyer", loan);
    }

    [Fact]
    public async Task The_home_page_counts_what_waits_for_its_reader_as_the_second_person_and_for_nobody_else()
    {
        const string waits = "ยืนยันผู้ดำรงตำแหน่งเป็นคนที่สอง 1 รายการ";
        await using var personnel = await AtPersonnel.Open(databases, Provider.Sqlite);
        await personnel.Propose("admin", "lawyer", "finance.assets.officer");
        foreach (var (user, told) in new[] { ("personnel", true), ("clerk", true), ("admin", false), ("auditor", false), ("lawyer", false) })
        {
            using var reader = new Visitor(personnel.Office);
            await reader.SignIn(user);
            Assert.Equal((user, told), (user, (await reader.Get("/")).Text.Contains(waits, StringComparison.Ordinal)));
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Neither_who_proposed_it_nor_whom_it_is_about_confirms_it_and_the_database_says_so_too(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var proposal = await personnel.Propose("personnel", "clerk");
        Assert.IsType<DecideProposalResult.YouProposedIt>(await personnel.Confirm("personnel", proposal));
        Assert.IsType<DecideProposalResult.ItIsYourPost>(await personnel.Confirm("clerk", proposal));
        Assert.IsType<DecideProposalResult.ItIsYourPost>(await personnel.Return("clerk", proposal));
        Assert.IsType<DecideProposalResult.NotYours>(await personnel.Confirm("lawyer", proposal));
        foreach (var (user, constraint) in new[] { ("personnel", "ck_holding_proposal_two_persons"), ("clerk", "ck_holding_proposal_nobody_confirms_the_own_post") })
        {
            var (account, person) = (await personnel.Account(user), await personnel.Person(user));
            var refused = await Assert.ThrowsAsync<DbUpdateException>(() => personnel.Office.WithDb(async db =>
            {
                var row = await db.Set<HoldingProposal>().SingleAsync(p => p.Id == proposal, Stop);
                (row.Status, row.DecidedByAccountId, row.DecidedById, row.DecidedAt) = (ProposalStatus.Confirmed, account, person, personnel.Office.Clock.GetUtcNow());
                await db.SaveChangesAsync(Stop);
            }));
            Assert.True(refused.Of(constraint), refused.InnerException?.Message);
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_administrator_without_a_post_proposes_and_never_confirms(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        await personnel.Office.WithDb(async db =>
        {
            db.Add(new Account { Id = personnel.Office.Clock.NewId(), UserName = "technician", NormalizedUserName = "TECHNICIAN", SecurityStamp = "x", IsAdministrator = true });
            await db.SaveChangesAsync(Stop);
        });
        Assert.IsType<DecideProposalResult.NotYours>(await personnel.Confirm("technician", await personnel.Propose("personnel", "lawyer")));
        var own = await personnel.Propose("technician", "education");
        Assert.IsType<DecideProposalResult.Confirmed>(await personnel.Confirm("admin", own));   // another administrator, who holds a post
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Confirmed_sent_back_and_withdrawn_by_many_at_once_one_act_stands(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var proposal = await personnel.Propose("admin", "lawyer");
        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() => (i % 3) switch
        {
            0 => personnel.Confirm("personnel", proposal),
            1 => personnel.Return("clerk", proposal),
            _ => personnel.Withdraw("admin", proposal),
        }, Stop)));
        Assert.Single(answers, answer => answer is DecideProposalResult.Confirmed or DecideProposalResult.Returned or DecideProposalResult.Withdrawn);
        Assert.Equal(8, answers.OfType<DecideProposalResult.DecidedAlready>().Count());
        Assert.Equal(answers.OfType<DecideProposalResult.Confirmed>().Count(), (await Standing(personnel, Head)).Count);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Two_proposals_for_one_seat_confirmed_at_once_leave_one_holder(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var proposals = new[] { await personnel.Propose("admin", "lawyer"), await personnel.Propose("admin", "education") };
        var answers = await Task.WhenAll(proposals.Select(proposal => Task.Run(() => personnel.Confirm("personnel", proposal), Stop)));
        Assert.Single(answers.OfType<DecideProposalResult.Confirmed>());
        var late = Assert.Single(answers.OfType<DecideProposalResult.NoLongerPossible>());
        Assert.Equal(HoldingProblemCode.SeatTaken, Assert.Single(late.Problems).Code);
        Assert.Single(await Standing(personnel, Head));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_many_proper_holders_written_into_one_seat_at_once_the_database_lets_one_stand(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var persons = await personnel.Office.WithDb(db => db.Set<WiangSuai.Workflow.Web.People.Person>().Select(p => p.Id).Take(8).ToListAsync(Stop));
        var post = (await personnel.Post(Head)).Id;
        var version = await personnel.Office.WithDb(db => db.Set<AuthorityVersion>().MaxAsync(v => v.Number, Stop));
        var refusals = await Task.WhenAll(persons.Select(person => Task.Run(async () => await Record.ExceptionAsync(() => personnel.Office.WithDb(async db =>
        {
            db.Add(new Holding { Id = Guid.CreateVersion7(), PersonId = person, PostId = post, Mode = HoldingMode.Own, From = personnel.Today, Basis = "คำสั่ง", KnownFrom = version });
            await db.SaveChangesAsync(Stop);   // past the lock, as another program would
        })), Stop)));
        Assert.Single(refusals, refused => refused is null);
        Assert.All(refusals.OfType<Exception>(), refused => Assert.True(refused.Of("tr_holding_one_seat"), refused.ToString()));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Officers_of_one_title_may_be_several_and_an_acting_holder_may_sit_beside_the_proper_one(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        foreach (var (whom, post, mode) in new[] { ("lawyer", "education.officer", HoldingMode.Own), ("lawyer", "finance.director", HoldingMode.ActingInPlace) })
            Assert.IsType<DecideProposalResult.Confirmed>(await personnel.Confirm("personnel", await personnel.Propose("admin", whom, post, mode)));
        var taken = Assert.IsType<ProposeHoldingResult.Invalid>(await personnel.TryPropose("admin", personnel.Asking(await personnel.Person("education"), (await personnel.Post("finance.director")).Id)));
        Assert.Equal(HoldingProblemCode.SeatTaken, Assert.Single(taken.Problems).Code);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Without_its_order_nothing_is_proposed(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var asking = personnel.Asking(await personnel.Person("lawyer"), (await personnel.Post(Head)).Id);
        Assert.Equal(HoldingProblemCode.OrderMissing, await Only(personnel, asking with { OrderNumber = " " }));
        Assert.Equal(HoldingProblemCode.OrderDateMissing, await Only(personnel, asking with { OrderDate = null }));
        Assert.Equal(HoldingProblemCode.OrderInFuture, await Only(personnel, asking with { OrderDate = personnel.Today.AddDays(1) }));
        Assert.Equal(HoldingProblemCode.ToBeforeFrom, await Only(personnel, asking with { To = personnel.Today.AddDays(-1) }));
        Assert.IsType<ProposeHoldingResult.NotYours>(await personnel.TryPropose("education", asking));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_sent_twice_at_once_proposes_once(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var (asking, key) = (personnel.Asking(await personnel.Person("lawyer"), (await personnel.Post(Head)).Id), Idempotency.NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => personnel.TryPropose("admin", asking, key), Stop)));
        Assert.Single(answers.Select(answer => Assert.IsType<ProposeHoldingResult.Proposed>(answer).Proposal).Distinct());
        Assert.IsType<ProposeHoldingResult.FormUsedAlready>(await personnel.TryPropose("admin", asking with { OrderNumber = "340/2569" }, key));
        Assert.Equal(HoldingProblemCode.WaitsAlready, await Only(personnel, asking));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_holding_ends_the_same_way_and_its_roles_with_it(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var old = await personnel.HoldingOf("finance.assets.officer");
        var end = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryEnd("admin", "finance.assets.officer")).Proposal;
        Assert.Null((await personnel.HoldingOf("finance.assets.officer")).To);
        Assert.IsType<DecideProposalResult.Confirmed>(await personnel.Confirm("clerk", end));
        var ended = await personnel.HoldingOf("finance.assets.officer");
        Assert.Equal((old.PersonId, old.From, (DateOnly?)personnel.Today, "คำสั่งที่ 339/2569 ลงวันที่ 23 พฤศจิกายน 2569"), (ended.PersonId, ended.From, ended.To, ended.EndBasis));
        Assert.NotNull((await personnel.Office.WithDb(db => db.Set<Holding>().SingleAsync(h => h.Id == old.Id, Stop))).KnownTo);
        var reader = await personnel.Person("property");
        Assert.NotEmpty(await personnel.Office.WithDb(db => HeldPosts.Of(db, reader, personnel.Today, Stop)));
        Assert.Empty(await personnel.Office.WithDb(db => HeldPosts.Of(db, reader, personnel.Today.AddDays(1), Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Holder_and_internal_audit_are_told_and_each_act_leaves_its_proof(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var proposal = await personnel.Propose("admin", "lawyer");
        Assert.Equal(await Persons(personnel, "clerk", "personnel"), await Told(personnel, proposal, NoticeKind.HoldingWaits));
        await personnel.Confirm("personnel", proposal);
        Assert.Equal(await Persons(personnel, "auditor", "lawyer"), await Told(personnel, proposal, NoticeKind.HoldingStands));
        Assert.Equal(await Persons(personnel, "admin"), await Told(personnel, proposal, NoticeKind.HoldingDecided));
        var proofs = await personnel.Office.WithDb(db => db.Set<Leaf>().Where(leaf => leaf.RecordId == proposal).OrderBy(leaf => leaf.Kind).Select(leaf => leaf.Kind).ToListAsync(Stop));
        Assert.Equal(["holding-confirmation", "holding-proposal"], proofs);

        using var lawyer = await Reading.As(personnel.Office, "lawyer", AtTheCounter.Password);
        Assert.Contains("ท่านดำรงตำแหน่งหัวหน้างานทะเบียนและทรัพย์สิน", (await lawyer.Open("/notices")).Text("main"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_was_proposed_never_changes_and_is_decided_once(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var proposal = await personnel.Propose("admin", "lawyer");
        Assert.IsType<DecideProposalResult.ReasonMissing>(await personnel.Return("personnel", proposal, " "));
        await personnel.Return("personnel", proposal);
        foreach (var change in new FormattableString[]
        {
            $"update holding_proposal set order_number = '1' where id = {proposal}",
            $"update holding_proposal set status = 'Confirmed', reason = null where id = {proposal}",
            $"delete from holding_proposal where id = {proposal}",
        })
        {
            var refused = await Record.ExceptionAsync(() => personnel.Office.WithDb(db => db.Database.ExecuteSqlAsync(change, Stop)));
            Assert.True(refused?.Of("tr_holding_proposal_decided_once", "tr_holding_proposal_kept") ?? false, change.Format);
        }
    }

    static async Task<HoldingProblemCode> Only(AtPersonnel personnel, ProposedHolding content) =>
        Assert.Single(Assert.IsType<ProposeHoldingResult.Invalid>(await personnel.TryPropose("admin", content)).Problems).Code;

    static Task<List<Holding>> Standing(AtPersonnel personnel, string post) =>
        personnel.Office.WithDb(db => db.Set<Holding>().AsNoTracking().Where(h => h.Post!.Code == post && h.KnownTo == null).ToListAsync(Stop));

    static async Task<IReadOnlyList<Guid>> First(AtTheCounter counter, Guid loan) =>
        [.. (await counter.OpenTask(loan)).Candidates.Where(candidate => candidate.Rank == 0).Select(candidate => candidate.PersonId)];

    static async Task<IReadOnlyList<Guid>> Persons(AtPersonnel personnel, params string[] users)
    {
        var persons = new List<Guid>();
        foreach (var user in users)
            persons.Add(await personnel.Person(user));
        return [.. persons.Order()];
    }

    static async Task<IReadOnlyList<Guid>> Told(AtPersonnel personnel, Guid proposal, NoticeKind kind) =>
        [.. (await personnel.Office.WithDb(db => db.Set<Notice>().Where(n => n.ProposalId == proposal && n.Kind == kind).Select(n => n.PersonId).ToListAsync(Stop))).Order()];
}
