using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

public sealed class DecidingTogether(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>200,000 baht a month: 45,000, 48,500, 35,000, 32,000 and 28,900 are 189,400; the next does not fit any more.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_limit_has_left_after_the_ones_before_refuses_the_last_with_numbers_and_the_others_stand(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loans = await All(counter, ["441-64-0002", "421-65-0002", "432-63-0001", "456-66-0002", "456-67-0001", "441-61-0001"]);
        var items = await Items(counter, loans);

        var review = await counter.Review("deputy1", items);
        Assert.All(review.Take(5), line => Assert.IsType<Ruling.Granted>(line.Ruling));
        Assert.Contains(Assert.IsType<Ruling.Refused>(review[5].Ruling).Reasons, reason => reason is Reason.OverPeriodLimit { Used: 189_400m, Asked: 28_500m, Gap: 17_900m });

        var key = Idempotency.NewKey();
        var answers = await counter.Batch("deputy1", items, key);
        Assert.All(answers.Take(5), answer => Assert.IsType<DecideResult.Decided>(answer.Result));
        var refused = Assert.IsType<DecideResult.NotEntitled>(answers[5].Result);
        Assert.Contains(refused.Ruling.Reasons, reason => reason is Reason.OverPeriodLimit { Used: 189_400m, Gap: 17_900m });
        Assert.Equal(LoanStatus.Checked, (await counter.Loan(loans[5])).Status);

        Assert.All((await counter.Batch("deputy1", items, key)).Take(5), answer => Assert.IsType<DecideResult.Decided>(answer.Result));   // Back and again
        Assert.Equal(5, await counter.Office.WithDb(db => db.Set<Decision>().CountAsync(d => d.PowerCode == Powers.LoanOutside.Code, Stop)));
        Assert.Equal(189_400m, (await counter.Office.WithDb(db => db.Set<ClauseUse>().SingleAsync(Stop))).Used);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_case_whose_document_has_a_fault_is_refused_whole_and_those_after_it_are_decided(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loans = await All(counter, ["441-64-0002", "421-65-0002", "432-63-0001"]);
        var items = await Items(counter, loans);
        var faulty = (await counter.Loan(loans[1])).InstanceId;
        await counter.Office.WithDb(async db =>
        {
            var instance = await db.Set<WorkflowInstance>().SingleAsync(i => i.Id == faulty, Stop);
            var document = await db.Set<PublishedWorkflow>().AsNoTracking().SingleAsync(d => d.Id == instance.PublishedWorkflowId, Stop);
            var broken = new PublishedWorkflow
            {
                Id = Guid.CreateVersion7(),
                DefinitionId = "asset-loan-broken",
                Number = 1,
                Json = Regex.Replace(document.Json, "\"value\":\\s*\"Approved\"", "\"value\": \"Nonsense\""),
                Hash = "broken",
                PublishedAt = document.PublishedAt,
            };
            Assert.NotEqual(document.Json, broken.Json);
            db.Add(broken);
            await db.SaveChangesAsync(Stop);
            await db.Set<WorkflowInstance>().Where(i => i.Id == faulty).ExecuteUpdateAsync(set => set.SetProperty(i => i.PublishedWorkflowId, broken.Id), Stop);
        });

        var answers = await counter.Batch("deputy1", items);
        Assert.IsType<DecideResult.Decided>(answers[0].Result);
        Assert.IsType<DecideResult.CannotGoOn>(answers[1].Result);
        Assert.IsType<DecideResult.Decided>(answers[2].Result);
        Assert.Equal(LoanStatus.Checked, (await counter.Loan(loans[1])).Status);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task In_whatever_order_those_are_approved_that_fit_and_the_review_said_which(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var orders = new List<string[]>();
        Gen.Shuffle(AtTheDesk.Dear).Sample(order => { lock (orders) orders.Add(order); }, iter: 4, threads: 1);
        foreach (var order in orders)
        {
            var loans = await All(counter, order);
            var items = await Items(counter, loans);
            var said = (await counter.Review("deputy1", items)).Where(line => line.Ruling is Ruling.Granted).Select(line => line.Task).ToList();
            var done = (await counter.Batch("deputy1", items)).Where(answer => answer.Result is DecideResult.Decided).Select(answer => answer.Task).ToList();

            decimal left = 200_000m;
            var fit = new List<Guid>();
            foreach (var (loan, item) in loans.Zip(items))
            {
                if ((await counter.Loan(loan)).Amount is var amount && amount > left)
                    continue;
                left -= amount;
                fit.Add(item.Task);
            }
            Assert.Equal(fit, done);
            Assert.Equal(said, done);
            Assert.Equal(200_000m - left, await counter.Office.WithDb(db => db.Set<ClauseUse>().OrderByDescending(use => use.PeriodFrom).Select(use => use.Used).FirstAsync(Stop)));
            counter.Office.Clock.Advance(TimeSpan.FromDays(31));   // the next month has a sum of its own
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_task_that_somebody_took_or_answered_meanwhile_is_left_out_and_said(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loans = await All(counter, ["456-62-0003", "456-67-0001", "457-62-0001"]);
        var items = await Items(counter, loans);
        await counter.Take("mayor", items[0].Task);
        await counter.Decide("mayor", loans[1]);

        Assert.Equal([BatchStop.TakenByAnother, BatchStop.Closed, null], (await counter.Review("deputy1", items)).Select(line => line.Why));
        var answers = await counter.Batch("deputy1", items);
        Assert.Collection(answers,
            taken => Assert.IsType<DecideResult.TakenByAnother>(taken.Result),
            decided => Assert.IsType<DecideResult.AlreadyDecided>(decided.Result),
            done => Assert.IsType<DecideResult.Decided>(done.Result));
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loans[2])).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Signing_an_order_and_directing_are_never_done_together_with_others(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var rooms = await counter.Office.With(services => Task.FromResult(services.GetRequiredService<CaseRooms>()));
        Assert.All([Powers.OrderSign, Powers.AuditDirect, Powers.AuditAcknowledge], power => Assert.False(power.MayBeBatched(rooms.Of(CaseKind.Loan))));
        Assert.All([Powers.LoanOutside, Powers.LoanEndorse, Powers.LoanCheck], power => Assert.True(power.MayBeBatched(rooms.Of(CaseKind.Loan))));
    }

    static async Task<List<Guid>> All(AtTheCounter counter, IEnumerable<string> numbers)
    {
        var loans = new List<Guid>();
        foreach (var number in numbers)
            loans.Add(await counter.WaitingForTheDeputy(number));
        return loans;
    }

    static async Task<List<BatchItem>> Items(AtTheCounter counter, IEnumerable<Guid> loans)
    {
        var items = new List<BatchItem>();
        foreach (var loan in loans)
            items.Add(await counter.Item(loan));
        return items;
    }
}
