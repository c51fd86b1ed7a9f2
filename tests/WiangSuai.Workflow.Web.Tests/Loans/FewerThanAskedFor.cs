using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>The checker lends fewer things than were asked for (ให้ยืมได้เพียง).</summary>
public sealed class FewerThanAskedFor(Databases databases)
{
    const string Tables = "401-60-0001", Chairs = "402-61-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_not_lent_is_free_again_at_once_and_everybody_after_is_asked_about_what_is_left(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await ToCheck(counter, tables: 10, chairs: 50);
        var before = await counter.Loan(loan);
        Assert.IsType<AmendResult.Done>(await counter.TryReduce("property", loan, to: [6, 0]));

        var after = await counter.Loan(loan);
        Assert.Equal((6, 6_000m, 22_500m), (after.Lines.Single().Quantity, after.Amount, before.Amount));
        Assert.NotEqual(before.ContentHash, after.ContentHash);
        var amendment = Assert.Single(await counter.Amendments(loan));
        Assert.Equal((AmendmentKind.Reduced, before.ContentHash, after.ContentHash), (amendment.Kind, amendment.HashBefore, amendment.ContentHash));
        Assert.Equal([(10, 6), (50, 0)], amendment.Lines.OrderBy(line => line.Position).Select(line => (line.Quantity, line.ToQuantity)));
        Assert.Equal([6], await counter.Office.WithDb(db => db.Set<Hold>().Where(hold => hold.LoanId == loan).Select(hold => hold.Quantity).ToListAsync(Stop)));
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("lawyer", await counter.Request("lawyer", Tables, 14, LoanPlace.Inside)));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));

        var (checker, task) = (await counter.Person("property"), await counter.OpenTask(loan));
        Assert.IsType<DecideResult.MatterChanged>(await counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(
            new DecideCommand(checker, task.Id, TaskOutcome.Approved, "", before.ContentHash, null, Idempotency.NewKey()), Stop)));   // a page from before
        await counter.Decide("property", loan);
        await counter.Decide("deputy1", loan);
        Assert.Equal([before.ContentHash, after.ContentHash, after.ContentHash],
            await counter.Office.WithDb(db => db.Set<Decision>().Where(decision => decision.CaseId == loan).OrderBy(decision => decision.JournalPosition).Select(decision => decision.MatterHash).ToListAsync(Stop)));
        Assert.Equal([await counter.Person("education")], await counter.Office.WithDb(db => db.Set<Notice>().Where(notice => notice.Kind == NoticeKind.Amended).Select(notice => notice.PersonId).ToListAsync(Stop)));

        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        Assert.Equal(6, (await counter.Asset(Tables)).OutNow);
        var frozen = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Set<LoanLine>().Where(line => line.LoanId == loan).ExecuteUpdateAsync(set => set.SetProperty(line => line.Quantity, 5), Stop)));
        Assert.True(frozen?.Of("tr_loan_line_frozen"));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task It_only_goes_down_with_a_reason_never_to_nothing_and_only_while_the_check_is_open(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Tables, quantity: 10);
        Assert.IsType<AmendResult.NotWaiting>(await counter.TryReduce("property", loan, to: 5));
        await counter.Decide("education-head", loan);
        Assert.Equal(AmendProblemCode.QuantityOutOfReach, Problem(await counter.TryReduce("property", loan, to: 11)).Code);
        Assert.Equal(AmendProblemCode.QuantityOutOfReach, Problem(await counter.TryReduce("property", loan, to: -1)).Code);
        Assert.Equal(AmendProblemCode.NothingReduced, Problem(await counter.TryReduce("property", loan, to: 10)).Code);
        Assert.Equal(AmendProblemCode.NothingLeft, Problem(await counter.TryReduce("property", loan, to: 0)).Code);
        Assert.Equal(AmendProblemCode.ReasonMissing, Problem(await counter.TryReduce("property", loan, reason: " ", to: 5)).Code);
        Assert.IsType<AmendResult.NotEntitled>(await counter.TryReduce("education-head", loan, to: 5));
        Assert.IsType<AmendResult.NotWaiting>(await counter.TryReduce("property", loan, hash: "another", to: 5));
        Assert.Empty(await counter.Amendments(loan));

        var key = Idempotency.NewKey();
        var hash = (await counter.Loan(loan)).ContentHash;
        Assert.IsType<AmendResult.Done>(await counter.TryReduce("property", loan, hash: hash, key: key, to: 5));
        Assert.IsType<AmendResult.Done>(await counter.TryReduce("property", loan, hash: hash, key: key, to: 5));
        Assert.Single(await counter.Amendments(loan));
        await counter.Decide("property", loan);
        Assert.IsType<AmendResult.NotWaiting>(await counter.TryReduce("property", loan, to: 3));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Filed_again_after_it_was_sent_back_the_slip_is_as_filed(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await ToCheck(counter, tables: 10, chairs: 0);
        Assert.IsType<AmendResult.Done>(await counter.TryReduce("property", loan, to: 5));
        await counter.Decide("property", loan, TaskOutcome.Returned, "ระบุผู้รับผิดชอบ");
        counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", await counter.Request("education", Tables, 8), loan));
        await counter.Office.WithDb(async db =>
        {
            var again = await db.Set<Loan>().AsSplitQuery().Include(l => l.Lines).Include(l => l.Filings).Include(l => l.Amendments).ThenInclude(a => a.Lines).SingleAsync(l => l.Id == loan, Stop);
            Assert.Equal((8, 8), (again.Lines.Single().Quantity, again.AskedFor(again.Lines.Single())));
        });
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_reduction_and_a_cancellation_at_once_nothing_stays_promised(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 6; round++)
        {
            var loan = await ToCheck(counter, tables: 20, chairs: 0);
            var (reduce, cancel) = (Task.Run(() => counter.TryReduce("property", loan, to: 5), Stop), Task.Run(() => counter.Cancel("education", loan), Stop));
            Assert.True(await reduce is AmendResult.Done or AmendResult.NotWaiting);
            Assert.Equal(CancelLoanResult.Cancelled, await cancel);
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task However_often_it_is_reduced_what_is_promised_is_what_is_lent_and_what_was_asked_for_is_remembered()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        foreach (var steps in Gen.Int[1, 11].Array[1, 4].Array[4].Single())
        {
            var loan = await ToCheck(counter, tables: 12, chairs: 0);
            foreach (var to in steps)
            {
                var now = (await counter.Loan(loan)).Lines.Single().Quantity;
                var answer = await counter.TryReduce("property", loan, to: to);
                Assert.Equal(to < now, answer is AmendResult.Done);
                Assert.Equal(Math.Min(to, now), (await counter.Loan(loan)).Lines.Single().Quantity);
            }
            await counter.Office.WithDb(async db =>
            {
                var slip = await db.Set<Loan>().AsNoTracking().AsSplitQuery().Include(l => l.Lines).Include(l => l.Filings).Include(l => l.Amendments).ThenInclude(a => a.Lines).SingleAsync(l => l.Id == loan, Stop);
                Assert.Equal(12, slip.AskedFor(slip.Lines.Single()));
            });
            await counter.Cancel("education", loan);
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task The_checker_reduces_on_a_page_of_its_own_and_decider_case_and_slip_show_both_numbers()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ToCheck(counter, tables: 10, chairs: 0);
        using var checker = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        var page = await checker.Open($"/loans/{loan}/reduce");
        var wrong = await checker.Send(page, page.Form("main form"), null, ("Form.Lines[0].Quantity", "12"), ("Form.Reason", ""));
        Assert.Contains("ใส่จำนวนตั้งแต่ 0 ถึง 10 ตัว", wrong.Text("main"), StringComparison.Ordinal);
        var done = await checker.Send(wrong, wrong.Form("main form"), null, ("Form.Lines[0].Quantity", "๖"), ("Form.Reason", "ขาหัก 4 ตัว"));
        Assert.Equal($"/inbox/{(await counter.OpenTask(loan)).Id}", done.Path);
        Assert.Contains("โต๊ะพับ ขอ 10 ตัว ให้ยืมได้ 6 ตัว · ขาหัก 4 ตัว", done.Text("main"), StringComparison.Ordinal);
        await counter.Decide("property", loan);

        using var decider = await Reading.As(counter.Office, "deputy1", AtTheCounter.Password);
        Assert.Contains("ขอ 10 ตัว ให้ยืมได้ 6 ตัว", (await decider.Open($"/inbox/{(await counter.OpenTask(loan)).Id}")).Text(".things"), StringComparison.Ordinal);
        using var borrower = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        Assert.Contains("เจ้าหน้าที่พัสดุแก้รายการยืมโต๊ะพับ", (await borrower.Open("/notices")).Text("main"), StringComparison.Ordinal);
        Assert.Contains("ขอ 10 ตัว ให้ยืมได้ 6 ตัว", (await borrower.Open($"/loans/{loan}")).Text(".things"), StringComparison.Ordinal);
        var slip = (await borrower.Open($"/loans/{loan}/slip")).Text(".paper");
        Assert.Contains("๖ ตัว", slip, StringComparison.Ordinal);
        Assert.Contains("โต๊ะพับ ขอ ๑๐ ตัว ให้ยืมได้ ๖ ตัว โดย นาง ค.", slip, StringComparison.Ordinal);
    }

    static AmendProblem Problem(AmendResult result) => Assert.Single(Assert.IsType<AmendResult.Invalid>(result).Problems);

    /// <summary>A slip of education that waits for the check.</summary>
    static async Task<Guid> ToCheck(AtTheCounter counter, int tables, int chairs)
    {
        var request = await counter.Request("education", Tables, tables);
        if (chairs > 0)
            request = request with { Things = [.. request.Things, new RequestedThing((await counter.Asset(Chairs)).Id, chairs)] };
        var loan = Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", request)).Loan;
        await counter.Decide("education-head", loan);
        return loan;
    }
}
