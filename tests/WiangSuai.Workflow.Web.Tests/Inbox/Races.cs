using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

public sealed class Races(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_hundred_simultaneous_decisions_on_one_task_one_stands_and_ninety_nine_are_told_who_was_first(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await WaitingForTheDeputy(counter);
        var (task, hash) = (await counter.OpenTask(loan), (await counter.Loan(loan)).ContentHash);
        var people = new[] { await counter.Person("deputy1"), await counter.Person("mayor") };

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(
            new DecideCommand(people[i % 2], task.Id, i % 3 == 0 ? TaskOutcome.Rejected : TaskOutcome.Approved, "ตามเสนอ", hash, null, Idempotency.NewKey()), Stop)), Stop)));

        Assert.Single(answers.OfType<DecideResult.Decided>());
        Assert.Equal(99, answers.OfType<DecideResult.AlreadyDecided>().Count(first => first.By is not null));
        await counter.Office.WithDb(async db =>
        {
            Assert.Equal(1, await db.Set<Decision>().CountAsync(d => d.TaskId == task.Id, Stop));
            Assert.Equal(3, await db.Set<Ledger.Leaf>().CountAsync(leaf => leaf.Kind == "decision", Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_fifty_simultaneous_requests_for_one_thing_on_overlapping_days_no_two_that_overlap_are_promised(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var request = await counter.Request("education", Projector);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            counter.TryFile("education", request with { StartsOn = counter.Today.AddDays(1 + i % 10), DueOn = counter.Today.AddDays(1 + i % 10 + i % 4) }), Stop)));

        Assert.All(answers, answer => Assert.True(answer is FileLoanResult.Filed or FileLoanResult.Invalid { Problems: [{ Code: LoanProblemCode.NotFree }] }, $"{answer}"));
        var holds = await counter.Office.WithDb(db => db.Set<Hold>().Where(hold => hold.Active).OrderBy(hold => hold.FromDay).ToListAsync(Stop));
        Assert.Equal(answers.OfType<FileLoanResult.Filed>().Count(), holds.Count);
        Assert.True(holds.Count >= 2);
        Assert.All(holds.Zip(holds.Skip(1)), pair => Assert.True(pair.First.DueDay < pair.Second.FromDay));
        var numbers = await counter.Office.WithDb(db => db.Set<Loan>().Select(loan => loan.Number).Order().ToListAsync(Stop));
        Assert.Equal(Enumerable.Range(1, holds.Count), numbers);   // whoever was refused took no number
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_fifty_simultaneous_requests_for_a_pool_no_more_is_promised_than_there_is(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var request = await counter.Request("education", Tables, quantity: 3);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            counter.TryFile("education", request with { StartsOn = counter.Today.AddDays(1 + i % 3), DueOn = counter.Today.AddDays(3 + i % 3) }), Stop)));

        Assert.Equal(6, answers.OfType<FileLoanResult.Filed>().Count());   // 6 × 3 of 20: all share the third day
        Assert.Equal(44, answers.OfType<FileLoanResult.Invalid>().Count());
        var most = await counter.Office.WithDb(db => db.Set<PoolDay>().MaxAsync(day => day.Held, Stop));
        Assert.Equal(18, most);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_revocation_held_open_for_a_second_beats_the_decision_that_waits_behind_it(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await WaitingForTheDeputy(counter);
        var holdsTheLock = new TaskCompletionSource();

        var revocation = Task.Run(() => counter.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Revocation, null, counter.Office.Clock, Stop);
            var order = await db.Set<Instrument>().SingleAsync(i => i.Number == 321, Stop);
            db.Add(new Revocation { Id = Guid.CreateVersion7(), InstrumentId = order.Id, At = work.At, Reason = "เปลี่ยนแปลงการแบ่งงาน", KnownFrom = work.Version });
            holdsTheLock.SetResult();
            await Task.Delay(TimeSpan.FromSeconds(1), Stop);
            await work.Commit(Stop);
        }), Stop);
        await holdsTheLock.Task;
        var decision = counter.TryDecide("deputy1", loan);

        await revocation;
        var refused = Assert.IsType<DecideResult.NotEntitled>(await decision);
        Assert.Contains(refused.Ruling.Reasons, reason => reason is Authority.Reason.Revoked);
        Assert.Equal(LoanStatus.Checked, (await counter.Loan(loan)).Status);

        await counter.Office.With(services => services.GetRequiredService<ReassignTasks>().Run(Stop));
        Assert.Equal([await counter.Person("mayor")], (await counter.OpenTask(loan)).Candidates.Select(candidate => candidate.PersonId));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_months_limit_is_not_passed_though_its_last_baht_is_asked_for_by_many_at_once(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loans = new List<Guid>();
        foreach (var number in new[] { "441-64-0002", "441-61-0001", "431-61-0001", "456-66-0002", "456-67-0001", "421-65-0002", "432-63-0001" })   // 245,500 baht together, the month has 200,000
        {
            var loan = await counter.File("education", number);
            await counter.Decide("education-head", loan);
            await counter.Decide("property", loan);
            loans.Add(loan);
        }
        var answers = await Task.WhenAll(loans.Select(loan => Task.Run(() => counter.TryDecide("deputy1", loan), Stop)));

        Assert.All(answers, answer => Assert.True(answer is DecideResult.Decided or DecideResult.LimitUsedUp
            || answer is DecideResult.NotEntitled refused && refused.Ruling.Reasons.Any(reason => reason is Authority.Reason.OverPeriodLimit), $"{answer}"));
        var used = await counter.Office.WithDb(db => db.Set<ClauseUse>().SingleAsync(Stop));
        var approved = await counter.Office.WithDb(async db => (await db.Set<Loan>().Where(loan => loan.Status == LoanStatus.Approved).Select(loan => loan.Amount).ToListAsync(Stop)).Sum());
        Assert.Equal(approved, used.Used);
        Assert.InRange(used.Used, 150_000m, 200_000m);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_sent_twice_acts_once_and_shows_the_first_answer(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (request, key) = (await counter.Request("education", Projector), Idempotency.NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => counter.TryFile("education", request, key: key), Stop)));
        var loan = Assert.Single(answers.OfType<FileLoanResult.Filed>().Select(filed => filed.Loan).Distinct());
        Assert.All(answers, answer => Assert.IsType<FileLoanResult.Filed>(answer));
        Assert.IsType<FileLoanResult.FormUsedAlready>(await counter.TryFile("education", request with { Purpose = "อย่างอื่น" }, key: key));

        var decideKey = Idempotency.NewKey();
        var task = await counter.OpenTask(loan);
        var command = new DecideCommand(await counter.Person("education-head"), task.Id, TaskOutcome.Approved, "", (await counter.Loan(loan)).ContentHash, null, decideKey);
        for (var time = 0; time < 2; time++)
            Assert.IsType<DecideResult.Decided>(await counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(command, Stop)));
        Assert.IsType<DecideResult.FormUsedAlready>(await counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(command with { Outcome = TaskOutcome.Rejected, Comment = "ไม่" }, Stop)));
    }

    /// <summary>The head opens a page and leaves it open; the head's other window sends the slip back, and it comes again with other content under a task of its own.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_was_changed_after_the_page_was_opened_is_not_decided(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Tables, quantity: 5);
        var (oldTask, oldHash) = (await counter.OpenTask(loan), (await counter.Loan(loan)).ContentHash);
        using var head = await Reader.SignIn(counter.Office, "education-head", AtTheCounter.Password);
        var oldPage = (await head.Open($"/inbox/{oldTask.Id}")).Form();
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "ขอเพิ่มโต๊ะ");
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", await counter.Request("education", Tables, quantity: 8), slip: loan));
        var newTask = await counter.OpenTask(loan);
        Assert.NotEqual(oldHash, (await counter.Loan(loan)).ContentHash);

        var late = await head.Send(oldPage, $"/inbox/{oldTask.Id}", ("Form.Outcome", TaskOutcome.Approved));
        Assert.Equal(HttpStatusCode.Conflict, head.Status);
        Assert.Contains("เรื่องนี้มีผู้ลงนามแล้ว", late.Words(), StringComparison.Ordinal);

        var changed = await head.Send(oldPage, $"/inbox/{newTask.Id}", ("Form.Outcome", TaskOutcome.Approved), ("Form.Comment", "เห็นควร"));   // the old content under the task that is open now
        Assert.Equal(HttpStatusCode.Conflict, head.Status);
        Assert.Contains("คำขอถูกแก้หลังจากท่านเปิดหน้านี้", changed.Words(), StringComparison.Ordinal);
        Assert.Contains("8 ตัว", changed.Words(), StringComparison.Ordinal);
        Assert.Equal("เห็นควร", changed.QuerySelector<IHtmlTextAreaElement>("[name='Form.Comment']")!.Value);
        Assert.Equal(LoanStatus.Submitted, (await counter.Loan(loan)).Status);
        Assert.Equal(1, await counter.Office.WithDb(db => db.Set<Decision>().CountAsync(Stop)));   // only the return

        await head.Send(changed.Form(), $"/inbox/{newTask.Id}", ("Form.Outcome", TaskOutcome.Approved));
        var decision = await counter.Office.WithDb(db => db.Set<Decision>().SingleAsync(d => d.TaskId == newTask.Id, Stop));
        Assert.Equal((await counter.Loan(loan)).ContentHash, decision.MatterHash);
        Assert.Equal(LoanStatus.Endorsed, (await counter.Loan(loan)).Status);
    }

    static async Task<Guid> WaitingForTheDeputy(AtTheCounter counter)
    {
        var loan = await counter.File("education", Projector);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        return loan;
    }
}
