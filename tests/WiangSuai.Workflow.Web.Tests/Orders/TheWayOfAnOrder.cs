using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using Decision = WiangSuai.Workflow.Web.Inbox.Decision;
using Instrument = WiangSuai.Workflow.Web.Orders.Instrument;

namespace WiangSuai.Workflow.Web.Tests.Orders;

public sealed class TheWayOfAnOrder(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task From_draft_to_a_decision_under_it_in_the_same_minute(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var loan = await registry.LoanToApprove();
        Assert.Equal([await counter.Person("mayor")], await registry.StandFirst(loan));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));
        var before = await Versions(registry);

        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        Assert.Equal((324, 2026), (order.Number, order.Year));
        Assert.Equal(["1", "1.1"], order.Clauses.Select(clause => clause.No));
        Assert.Contains("ครั้งละไม่เกิน 500,000 บาท", order.Clauses[1].Text, StringComparison.Ordinal);
        Assert.Equal(["นายกเทศมนตรีตำบลเวียงสรวย"], order.SignedAs);
        Assert.Equal([await counter.Person("deputy1")], await registry.StandFirst(loan));   // moved by the signature itself

        await counter.Decide("deputy1", loan);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
        await counter.Office.WithDb(async db =>
        {
            var approval = await db.Set<Decision>().SingleAsync(d => d.CaseId == loan && d.PowerCode == Powers.LoanOutside.Code, Stop);
            Assert.Equal(((Guid?)order.Id, (Guid?)order.Clauses[1].Id, before + 1), (approval.InstrumentId, approval.ClauseId, approval.AuthorityVersion));
            var signature = await db.Set<Decision>().SingleAsync(d => d.PowerCode == Powers.OrderSign.Code, Stop);
            Assert.Equal((before, order.SignedAt), (signature.AuthorityVersion, signature.At));
            Assert.Equal(AuthorityChange.Order, (await db.Set<AuthorityVersion>().SingleAsync(v => v.Number == before + 1, Stop)).Change);
            Assert.Equal(1, await db.Set<Leaf>().CountAsync(leaf => leaf.Kind == "order" && leaf.RecordId == order.Id, Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_draft_goes_to_the_legal_officer_the_clerk_and_the_mayor_and_always_back_to_its_drafter(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var draft = await registry.Submit("registry", await registry.Giving("deputy-1"));
        foreach (var sendsBack in new[] { "lawyer", "clerk", "mayor" })
        {
            foreach (var signer in new[] { "lawyer", "clerk", "mayor" })
            {
                Assert.Equal([await counter.Person(signer)], await registry.StandFirst(draft));
                if (signer == sendsBack)
                    break;
                await registry.Decide(signer, draft);
            }
            await registry.Decide(sendsBack, draft, TaskOutcome.Returned, "ขอแก้วงเงิน");
            Assert.Equal(OrderDraftStatus.SentBack, (await registry.Draft(draft)).Status);
            Assert.Equal([await counter.Person("registry")], await registry.StandFirst(draft));
            await registry.Submit("registry", await registry.Giving("deputy-1", 60_000m), draft);
        }
        Assert.Equal(4, (await registry.Draft(draft)).Filings.Count);
        foreach (var signer in new[] { "lawyer", "clerk", "mayor" })
            await registry.Decide(signer, draft);
        var signed = await registry.Draft(draft);
        Assert.Equal(OrderDraftStatus.InForce, signed.Status);
        Assert.Equal(60_000m, (await registry.Order(signed.InstrumentId!.Value)).Clauses[1].PerCase);
        Assert.Equal(InstanceStatus.Finished, await StatusOf(registry, signed));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Rejected_by_the_mayor_it_ends_without_an_order_and_without_a_number(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var draft = await registry.ForTheMayor(await registry.Giving("deputy-1"));
        var version = await Versions(registry);
        await registry.Decide("mayor", draft, TaskOutcome.Rejected, "ยังไม่จำเป็น");
        var ended = await registry.Draft(draft);
        Assert.Equal((OrderDraftStatus.Rejected, 0), (ended.Status, ended.Number));
        Assert.NotNull(ended.ClosedAt);
        Assert.Equal(version, await Versions(registry));
        Assert.Equal(InstanceStatus.Finished, await StatusOf(registry, ended));

        Assert.Equal(324, (await registry.SignedOrder(await registry.Giving("deputy-1"))).Number);   // no gap is left
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Nobody_signs_instead_of_the_mayor_and_nobody_reviews_a_draft_of_ones_own(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var own = await registry.Submit("lawyer", await registry.Giving("deputy-1"));
        Assert.IsType<DecideResult.NotEntitled>(await registry.TryDecide("lawyer", own));

        var draft = await registry.ForTheMayor(await registry.Giving("deputy-1"));
        foreach (var other in new[] { "deputy1", "deputy2", "clerk", "lawyer", "registry", "admin" })
            Assert.IsType<DecideResult.NotEntitled>(await registry.TryDecide(other, draft));
        Assert.Equal(OrderDraftStatus.Endorsed, (await registry.Draft(draft)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Who_does_not_write_orders_drafts_none_whatever_page_was_open_and_an_administrator_neither(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var content = await registry.Giving("deputy-1");
        foreach (var other in new[] { "education", "deputy1", "mayor", "admin" })
            Assert.IsType<DraftOrderResult.NotYours>(await registry.TryWrite(other, content));

        var draft = await registry.Save("registry", content);
        await registry.LeavesTheRegistry("registry");
        Assert.IsType<DraftOrderResult.NotYours>(await registry.TryWrite("registry", content, draft: draft));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Who_would_receive_the_power_does_not_sign_for_it_while_acting_for_the_mayor(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var draft = await registry.ForTheMayor(await registry.Giving("deputy-1"));
        var mayor = await counter.Person("mayor");
        await counter.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Absence, null, counter.Office.Clock, Stop);
            db.Add(new People.Absence { Id = Guid.CreateVersion7(), PersonId = mayor, From = work.At, Until = work.At.AddDays(2), Planned = false, Reason = "ป่วย", KnownFrom = work.Version });
            await work.Commit(Stop);
        });
        var refused = Assert.IsType<DecideResult.NotEntitled>(await registry.TryDecide("deputy1", draft));
        Assert.Contains(refused.Ruling.Reasons, reason => reason is Reason.DeclaredConflict);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_clerk_receives_counts_only_once_the_public_was_told(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var loan = await registry.LoanToApprove();
        var order = await registry.SignedOrder(await registry.Giving("clerk"));
        var draft = await counter.Office.WithDb(db => db.Set<OrderDraft>().Where(d => d.InstrumentId == order.Id).Select(d => d.Id).SingleAsync(Stop));
        Assert.Equal(OrderDraftStatus.Issued, (await registry.Draft(draft)).Status);
        Assert.Equal(OrderState.NotAnnounced, order.StateAt(counter.Office.Clock.GetUtcNow()));
        Assert.Equal([await counter.Person("mayor")], await registry.StandFirst(loan));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("clerk", loan));
        Assert.Equal([await counter.Person("registry")], await registry.StandFirst(draft));

        Assert.IsType<AnnounceOrderResult.NotYours>(await registry.Announce("clerk", order.Id));
        Assert.Equal([AnnounceProblem.DayInFuture], Assert.IsType<AnnounceOrderResult.Invalid>(await registry.Announce("registry", order.Id, counter.Today.AddDays(1))).Problems);
        Assert.IsType<AnnounceOrderResult.Announced>(await registry.Announce("registry", order.Id));
        Assert.IsType<AnnounceOrderResult.AnnouncedAlready>(await registry.Announce("registry", order.Id));

        Assert.Equal(OrderDraftStatus.InForce, (await registry.Draft(draft)).Status);
        Assert.Equal([await counter.Person("clerk")], await registry.StandFirst(loan));
        await counter.Decide("clerk", loan);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Numbers_of_the_register_follow_each_other_without_gaps_and_after_what_a_paper_brought_in(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var drafts = new List<Guid>();
        for (var time = 0; time < 4; time++)
            drafts.Add(await registry.ForTheMayor(await registry.Giving("deputy-1")));
        await Task.WhenAll(drafts.Select(draft => Task.Run(() => registry.Decide("mayor", draft), Stop)));
        Assert.Equal([324, 325, 326, 327], await Numbers(registry));

        await registry.Transcribe("registry", 328, await registry.Giving("deputy-2"));
        var paper = await registry.Transcribe("registry", 340, await registry.Giving("deputy-2"));
        Assert.Equal(329, (await registry.SignedOrder(await registry.Giving("deputy-2"))).Number);   // 328 is promised to a paper
        Assert.IsType<ReviewPaperResult.Confirmed>(await registry.Confirm("lawyer", paper));
        Assert.Equal(341, (await registry.SignedOrder(await registry.Giving("deputy-2"))).Number);

        registry.Counter.Office.Clock.SetUtcNow(Shared.Bangkok.Instant(new DateOnly(2027, 1, 4), new TimeOnly(9, 0)));
        var next = await registry.SignedOrder(await registry.Giving("deputy-1"));
        Assert.Equal((1, 2027), (next.Number, next.Year));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_slip_of_the_pen_in_a_transcription_leaves_no_gap_in_the_register(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var typo = await registry.Transcribe("registry", 3300, await registry.Giving("deputy-2"));
        Assert.Equal(324, (await registry.SignedOrder(await registry.Giving("deputy-1"))).Number);
        Assert.IsType<ReviewPaperResult.Refused>(await registry.Confirm("lawyer", typo, confirm: false, reason: "เลขที่ 330"));
        Assert.Equal(325, (await registry.SignedOrder(await registry.Giving("deputy-1"))).Number);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_draft_without_a_subject_is_stored_in_Thai_whatever_its_drafter_reads(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var (before, content) = (System.Globalization.CultureInfo.CurrentUICulture, await registry.Giving("deputy-1"));
        Guid draft;
        try
        {
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
            draft = await registry.Save("registry", content with { Subject = " " });
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
        Assert.Equal("ร่างคำสั่งที่ยังไม่มีชื่อเรื่อง", await registry.Counter.Office.WithDb(db => db.Set<CaseFile>().Where(file => file.Id == draft).Select(file => file.Subject).SingleAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Signed_in_two_windows_at_once_one_signature_stands(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var draft = await registry.ForTheMayor(await registry.Giving("deputy-1"));
        var (person, task, hash) = (await registry.Counter.Person("mayor"), await registry.Counter.OpenTask(draft), (await registry.Draft(draft)).ContentHash);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => registry.Counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(
            new DecideCommand(person, task.Id, TaskOutcome.Approved, "", hash, null, Idempotency.NewKey()), Stop)), Stop)));
        Assert.Single(answers.OfType<DecideResult.Decided>());
        Assert.Equal(5, answers.OfType<DecideResult.AlreadyDecided>().Count());
        Assert.Equal([324], await Numbers(registry));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_draft_that_nobody_saw_is_deleted_and_one_that_was_submitted_is_withdrawn_and_stays_readable(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var unseen = await registry.Save("registry", await registry.Giving("deputy-1"));
        var sentBack = await registry.Submit("registry", await registry.Giving("deputy-1"));
        Assert.False(await Withdraw(registry, "registry", sentBack));   // it is with the legal officer
        await registry.Decide("lawyer", sentBack, TaskOutcome.Returned, "ขอแก้");
        Assert.False(await Withdraw(registry, "lawyer", unseen));
        foreach (var draft in new[] { unseen, sentBack })
        {
            Assert.True(await Withdraw(registry, "registry", draft));
            var gone = await registry.Draft(draft);
            Assert.Equal(OrderDraftStatus.Withdrawn, gone.Status);
            Assert.Equal(InstanceStatus.Cancelled, await StatusOf(registry, gone));
            Assert.IsType<DraftOrderResult.NotWaitingForYou>(await registry.TryWrite("registry", await registry.Giving("deputy-1"), draft: draft));
        }
        Assert.Single((await registry.Draft(sentBack)).Filings);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_sent_twice_writes_one_draft_and_a_stale_one_overwrites_nothing(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var (content, key) = (await registry.Giving("deputy-1"), Idempotency.NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => registry.TryWrite("registry", content, submit: false, key: key), Stop)));
        var draft = Assert.Single(answers.Cast<DraftOrderResult.Saved>().Select(saved => saved.Draft).Distinct());
        Assert.IsType<DraftOrderResult.FormUsedAlready>(await registry.TryWrite("registry", content with { Subject = "อย่างอื่น" }, submit: false, key: key));

        var person = await registry.Counter.Person("registry");
        var opened = (await registry.Draft(draft)).Version;
        Assert.IsType<DraftOrderResult.Saved>(await registry.TryWrite("registry", content with { Subject = "ในหน้าต่างหนึ่ง" }, submit: false, draft: draft));
        Assert.IsType<DraftOrderResult.ChangedMeanwhile>(await registry.Counter.Office.With(services => services.GetRequiredService<DraftOrder>().Handle(
            new DraftOrderCommand(person, draft, opened, content with { Subject = "ในอีกหน้าต่างหนึ่ง" }, false, Idempotency.NewKey()), Stop)));
        Assert.Equal("ในหน้าต่างหนึ่ง", (await registry.Draft(draft)).Content.Subject);
    }

    static async Task<bool> Withdraw(AtTheRegistry registry, string user, Guid draft)
    {
        var person = await registry.Counter.Person(user);
        return await registry.Counter.Office.With(services => services.GetRequiredService<WithdrawDraft>().Handle(person, draft, Stop));
    }

    static Task<List<int>> Numbers(AtTheRegistry registry) =>
        registry.Counter.Office.WithDb(db => db.Set<Instrument>().Where(order => order.Number > 323 && order.Year == 2026).Select(order => order.Number).Order().ToListAsync(Stop));

    static Task<int> Versions(AtTheRegistry registry) => registry.Counter.Office.WithDb(db => db.Set<AuthorityVersion>().MaxAsync(version => version.Number, Stop));

    static Task<InstanceStatus> StatusOf(AtTheRegistry registry, OrderDraft draft) =>
        registry.Counter.Office.WithDb(db => db.Set<WorkflowInstance>().Where(instance => instance.Id == draft.InstanceId).Select(instance => instance.Status).SingleAsync(Stop));
}
