using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>The officer keys a slip for somebody who does not sign in: decided by others as any slip, signed by the borrower with ink.</summary>
public sealed class KeyedForOthers(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001", WorksGenerator = "441-64-0002";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task It_goes_the_usual_way_but_not_through_the_hands_that_keyed_it_and_both_signatures_of_the_borrower_are_ink(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.FileFor("property", await counter.Driver("education"), Projector);

        await counter.Decide("education-head", loan);
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("property", loan));   // who keyed it does not check it
        await counter.Decide("finance-head", loan);
        await counter.Decide("deputy1", loan);

        Assert.Contains(PartiesProblemCode.SignedSlipMissing, Codes(await counter.TryHandOverInk("property", loan, await counter.Picture("property"))));
        Assert.Equal(KeepSignedSlipResult.NotYours, await counter.Attach("education", loan));
        Assert.Equal(KeepSignedSlipResult.Kept, await counter.Attach("property", loan));
        Assert.Contains(PartiesProblemCode.PaperMissing, Codes(await counter.TryHandOverInk("property", loan, null)));
        Assert.Contains(PartiesProblemCode.PaperMissing, Codes(await counter.TryHandOverInk("property", loan, await counter.Picture("finance-head"))));   // somebody else's picture
        Assert.Contains(PartiesProblemCode.NoAccount, Codes(await counter.TryHandOver("property", loan)));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOverInk("property", loan, await counter.Picture("property")));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackInk("property", loan, await counter.Picture("property")));

        var slip = await counter.Loan(loan);
        Assert.Equal((LoanStatus.Closed, "นาย พ.", "นาง ค."), (slip.Status, slip.HandOver!.ReceiverName, slip.KeyedByName));
        Assert.NotNull(slip.HandOver.PaperId);
        Assert.NotEqual(slip.HandOver.PaperId, slip.GiveBacks.Single().PaperId);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_keyer_is_never_the_borrower_and_nobody_but_an_officer_keys(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        Assert.Equal(LoanProblemCode.KeyerIsBorrower, Assert.Single(Assert.IsType<FileLoanResult.Invalid>(await counter.TryFileFor("property", await counter.Staff("property"), Projector)).Problems).Code);
        Assert.IsType<FileLoanResult.NotWaitingForYou>(await counter.TryFileFor("education", await counter.Driver(), Projector));
        Assert.Equal(0, await counter.Office.WithDb(db => db.Set<Loan>().CountAsync(Stop)));
        var loan = await counter.FileFor("property", await counter.Driver(), Projector);
        var turned = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Set<Loan>().Where(l => l.Id == loan).ExecuteUpdateAsync(set => set.SetProperty(l => l.KeyedById, (Guid?)null), Stop)));
        Assert.NotNull(turned);   // who keyed it cannot be taken away
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Sent_back_it_comes_to_the_officer_who_mends_files_or_withdraws_it(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.FileFor("property", await counter.Driver("education"), Tables, quantity: 3);
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "ลดจำนวน");
        var officer = await counter.Person("property");
        Assert.Equal([officer], (await counter.OpenTask(loan)).Candidates.Select(candidate => candidate.PersonId));

        var again = await counter.Request("property", Tables, quantity: 2, from: 0);
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("property", again with { Post = Guid.Empty }, loan));
        var slip = await counter.Loan(loan);
        Assert.Equal((LoanStatus.Submitted, 2, "พนักงานขับรถยนต์", "กองการศึกษา"), (slip.Status, slip.Lines.Single().Quantity, slip.BorrowerPost, slip.BorrowerUnitName));
        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("property", loan));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_borrower_whose_account_is_gone_gives_back_with_ink_and_one_who_has_it_only_with_the_password(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 3);
        Assert.Contains(PartiesProblemCode.SignsWithPassword, Codes(await counter.TryGiveBackInk("property", loan, await counter.Picture("property"))));
        await counter.Office.WithDb(db => db.Set<Account>().Where(account => account.UserName == "education").ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, (DateTimeOffset?)counter.Office.Clock.GetUtcNow()), Stop));

        Assert.Contains(PartiesProblemCode.NoAccount, Codes(await counter.TryGiveBack("property", loan)));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackInk("property", loan, await counter.Picture("property")));
        Assert.NotNull((await counter.Loan(loan)).GiveBacks.Single().PaperId);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_officer_who_asks_for_more_days_for_somebody_else_decides_nothing_of_it(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.FileFor("property", await counter.Driver("education"), Projector);
        foreach (var (user, _) in new[] { ("education-head", 1), ("finance-head", 2), ("deputy1", 3) })
            await counter.Decide(user, loan);
        await counter.Attach("property", loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOverInk("property", loan, await counter.Picture("property")));
        Assert.IsType<AskForExtensionResult.NoSuchLoan>(await counter.AskLonger("education", loan, days: 2));
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("property", loan, days: 2)).Extension;
        Assert.DoesNotContain(await counter.Person("property"), (await counter.OpenTask(extension)).Candidates.Select(candidate => candidate.PersonId));
        Assert.Contains(await counter.Person("property"), (await ReadTogether(counter, extension)).OnBehalfOf);   // also where tasks are assigned many at once
        await counter.DecideExtension("mayor", extension);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    static Task<Matter> ReadTogether(AtTheCounter counter, Guid extension) => counter.Office.With(async services =>
    {
        var room = services.GetRequiredService<CaseRooms>().Of(CaseKind.Extension);
        var town = await services.GetRequiredService<AuthoritySnapshots>().Now(services.GetRequiredService<AppDb>(), Stop);
        return (await room.MattersOf(await room.Load([extension], Stop), town, Powers.LoanExtend.Code, counter.Office.Clock.GetUtcNow(), Stop))[extension];
    });

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Another_agency_asks_by_letter_nobody_here_endorses_and_whoever_comes_for_it_is_named(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.FileFor("property", await counter.Agency(), WorksGenerator);
        var slip = await counter.Loan(loan);
        Assert.Equal((BorrowerKind.Agency, "โรงเรียนบ้านกลาง", "ศธ 04061.12/88"), (slip.BorrowerKind, slip.BorrowerUnitName, slip.LetterNumber));
        Assert.Null(slip.BorrowerUnitId);
        Assert.Equal(Powers.LoanCheck.Code, (await counter.OpenTask(loan)).PowerCode);
        await counter.Decide("finance-head", loan);
        Assert.Equal(Powers.LoanBetweenAgencies.Code, (await counter.OpenTask(loan)).PowerCode);
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));   // the order gives him no loans to other agencies
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy2", loan));   // 45,000 baht; the order gives up to 20,000
        await counter.Decide("mayor", loan);

        Assert.Contains(PartiesProblemCode.SignerMissing, Codes(await counter.TryHandOverInk("property", loan, await counter.Picture("property"))));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOverInk("property", loan, await counter.Picture("property"), "นาย ท. ครู"));
        Assert.Equal("นาย ท. ครู", (await counter.Loan(loan)).HandOver!.ReceiverName);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackInk("property", loan, await counter.Picture("property"), "นาง ว."));
        Assert.Equal([LoanPaperKind.Letter, LoanPaperKind.HandOver, LoanPaperKind.GiveBack], (await counter.Office.WithDb(db => db.Set<LoanPaper>().Select(paper => paper.Kind).ToListAsync(Stop))).Order());
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_such_a_borrower_damaged_is_taken_down_directed_and_made_good_with_an_ink_signature(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.FileFor("property", await counter.Driver("education"), Projector);
        foreach (var user in new[] { "education-head", "finance-head", "deputy1" })
            await counter.Decide(user, loan);
        await counter.Attach("property", loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOverInk("property", loan, await counter.Picture("property")));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackInk("property", loan, await counter.Picture("property"), damaged: 1));

        var damage = await counter.Damage(loan);
        Assert.IsType<DamageResult.Done>(await counter.TryState("property", damage.Id));
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", damage, ways: (MakeGood.Repair, null)));
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", damage.Id));
        damage = await counter.Damage(loan);
        Assert.IsType<DamageResult.Invalid>(await counter.TrySettle("property", damage));   // there is no password
        var (account, picture) = (await counter.Account("property"), await counter.Picture("property"));
        Assert.IsType<DamageResult.Done>(await counter.Office.With(services => services.GetRequiredService<SettleDamage>().Handle(new SettleDamageCommand(
            account.PersonId!.Value, account.Id, damage.Id, [.. damage.Items.Select(item => new ProofOf(item.Id, "ใบรับซ่อม 12"))], "", "", Idempotency.NewKey(), new InkSignature(picture, "")), Stop)));
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task An_agencys_letter_is_asked_for_whole()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var agency = (await counter.Agency()) with { LetterNumber = "", LetterDate = null, Picture = null, Agency = "" };
        Assert.Equal([LoanProblemCode.AgencyMissing, LoanProblemCode.LetterNumberMissing, LoanProblemCode.LetterDateMissing, LoanProblemCode.PictureMissing],
            Assert.IsType<FileLoanResult.Invalid>(await counter.TryFileFor("property", agency, WorksGenerator)).Problems.Select(problem => problem.Code).Order());
    }

    [Fact]
    public async Task Case_slip_and_decision_page_say_who_keyed_it_and_the_borrowers_line_is_blank()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.FileFor("property", await counter.Driver("education"), Projector);
        using var head = await Reading.As(counter.Office, "education-head", AtTheCounter.Password);
        foreach (var path in new[] { $"/inbox/{(await counter.OpenTask(loan)).Id}", $"/loans/{loan}" })
        {
            var page = await head.Open(path);
            var keyed = page.Document.QuerySelectorAll("dt").Single(label => label.TextContent.Trim() == "บันทึกโดย").NextElementSibling!.TextContent;
            Assert.StartsWith("นาง ค. เจ้าพนักงานพัสดุ", keyed.Trim(), StringComparison.Ordinal);
        }
        var slip = await head.Open($"/loans/{loan}/slip");
        Assert.Contains("เจ้าหน้าที่บันทึกใบนี้แทนผู้ยืม: นาง ค.", slip.Text(".paper"), StringComparison.Ordinal);
        Assert.Empty(slip.Document.QuerySelectorAll(".sig .fill"));
    }

    static IEnumerable<PartiesProblemCode> Codes(PartiesResult answer) => Assert.IsType<PartiesResult.Invalid>(answer).Problems.Select(problem => problem.Code);
}
