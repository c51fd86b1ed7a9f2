using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Tests.Loans;

public sealed class TheWayOfALoan(Databases databases)
{
    const string Projector = "456-62-0003", BigSound = "462-65-0002", Altar = "401-63-0021", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task From_request_to_closing_it_passes_the_head_the_officer_and_the_deputy_under_the_order(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Projector, from: 0, due: 2);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        await counter.Decide("deputy1", loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        counter.Office.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));

        var closed = await counter.Loan(loan);
        Assert.Equal(LoanStatus.Closed, closed.Status);
        Assert.Equal(1, closed.Number);
        await counter.Office.WithDb(async db =>
        {
            var decisions = await db.Set<Decision>().Where(d => d.LoanId == loan).OrderBy(d => d.JournalPosition).ToListAsync(Stop);
            Assert.Equal(["loan.endorse", "loan.check", "loan.outside"], decisions.Select(d => d.PowerCode));
            var deputy = decisions[2];
            Assert.Equal(nameof(BasisMode.Delegated), deputy.Mode);
            Assert.Equal("รองนายกเทศมนตรี ปฏิบัติราชการแทน\nนายกเทศมนตรีตำบลเวียงสรวย", deputy.SignatureBlock);
            Assert.NotNull(deputy.ClauseId);

            var leaves = await db.Set<Leaf>().ToListAsync(Stop);
            Assert.Equal(6, leaves.Count);   // the filing, three decisions, hand-over, give-back
            Assert.All(leaves, leaf => Assert.Equal(leaf.Hash, Leaf.HashOf(leaf.Content)));
            Assert.Equal(DecisionContent.CanonicalText(deputy), leaves.Single(leaf => leaf.RecordId == deputy.Id).Content);

            var instance = await db.Set<WorkflowInstance>().SingleAsync(i => i.Id == closed.InstanceId, Stop);
            Assert.Equal(InstanceStatus.Finished, instance.Status);
            Assert.Equal(instance.JournalLength, await db.Set<JournalRow>().CountAsync(row => row.InstanceId == instance.Id, Stop));
            Assert.False(await db.Set<Hold>().AnyAsync(hold => hold.Active, Stop));
            Assert.False(await db.Set<Custody>().AnyAsync(custody => custody.Until == null, Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Used_inside_the_premises_the_head_of_the_holding_unit_decides(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Altar, place: LoanPlace.Inside);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));
        await counter.Decide("office-head", loan);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Above_the_limit_of_the_clause_it_waits_for_the_mayor_and_the_deputy_is_told_the_gap(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", BigSound);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);

        var refused = Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));
        var over = Assert.Single(refused.Ruling.Reasons.OfType<Reason.OverCaseLimit>(), reason => reason.Clause.Number == 321);
        Assert.Equal((50_000m, 78_500m, 28_500m), (over.Limit, over.Asked, over.Gap));
        Assert.Equal([await counter.Person("mayor")], (await counter.OpenTask(loan)).Candidates.Where(c => c.Rank == 0).Select(c => c.PersonId));
        await counter.Decide("mayor", loan);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task After_the_last_day_of_the_order_the_same_request_goes_to_the_mayor(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        counter.Office.Clock.SetUtcNow(Bangkok.Instant(new DateOnly(2027, 10, 1), new TimeOnly(0, 30)));   // in UTC it is still the order's last day
        var loan = await counter.File("education", Projector);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);

        var refused = Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));
        Assert.Equal(new DateOnly(2027, 9, 30), Assert.Single(refused.Ruling.Reasons.OfType<Reason.Expired>(), reason => reason.Clause.Number == 321).LastDay);
        await counter.Decide("mayor", loan);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Sent_back_it_keeps_its_number_and_passes_every_step_again(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Tables, quantity: 5);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan, TaskOutcome.Returned, "ระบุจำนวนผู้ร่วมงาน");
        Assert.Equal(LoanStatus.SentBack, (await counter.Loan(loan)).Status);

        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", await counter.Request("education", Tables, quantity: 8), slip: loan));
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "ยังไม่ชัดเจน");
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", await counter.Request("education", Tables, quantity: 7), slip: loan));
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, loan);

        var approved = await counter.Loan(loan);
        Assert.Equal((LoanStatus.Approved, 1, 7_000m), (approved.Status, approved.Number, approved.Amount));
        Assert.Equal(7, await counter.Office.WithDb(db => db.Set<PoolDay>().Where(day => day.Day == approved.StartsOn).Select(day => day.Held).SingleAsync(Stop)));
        Assert.Equal(2, (await Next(counter)).Number);

        await counter.Office.WithDb(async db =>
        {
            var filings = await db.Set<Filing>().Where(filing => filing.LoanId == loan).OrderBy(filing => filing.Time).ToListAsync(Stop);
            Assert.Equal([1, 2, 3], filings.Select(filing => filing.Time));
            Assert.Equal(["\"quantity\":5", "\"quantity\":8", "\"quantity\":7"], filings.Select(filing => filing.Content.Split('{', '}', ',').Single(part => part.StartsWith("\"quantity\"", StringComparison.Ordinal))));
            Assert.Equal(approved.ContentHash, filings[2].ContentHash);
            var seen = await db.Set<Decision>().Where(d => d.LoanId == loan).OrderBy(d => d.JournalPosition).Select(d => d.MatterHash).ToListAsync(Stop);
            Assert.Equal([filings[0].ContentHash, filings[0].ContentHash, filings[1].ContentHash, filings[2].ContentHash, filings[2].ContentHash, filings[2].ContentHash], seen);
            Assert.Equal(3, await db.Set<Leaf>().CountAsync(leaf => leaf.Kind == "filing" && filings.Select(filing => filing.Id).Contains(leaf.RecordId), Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_slip_that_nobody_fetched_by_its_last_day_is_ended_by_the_officer_and_by_nobody_else(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Projector, from: 0, due: 2);
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, loan);
        counter.Office.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(CancelLoanResult.NotYours, await counter.Cancel("property", loan, "ไม่มีผู้มารับ"));   // the last day is still the borrower's
        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(CancelLoanResult.NotYours, await counter.Cancel("finance-head", loan, "ไม่มีผู้มารับ"));
        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("property", loan, "ไม่มีผู้มารับ"));

        var ended = await counter.Loan(loan);
        Assert.Equal((LoanStatus.Cancelled, 1), (ended.Status, ended.Number));
        Assert.NotNull(ended.Cancellation!.ByPost);
        Assert.False(await counter.Office.WithDb(db => db.Set<Hold>().AnyAsync(hold => hold.Active, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_both_sides_signed_is_not_changed_by_whatever_program(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Tables, quantity: 5, from: 0, due: 2);
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        foreach (var statement in new[]
        {
            "update loan set due_on = '2026-12-31'",
            "update filing set content = ''",
            "delete from published_workflow",
            "update clause set per_case = 1000000",
            "insert into give_back_line (loan_id, line_id, quantity, good, damaged, lost, note) select loan_id, id, quantity, quantity - 1, 0, 0, '' from loan_line",
            "insert into hand_over_line (loan_id, line_id, condition, note) select '00000000-0000-0000-0000-000000000001', id, 'Good', '' from loan_line",
        })
            Assert.True((await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Database.ExecuteSqlRawAsync(statement, Stop))))?.IsFromDatabase(), statement);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Rejected_and_cancelled_slips_keep_their_numbers_visibly_and_free_their_things(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var rejected = await counter.File("education", Projector);
        Assert.IsType<DecideResult.CommentMissing>(await counter.TryDecide("education-head", rejected, TaskOutcome.Rejected));
        await counter.Decide("education-head", rejected, TaskOutcome.Rejected, "ใช้ของกองเองได้");
        var cancelled = await counter.File("education", Projector);
        Assert.Equal(CancelLoanResult.ReasonMissing, await counter.Cancel("education", cancelled, " "));
        Assert.Equal(CancelLoanResult.NotYours, await counter.Cancel("deputy1", cancelled));
        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("education", cancelled));
        Assert.Equal(CancelLoanResult.TooLate, await counter.Cancel("education", cancelled));

        Assert.Equal((1, LoanStatus.Rejected), ((await counter.Loan(rejected)).Number, (await counter.Loan(rejected)).Status));
        Assert.Equal((2, LoanStatus.Cancelled), ((await counter.Loan(cancelled)).Number, (await counter.Loan(cancelled)).Status));
        var third = await counter.File("education", Projector);
        Assert.Equal(3, (await counter.Loan(third)).Number);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_mayors_own_request_is_endorsed_and_decided_by_nobody_below_him_without_a_lawful_basis(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("mayor", Projector);
        var task = await counter.OpenTask(loan);
        Assert.DoesNotContain(await counter.Person("mayor"), task.Candidates.Select(candidate => candidate.PersonId));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("mayor", loan));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));   // whether a delegatee may decide the delegator's matter is not confirmed
        Assert.Empty(task.Candidates);
        Assert.Equal(LoanStatus.Submitted, (await counter.Loan(loan)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_administrator_without_a_power_decides_nothing(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Projector);
        foreach (var approver in new[] { "education-head", "property", "deputy1" })
        {
            Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("admin", loan));
            await counter.Decide(approver, loan);
        }
        Assert.IsType<PartiesResult.NotEntitled>(await counter.TryHandOver("admin", await Started(counter, loan)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_receiver_signs_with_the_own_password_and_nobody_elses_session_signs_for_him(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Projector, from: 0, due: 1);
        foreach (var approver in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(approver, loan);

        var wrong = Assert.IsType<PartiesResult.Invalid>(await counter.TryHandOver("property", loan, password: "not this"));
        Assert.Equal(PartiesProblemCode.PasswordWrong, Assert.Single(wrong.Problems).Code);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        Assert.IsType<PartiesResult.NotWaiting>(await counter.TryHandOver("property", loan));

        var undescribed = Assert.IsType<PartiesResult.Invalid>(await counter.TryGiveBack("property", loan, damaged: 1));
        Assert.Equal(PartiesProblemCode.NoteMissing, Assert.Single(undescribed.Problems).Code);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan, damaged: 1, note: "หลอดไม่ติด"));
        Assert.Equal(0, (await counter.Asset(Projector)).Lendable);   // out of use until somebody settles it
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_thing_that_is_still_out_is_not_handed_out_again(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (first, second) = (await Ready(counter, 0, 1), await Ready(counter, 2, 3));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", first));
        counter.Office.Clock.Advance(TimeSpan.FromDays(2));   // the first is overdue, the second's day has come
        var refused = Assert.IsType<PartiesResult.Invalid>(await counter.TryHandOver("property", second));
        Assert.Equal(PartiesProblemCode.StillOut, Assert.Single(refused.Problems).Code);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", first));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", second));
    }

    static async Task<Guid> Ready(AtTheCounter counter, int from, int due)
    {
        var loan = await counter.File("education", Projector, from: from, due: due);
        foreach (var approver in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(approver, loan);
        return loan;
    }

    static async Task<Loan> Next(AtTheCounter counter) => await counter.Loan(await counter.File("education", Projector));

    static Task<Guid> Started(AtTheCounter counter, Guid loan)
    {
        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        return Task.FromResult(loan);
    }
}
