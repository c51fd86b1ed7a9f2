using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.Orders;

public sealed class SignedOnPaper(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Confirmed_by_another_person_it_is_in_force_at_once(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var loan = await registry.LoanToApprove();
        var paper = await registry.Transcribe("registry", 330, await registry.Giving("deputy-1", from: -2), counter.Today.AddDays(-3));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));   // nothing before it is confirmed

        var confirmed = Assert.IsType<ReviewPaperResult.Confirmed>(await registry.Confirm("lawyer", paper));
        Assert.Equal([await counter.Person("deputy1")], await registry.StandFirst(loan));
        await counter.Decide("deputy1", loan);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
        var order = await registry.Order(confirmed.Order);
        Assert.Equal((330, 2026, Bangkok.Instant(counter.Today.AddDays(-3)), await counter.Person("mayor")), (order.Number, order.Year, order.SignedAt, order.SignedById));
        Assert.Equal("1.1", Assert.Single(order.Clauses).No);
        Assert.Equal(AuthorityChange.Order, await counter.Office.WithDb(db => db.Set<AuthorityVersion>().Where(v => v.Number == order.KnownFrom).Select(v => v.Change).SingleAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Who_transcribed_it_does_not_confirm_it_and_the_database_says_so_too(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var paper = await registry.Transcribe("registry", 330, await registry.Giving("deputy-1"));
        Assert.IsType<ReviewPaperResult.YouTranscribedIt>(await registry.Confirm("registry", paper));
        var person = await registry.Counter.Person("registry");
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => registry.Counter.Office.WithDb(async db =>
        {
            var row = await db.Set<PaperOrder>().SingleAsync(p => p.Id == paper, Stop);
            (row.Status, row.DecidedById, row.RefusalReason) = (PaperOrderStatus.Refused, person, "เอง");
            await db.SaveChangesAsync(Stop);
        }));
        Assert.True(refused.Of("ck_paper_order_two_persons"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Confirmed_and_refused_by_many_at_once_one_act_stands(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var paper = await registry.Transcribe("registry", 330, await registry.Giving("deputy-1"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => registry.Confirm(i % 2 == 0 ? "lawyer" : "clerk", paper, confirm: i % 3 != 0, reason: "เลขไม่ตรง"), Stop)));
        Assert.Single(answers, answer => answer is ReviewPaperResult.Confirmed or ReviewPaperResult.Refused);
        Assert.Equal(7, answers.OfType<ReviewPaperResult.DecidedAlready>().Count());
        var orders = await registry.Counter.Office.WithDb(db => db.Set<Instrument>().CountAsync(order => order.Number == 330, Stop));
        Assert.Equal(answers.OfType<ReviewPaperResult.Confirmed>().Count(), orders);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Refused_with_a_reason_its_number_is_free_to_be_transcribed_again(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var paper = await registry.Transcribe("registry", 330, await registry.Giving("deputy-1"));
        Assert.IsType<ReviewPaperResult.ReasonMissing>(await registry.Confirm("lawyer", paper, confirm: false));
        Assert.Equal(OrderProblemCode.NumberTaken, await OnlyProblem(registry.TryTranscribe("lawyer", 330, await registry.Giving("deputy-1"))));
        Assert.IsType<ReviewPaperResult.Refused>(await registry.Confirm("lawyer", paper, confirm: false, reason: "วงเงินไม่ตรงกับภาพ"));
        await registry.Transcribe("registry", 330, await registry.Giving("deputy-1"));
        Assert.Equal("วงเงินไม่ตรงกับภาพ", await registry.Counter.Office.WithDb(db => db.Set<PaperOrder>().Where(p => p.Id == paper).Select(p => p.RefusalReason).SingleAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Transcription_confirmation_and_refusal_each_leave_their_proof(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var (confirmed, refused) = (await registry.Transcribe("registry", 330, await registry.Giving("deputy-1")), await registry.Transcribe("registry", 331, await registry.Giving("deputy-1")));
        await registry.Confirm("lawyer", confirmed);
        await registry.Confirm("clerk", refused, confirm: false, reason: "วงเงินไม่ตรง");
        await counter.Office.WithDb(async db =>
        {
            foreach (var (paper, kind, by) in new[] { (confirmed, "paper-order", "registry"), (confirmed, "paper-confirmation", "lawyer"), (refused, "paper-order", "registry"), (refused, "paper-refusal", "clerk") })
            {
                var row = await db.Set<PaperOrder>().SingleAsync(p => p.Id == paper, Stop);
                var scan = await db.Set<PaperScan>().Where(s => s.Id == row.ScanId).Select(s => s.Hash).SingleAsync(Stop);
                var leaf = JsonDocument.Parse((await db.Set<Leaf>().SingleAsync(l => l.Kind == kind && l.RecordId == paper, Stop)).Content).RootElement;
                Assert.Equal((await counter.Person(by), scan, row.ContentHash), (leaf.GetProperty("by").GetGuid(), leaf.GetProperty("scan").GetString(), leaf.GetProperty("matter").GetString()));
            }
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_database_lets_a_paper_be_decided_once_and_its_transcription_never_change(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var (waiting, decided) = (await registry.Transcribe("registry", 330, await registry.Giving("deputy-1")), await registry.Transcribe("registry", 331, await registry.Giving("deputy-1")));
        await registry.Confirm("lawyer", decided);
        var (otherScan, clerk) = (await registry.Scan("registry"), await registry.Counter.Person("clerk"));
        foreach (var change in new FormattableString[]
        {
            $"update paper_order set scan_id = {otherScan} where id = {waiting}",
            $"update paper_order set number = 332 where id = {waiting}",
            $"update paper_order set content_hash = 'x' where id = {waiting}",
            $"update paper_order set transcribed_by_id = {clerk} where id = {waiting}",
            $"update paper_order set decided_by_id = {clerk} where id = {decided}",
            $"update paper_order set scan_id = {otherScan} where id = {decided}",
            $"delete from paper_order where id = {waiting}",
        })
        {
            var refused = await Xunit.Record.ExceptionAsync(() => registry.Counter.Office.WithDb(db => db.Database.ExecuteSqlAsync(change, Stop)));
            Assert.True(refused?.Of("tr_paper_order_decided_once", "tr_paper_order_kept") ?? false, change.Format);
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_does_not_agree_with_the_register_or_the_calendar_is_not_transcribed(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var (content, today) = (await registry.Giving("deputy-1"), registry.Counter.Today);
        Assert.Equal(OrderProblemCode.NumberTaken, await OnlyProblem(registry.TryTranscribe("registry", 321, content)));
        Assert.Equal(OrderProblemCode.SignedInFuture, await OnlyProblem(registry.TryTranscribe("registry", 330, content, today.AddDays(1))));
        Assert.Equal(OrderProblemCode.NobodyWasMayor, await OnlyProblem(registry.TryTranscribe("registry", 330, content, today.AddYears(-20))));
        Assert.Equal(OrderProblemCode.ScanMissing, await OnlyProblem(registry.TryTranscribe("registry", 330, content, scan: await registry.Scan("lawyer"))));   // somebody else's scan
        Assert.Equal(OrderProblemCode.NoMissing, await OnlyProblem(registry.TryTranscribe("registry", 330, content with { Clauses = [content.Clauses[0] with { No = "" }] })));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Numbers_follow_the_days_of_signature_and_a_paper_that_does_not_is_refused_naming_the_order_it_contradicts(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var (content, signed) = (await registry.Giving("deputy-1"), new DateOnly(2026, 9, 1));   // 321 to 323 were signed on 28 September
        Assert.Equal([323, 2569, new DateOnly(2026, 9, 28)], await Refused(OrderProblemCode.LowerSignedLater, registry.TryTranscribe("registry", 9999, content, signed)));
        Assert.Equal([321, 2569, new DateOnly(2026, 9, 28)], await Refused(OrderProblemCode.HigherSignedEarlier, registry.TryTranscribe("registry", 320, content)));

        var late = await registry.Transcribe("registry", 325, content, registry.Counter.Today.AddDays(-1));
        Assert.Equal(324, (await registry.SignedOrder(content)).Number);   // today, so that 325 of yesterday no longer fits
        var against = Assert.IsType<ReviewPaperResult.NumberOutOfOrder>(await registry.Confirm("lawyer", late));
        Assert.Equal(new RegisteredOrder(324, registry.Counter.Today), against.Other);
        Assert.IsType<ReviewPaperResult.Refused>(await registry.Confirm("lawyer", late, confirm: false, reason: "วันที่ไม่ตรง"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_number_that_leaves_others_free_is_taken_only_where_the_transcriber_says_so(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var content = await registry.Giving("deputy-1");
        Assert.Equal([325, 2569, 323], await Refused(OrderProblemCode.NumberSkips, registry.TryTranscribe("registry", 325, content, skips: false)));
        Assert.IsType<TranscribeOrderResult.Transcribed>(await registry.TryTranscribe("registry", 324, content, skips: false));
        Assert.IsType<TranscribeOrderResult.Transcribed>(await registry.TryTranscribe("registry", 325, content, skips: false));   // 324 is promised by now
        Assert.IsType<TranscribeOrderResult.Transcribed>(await registry.TryTranscribe("registry", 330, content, skips: true));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_order_on_paper_gives_nothing_before_the_day_it_was_signed(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var (content, signed) = (await registry.Giving("deputy-1", from: -3), registry.Counter.Today.AddDays(-2));
        Assert.Equal([signed], await Refused(OrderProblemCode.FromBeforeSigning, registry.TryTranscribe("registry", 324, content, signed)));
        Assert.IsType<TranscribeOrderResult.Transcribed>(await registry.TryTranscribe("registry", 324, content, signed.AddDays(-1)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_scan_is_known_by_its_content_and_kept_once(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var person = await registry.Counter.Person("registry");
        Task<(PaperScan? Scan, OrderProblem? Problem)> Keep(byte[] bytes) => registry.Counter.Office.With(services => services.GetRequiredService<KeepScan>().Handle(person, "order.pdf", bytes, Stop));

        Assert.Equal(OrderProblemCode.ScanNotUnderstood, (await Keep([.. "<html>"u8])).Problem!.Code);
        Assert.Equal(OrderProblemCode.ScanNotUnderstood, (await Keep([.. "%PDF-1.7 it breaks off"u8])).Problem!.Code);
        Assert.Equal(OrderProblemCode.ScanNotUnderstood, (await Keep([.. "%PDF-1.7 %%EOF"u8, .. new byte[2048]])).Problem!.Code);
        Assert.Equal(OrderProblemCode.ScanTooBig, (await Keep([.. "%PDF-"u8, .. new byte[PaperScan.MostBytes]])).Problem!.Code);
        var png = (await Keep([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])).Scan!;
        Assert.Equal(ScanKind.Png, png.Kind);   // whatever its name says
        Assert.Equal(png.Id, (await Keep([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])).Scan!.Id);
        var changed = await Record.ExceptionAsync(() => registry.Counter.Office.WithDb(db => db.Database.ExecuteSqlAsync($"update paper_scan set file_name = 'x'", Stop)));
        Assert.Contains("append", changed?.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_scan_for_which_no_form_was_finished_goes_after_a_day_and_that_of_a_paper_never(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var office = registry.Counter.Office;
        var paper = await registry.Transcribe("registry", 330, await registry.Giving("deputy-1"));
        var orphan = await registry.Scan("registry");
        office.Clock.Advance(TimeSpan.FromHours(25));
        var fresh = await registry.Scan("registry");
        Assert.Equal(1, await office.With(services => services.GetRequiredService<DropScans>().Run(Stop)));
        var kept = await office.WithDb(db => db.Set<PaperScan>().Select(scan => scan.Id).ToListAsync(Stop));
        Assert.DoesNotContain(orphan, kept);
        Assert.Contains(fresh, kept);
        var ofPaper = await office.WithDb(db => db.Set<PaperOrder>().Where(p => p.Id == paper).Select(p => p.ScanId).SingleAsync(Stop));
        Assert.Contains(ofPaper, kept);
        var refused = await Xunit.Record.ExceptionAsync(() => office.WithDb(db => db.Database.ExecuteSqlAsync($"delete from paper_scan where id = {ofPaper}", Stop)));
        Assert.True(refused?.Of("tr_paper_scan_kept"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Who_receives_a_power_by_a_paper_and_who_does_not_write_orders_neither_confirm_nor_refuse_it(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var paper = await registry.Transcribe("registry", 330, await registry.Giving("clerk"));
        foreach (var confirm in new[] { true, false })
        {
            Assert.IsType<ReviewPaperResult.YouWouldReceive>(await registry.Confirm("clerk", paper, confirm, "เหตุ"));
            foreach (var other in new[] { "education", "deputy1", "mayor", "admin" })
                Assert.IsType<ReviewPaperResult.NotYours>(await registry.Confirm(other, paper, confirm, "เหตุ"));
        }
        Assert.IsType<TranscribeOrderResult.NotYours>(await registry.TryTranscribe("education", 331, await registry.Giving("deputy-1")));
        Assert.IsType<ReviewPaperResult.Confirmed>(await registry.Confirm("lawyer", paper));
    }

    static async Task<object[]> Refused(OrderProblemCode code, Task<TranscribeOrderResult> answer)
    {
        var problem = Assert.Single(Assert.IsType<TranscribeOrderResult.Invalid>(await answer).Problems);
        Assert.Equal(code, problem.Code);
        return problem.Values;
    }

    static async Task<OrderProblemCode> OnlyProblem(Task<TranscribeOrderResult> answer) => Assert.Single(Assert.IsType<TranscribeOrderResult.Invalid>(await answer).Problems).Code;
}
