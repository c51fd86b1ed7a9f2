using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>Things that were out on the first day are keyed from their paper, without an invented approval, and are then a loan like any other.</summary>
public sealed class OutBeforeTheSystem(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task It_stands_as_out_under_its_own_number_and_says_that_nothing_was_decided_here(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var slip = await counter.Loan(await counter.Keep(await counter.Before(Projector, 37, far: 37)));

        Assert.Equal((LoanStatus.HandedOver, 37, counter.Today.Year, true), (slip.Status, slip.Number, slip.Year, slip.IsBefore));
        Assert.Equal((BorrowerKind.Named, "นาง ค."), (slip.BorrowerKind, slip.KeyedByName));
        Assert.Null(slip.HandOver);
        await counter.Office.WithDb(async db =>
        {
            Assert.False(await db.Set<Decision>().AnyAsync(Stop));
            Assert.Equal(Bangkok.Instant(slip.StartsOn), (await db.Set<Custody>().SingleAsync(Stop)).Since);
            Assert.True((await db.Set<Hold>().SingleAsync(Stop)).Active);
            Assert.Equal("37/2569 (สำนักปลัดเทศบาล)", (await db.Set<CaseFile>().SingleAsync(Stop)).Reference);
            var filing = await db.Set<Filing>().SingleAsync(Stop);
            Assert.Contains("\"decidedHere\":false", filing.Content, StringComparison.Ordinal);
            Assert.Equal("เจ้าพนักงานพัสดุ", filing.Post);
        });
        Assert.Equal(LoanForms.GiveBack, (await counter.OpenTask(slip.Id)).Form);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_series_goes_on_after_the_paper_and_a_number_is_given_once(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        Assert.Equal(1, (await counter.Loan(await counter.File("education", Projector, from: 20, due: 21))).Number);
        await counter.Keep(await counter.Before(Tables, 37, quantity: 2, far: 37));
        await counter.Keep(await counter.Before(Tables, 12, quantity: 2));   // keyed later, lower
        Assert.Equal(38, (await counter.Loan(await counter.File("education", Projector, from: 22, due: 23))).Number);

        Assert.Equal(LoanProblemCode.PaperNumberTaken, OnlyProblem(await counter.TryKeep(await counter.Before(Tables, 38))).Code);
        Assert.Equal(LoanProblemCode.PaperNumberTaken, OnlyProblem(await counter.TryKeep(await counter.Before(Tables, 12))).Code);
        var far = OnlyProblem(await counter.TryKeep(await counter.Before(Tables, 3700)));
        Assert.Equal((LoanProblemCode.PaperNumberFar, 38, 3701), (far.Code, far.Values[0], far.Values[1]));
        await counter.Keep(await counter.Before(Tables, 3700, far: 3700));
        Assert.Equal(3701, (await counter.Loan(await counter.File("education", Projector, from: 24, due: 25))).Number);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task It_is_reminded_extended_chased_and_given_back_as_any_other(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var running = await counter.Keep(await counter.Before(Projector, 5, due: 2, borrower: await counter.Staff("education")));
        var late = await counter.Keep(await counter.Before(Tables, 6, due: -3, quantity: 4));

        Assert.Equal(1, await counter.OpenChases());
        Assert.IsType<RecordChaseResult.Recorded>(await counter.RecordChase("property", (await counter.Chase(late)).Id));
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", running, days: 5)).Extension;
        await counter.DecideExtension("mayor", extension);
        Assert.Equal(counter.Today.AddDays(7), (await counter.Loan(running)).DueOn);

        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", running));   // education signs with the own password
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackInk("property", late, await counter.Picture("property")));
        Assert.Equal((LoanStatus.Closed, LoanStatus.Closed), ((await counter.Loan(running)).Status, (await counter.Loan(late)).Status));
        Assert.NotNull((await counter.Loan(late)).GiveBacks.Single().PaperId);
        Assert.Equal(0, (await counter.Asset(Tables)).OutNow);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_promised_or_out_already_is_not_keyed_a_second_time_and_its_days_stay_as_on_the_paper(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("education", Projector, from: 1, due: 3);
        Assert.Equal(LoanProblemCode.NotFree, OnlyProblem(await counter.TryKeep(await counter.Before(Projector, 3, due: 4))).Code);
        var kept = await counter.Keep(await counter.Before(Projector, 3, due: -1));   // overdue: the next promise stands
        Assert.Equal(LoanProblemCode.AlreadyOut, OnlyProblem(await counter.TryKeep(await counter.Before(Projector, 4, from: -40, due: -30))).Code);

        var refused = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Set<Loan>().Where(loan => loan.Id == kept).ExecuteUpdateAsync(set => set.SetProperty(loan => loan.DueOn, loan => loan.DueOn.AddDays(9)), Stop)));
        Assert.NotNull(refused);
        var other = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Set<Loan>().Where(loan => loan.Id == kept).ExecuteUpdateAsync(set => set.SetProperty(loan => loan.PaperDate, (DateOnly?)null), Stop)));
        Assert.NotNull(other);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Keyed_twice_at_once_under_one_number_it_is_kept_once_and_the_same_form_twice_is_one_slip(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 1; round <= 3; round++)
        {
            var (one, other) = (await counter.Before(Tables, round * 3, quantity: 1), await counter.Before(Tables, round * 3, quantity: 1));
            var answers = await Task.WhenAll(Task.Run(() => counter.TryKeep(one), Stop), Task.Run(() => counter.TryKeep(other), Stop));
            Assert.Single(answers.OfType<FileLoanResult.Filed>());
            Assert.Equal(LoanProblemCode.PaperNumberTaken, OnlyProblem(answers.Single(answer => answer is not FileLoanResult.Filed)).Code);

            var same = await counter.Before(Tables, (round * 3) + 1, quantity: 1);
            var twice = await Task.WhenAll(Task.Run(() => counter.TryKeep(same), Stop), Task.Run(() => counter.TryKeep(same), Stop));
            Assert.Single(twice.Select(answer => Assert.IsType<FileLoanResult.Filed>(answer).Loan).Distinct());
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    /// <summary>A paper's number and the register's next one are taken at the same moment.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task Keyed_while_a_slip_is_filed_both_have_numbers_of_their_own_or_the_paper_is_told_that_its_is_taken(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 1; round <= 4; round++)
        {
            var paper = await counter.Before(Tables, round * 2, quantity: 1);
            var filing = Task.Run(() => counter.TryFile("education", counter.Request("education", Projector, from: round * 3, due: round * 3).GetAwaiter().GetResult()), Stop);
            var keying = Task.Run(() => counter.TryKeep(paper), Stop);
            Assert.IsType<FileLoanResult.Filed>(await filing);
            if (await keying is FileLoanResult.Invalid invalid) Assert.Equal(LoanProblemCode.PaperNumberTaken, Assert.Single(invalid.Problems).Code);
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory]
    [InlineData("number", LoanProblemCode.PaperNumberMissing)]
    [InlineData("future", LoanProblemCode.DayNotYetCome)]
    [InlineData("picture", LoanProblemCode.PictureMissing)]
    [InlineData("borrower", LoanProblemCode.BorrowerNameMissing)]
    public async Task What_the_paper_does_not_say_is_asked_for_and_nothing_is_kept(string missing, LoanProblemCode code)
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var whole = await counter.Before(Tables, 3);
        var command = missing switch
        {
            "number" => whole with { Number = null },
            "future" => whole with { PaperDate = counter.Today.AddDays(1) },
            "picture" => whole with { Picture = null },
            _ => whole with { Borrower = whole.Borrower with { Name = " " } },
        };
        Assert.Equal(code, OnlyProblem(await counter.TryKeep(command)).Code);
        Assert.IsType<FileLoanResult.NotWaitingForYou>(await counter.TryKeep(whole with { Officer = await counter.Person("education") }));
        Assert.Equal(0, await counter.Office.WithDb(db => db.Set<Loan>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Case_slip_lists_and_verification_all_say_that_it_is_from_before_the_system()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.Keep(await counter.Before(Projector, 37, far: 37, borrower: await counter.Staff("education")));
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        using var borrower = await Reading.As(counter.Office, "education", AtTheCounter.Password);

        var page = await officer.Open($"/loans/{loan}");
        Assert.Contains("ก่อนใช้ระบบ", page.Text(".head"), StringComparison.Ordinal);
        Assert.Contains("ไม่มีผลการพิจารณาในระบบ", page.Text(".log"), StringComparison.Ordinal);
        Assert.Contains("นาง ค.", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("[aria-labelledby=flow] li").Length);
        var paper = (await officer.Open($"/loans/{loan}/slip")).Text(".paper");
        Assert.Contains("ใบยืมก่อนใช้ระบบ", paper, StringComparison.Ordinal);
        Assert.Contains("๓๗/๒๕๖๙", paper, StringComparison.Ordinal);
        Assert.Contains("ก่อนใช้ระบบ", (await officer.Open("/loans")).Text(".rows"), StringComparison.Ordinal);
        Assert.Contains("ก่อนใช้ระบบ", (await borrower.Open("/loans/mine")).Text(".rows"), StringComparison.Ordinal);
        Assert.Contains("ก่อนใช้ระบบ", (await borrower.Open($"/verify?code={(await counter.Loan(loan)).VerificationCode}")).Text("main"), StringComparison.Ordinal);
        var picture = page.Document.QuerySelector("a[href^='/loans/papers/']")!.GetAttribute("href")!;
        Assert.Equal(System.Net.HttpStatusCode.OK, (await borrower.Open(picture)).Status);
        using var stranger = await Reading.As(counter.Office, "finance-head", AtTheCounter.Password);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Open(picture)).Status);
    }

    static LoanProblem OnlyProblem(FileLoanResult answer) => Assert.Single(Assert.IsType<FileLoanResult.Invalid>(answer).Problems);
}
