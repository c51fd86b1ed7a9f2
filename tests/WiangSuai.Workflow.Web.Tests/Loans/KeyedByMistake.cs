using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>A paper slip keyed wrongly: the officer is warned of a number that would shift the register, and takes back what was kept by mistake.</summary>
public sealed class KeyedByMistake(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001", TakeBack = "form[action*='Withdraw']";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Taken_back_the_things_are_free_the_series_goes_on_before_it_and_the_evidence_stays(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.Keep(await counter.Before(Tables, 19, quantity: 2));
        var wrong = await counter.Keep(await counter.Before(Projector, 7000, far: 7000));

        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("property", wrong, "พิมพ์เลขผิด"));
        var slip = await counter.Loan(wrong);
        Assert.Equal((LoanStatus.Cancelled, 7000), (slip.Status, slip.Number));
        Assert.Equal(("นาง ค.", "เจ้าพนักงานพัสดุ", "พิมพ์เลขผิด"), (slip.Cancellation!.ByName, slip.Cancellation.ByPost, slip.Cancellation.Reason));
        Assert.Equal(0, (await counter.Asset(Projector)).OutNow);
        await counter.Office.WithDb(async db =>
        {
            Assert.False(await db.Set<Hold>().AnyAsync(hold => hold.LoanId == wrong && hold.Active, Stop));
            Assert.NotNull((await db.Set<Custody>().SingleAsync(custody => custody.LoanId == wrong, Stop)).Until);
            Assert.True(await db.Set<Leaf>().AnyAsync(leaf => leaf.Kind == "cancellation" && leaf.RecordId == wrong, Stop));
        });
        Assert.Equal(20, (await counter.Loan(await counter.File("education", Projector))).Number);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Its_number_can_be_keyed_again_and_is_passed_over_by_nobody(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var first = await counter.Keep(await counter.Before(Projector, 3));
        Assert.Equal(LoanProblemCode.PaperNumberTaken, OnlyProblem(await counter.TryKeep(await counter.Before(Tables, 3))).Code);
        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("property", first));
        Assert.Equal(1, (await counter.Loan(await counter.File("education", Tables))).Number);   // nothing else stands in the register

        await counter.Keep(await counter.Before(Projector, 3));
        Assert.Equal(4, (await counter.Loan(await counter.File("education", Tables))).Number);
        Assert.Equal(LoanProblemCode.PaperNumberTaken, OnlyProblem(await counter.TryKeep(await counter.Before(Tables, 3))).Code);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    /// <summary>What was given after the wrong number stands: the series does not run into it.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_numbers_were_given_after_it_the_series_stays_where_it_is(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var wrong = await counter.Keep(await counter.Before(Projector, 15));
        Assert.Equal(16, (await counter.Loan(await counter.File("education", Tables))).Number);
        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("property", wrong));
        Assert.Equal(17, (await counter.Loan(await counter.File("education", Tables, from: 5, due: 6))).Number);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Once_something_happened_to_it_and_by_anybody_else_it_is_not_taken_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var longer = await counter.Keep(await counter.Before(Projector, 1, due: 2, borrower: await counter.Staff("education")));
        Assert.Equal(CancelLoanResult.NotYours, await counter.Cancel("education", longer));   // the borrower
        Assert.Equal(CancelLoanResult.NotYours, await counter.Cancel("mayor", longer));
        Assert.Equal(CancelLoanResult.ReasonMissing, await counter.Cancel("property", longer, " "));
        Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", longer, days: 5));
        Assert.Equal(CancelLoanResult.TooLate, await counter.Cancel("property", longer));

        var part = await counter.Keep(await counter.Before(Tables, 2, quantity: 2, borrower: await counter.Staff("education")));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", part, came: (1, 0, 0)));
        Assert.Equal(CancelLoanResult.TooLate, await counter.Cancel("property", part));

        var (chased, late) = (await counter.Keep(await counter.Before(Tables, 3, due: -3)), await counter.Keep(await counter.Before(Tables, 4, due: -3)));
        Assert.Equal(2, await counter.OpenChases());
        Assert.IsType<RecordChaseResult.Recorded>(await counter.RecordChase("property", (await counter.Chase(chased)).Id));
        Assert.Equal(CancelLoanResult.TooLate, await counter.Cancel("property", chased));
        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("property", late));   // its chase was opened by its day, and nobody chased
        Assert.NotNull((await counter.Chase(late)).EndedAt);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_return_and_a_taking_back_at_once_one_stands(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 1; round <= 5; round++)
        {
            var loan = await counter.Keep(await counter.Before(Tables, round, quantity: 2, borrower: await counter.Staff("education")));
            var (back, cancel) = (Task.Run(() => counter.TryGiveBack("property", loan), Stop), Task.Run(() => counter.Cancel("property", loan), Stop));
            var both = (await back, await cancel);
            Assert.True(both is (PartiesResult.Done, CancelLoanResult.TooLate) or (PartiesResult.NotWaiting, CancelLoanResult.Cancelled), $"{both}");
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task A_number_far_above_the_last_is_asked_for_twice_and_says_which_would_come_next()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        await counter.Keep(await counter.Before(Tables, 20, quantity: 1));
        var command = await counter.Before(Projector, 40);
        Assert.IsType<FileLoanResult.Filed>(await counter.TryKeep(command));   // twenty above are not many

        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        var day = counter.Today.AddDays(-10);
        var page = await officer.Open($"/loans/before?things={(await counter.Asset(Tables)).Id}");
        Assert.Null(page.Document.QuerySelector("[name='Before.Far']"));
        (string, string)[] paper =
        [
            ("Borrower.Kind", "Staff"), ("Borrower.Person", (await counter.Person("education")).ToString()), ("Before.Number", "61"), ("Before.Year", "2569"),
            ("Before.PaperDate.Day", $"{day.Day}"), ("Before.PaperDate.Month", $"{day.Month}"), ("Before.PaperDate.Year", $"{day.Year + Years.Era}"),
            ("Before.Picture", (await counter.Picture("property")).ToString()), ("Form.Purpose", "อบรมผู้ปกครอง"), ("Form.Place", "Outside"), ("Form.PlaceName", "ศาลาประชาคม"),
            ("Form.Start.Day", $"{day.Day}"), ("Form.Start.Month", $"{day.Month}"), ("Form.Start.Year", $"{day.Year + Years.Era}"),
            ("Form.Due.Day", $"{counter.Today.Day}"), ("Form.Due.Month", $"{counter.Today.Month}"), ("Form.Due.Year", $"{counter.Today.Year + Years.Era}"),
        ];
        var asked = await officer.Send(page, page.Form("main form"), "review", paper);
        Assert.Contains("ใบยืมใบถัดไปจะได้เลขที่ 62", asked.ErrorBeside("Before_Number"), StringComparison.Ordinal);
        Assert.Equal("61", asked.Value("Before.Number"));
        Assert.False(asked.Document.QuerySelector("[name='Before.Far']")!.HasAttribute("checked"));
        Assert.Null(asked.Document.QuerySelector(".paper"));

        var review = await officer.Send(asked, asked.Form("main form"), "review", ("Before.Far", "61"));
        Assert.Contains("ใบยืมใบถัดไปของหน่วยงานนี้จะได้เลขที่ 62", review.Text("#warning"), StringComparison.Ordinal);
        var kept = await officer.Send(review, review.Form("main form"), "file");
        Assert.Equal(61, (await counter.Loan(Guid.Parse(kept.Path["/loans/".Length..]))).Number);
    }

    [Fact]
    public async Task The_case_offers_it_with_a_reason_and_every_page_says_afterwards_that_the_keying_was_taken_back()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.Keep(await counter.Before(Projector, 17, borrower: await counter.Staff("education")));
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        using var borrower = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        Assert.Null((await borrower.Open($"/loans/{loan}")).Document.QuerySelector(TakeBack));

        var page = await officer.Open($"/loans/{loan}");
        Assert.Contains("ยกเลิกการบันทึก", page.Text("main details summary"), StringComparison.Ordinal);
        var refused = await officer.Send(page, page.Form(TakeBack), null, ("Reason", " "));
        Assert.Contains("ระบุเหตุผลที่ยกเลิกการบันทึก", refused.ErrorBeside("Reason"), StringComparison.Ordinal);
        var done = await officer.Send(refused, refused.Form(TakeBack), null, ("Reason", "ใบนี้เป็นของกองคลัง"));
        Assert.Contains("ยกเลิกการบันทึกใบยืม บย. 17/2569", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("ยกเลิกการบันทึกแล้ว", done.Text(".head"), StringComparison.Ordinal);
        Assert.Equal("ใบนี้เป็นของกองคลัง", done.Text(".log q"));
        Assert.DoesNotContain("ยังไม่คืน", done.Text(".things"), StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector(TakeBack));
        Assert.Contains("ยกเลิกการบันทึกแล้ว", (await officer.Open($"/loans/{loan}/slip")).Text(".paper"), StringComparison.Ordinal);
        Assert.Contains("ยกเลิกการบันทึกแล้ว", (await borrower.Open($"/verify?code={(await counter.Loan(loan)).VerificationCode}")).Text("main"), StringComparison.Ordinal);
        Assert.Contains("ยกเลิกการบันทึกใบยืม", (await officer.Open($"/assets/{(await counter.Asset(Projector)).Id}")).Text("main"), StringComparison.Ordinal);
    }

    static LoanProblem OnlyProblem(FileLoanResult answer) => Assert.Single(Assert.IsType<FileLoanResult.Invalid>(answer).Problems);
}
