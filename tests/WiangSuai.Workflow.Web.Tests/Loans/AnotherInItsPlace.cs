using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>At hand-over another thing of the class takes the place of one that was approved (เปลี่ยนพัสดุ).</summary>
public sealed class AnotherInItsPlace(Databases databases)
{
    const string Projector = "456-62-0003", Speaker = "462-63-0001", LargeSpeaker = "462-65-0002", OfEducation = "463-64-0001", Notebook = "416-66-0012", Screen = "457-62-0001", Modem = "419-66-0002";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Promise_and_custody_move_the_approved_sum_stands_and_borrower_and_approver_are_told(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Ready(counter);
        var before = await counter.Loan(loan);
        Assert.IsType<AmendResult.Done>(await counter.TrySwap("property", loan, Projector, Speaker));

        var after = await counter.Loan(loan);
        Assert.Equal((Speaker, 12_500m, 18_900m, LoanStatus.Approved), (after.Lines.Single().AssetNumber, after.Lines.Single().UnitPrice, after.Amount, after.Status));
        var amendment = Assert.Single(await counter.Amendments(loan));
        Assert.Equal((AmendmentKind.Swapped, before.ContentHash, after.ContentHash, Projector, Speaker), (amendment.Kind, amendment.HashBefore, amendment.ContentHash, amendment.Lines.Single().AssetNumber, amendment.Lines.Single().ToNumber));
        Assert.Equal(new[] { await counter.Person("education"), await counter.Person("deputy1") }.Order(),
            (await counter.Office.WithDb(db => db.Set<Notice>().Where(notice => notice.Kind == NoticeKind.Amended).Select(notice => notice.PersonId).ToListAsync(Stop))).Order());
        Assert.Equal([(await counter.Asset(Speaker)).Id], await counter.Office.WithDb(db => db.Set<Hold>().Where(hold => hold.LoanId == loan).Select(hold => hold.AssetId).ToListAsync(Stop)));
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("lawyer", await counter.Request("lawyer", Projector, from: 0, due: 2)));
        Assert.IsType<FileLoanResult.Invalid>(await counter.TryFile("lawyer", await counter.Request("lawyer", Speaker, from: 0, due: 2)));

        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        Assert.Equal((1, 0), ((await counter.Asset(Speaker)).OutNow, (await counter.Asset(Projector)).OutNow));
        Assert.IsType<AmendResult.NotWaiting>(await counter.TrySwap("property", loan, Speaker, Screen));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Anything_dearer_of_another_class_or_unit_promised_or_already_on_the_slip_is_refused_with_the_gap(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Ready(counter, also: Screen);
        await counter.File("lawyer", Speaker, from: 1, due: 5);

        var dearer = Problem(await counter.TrySwap("property", loan, Projector, LargeSpeaker));
        Assert.Equal((AmendProblemCode.Dearer, 78_500m, 18_900m, 59_600m), (dearer.Code, dearer.Values[1], dearer.Values[2], dearer.Values[3]));
        Assert.Equal(AmendProblemCode.OtherUnit, Problem(await counter.TrySwap("property", loan, Projector, OfEducation)).Code);
        Assert.Equal(AmendProblemCode.OtherUnit, Problem(await counter.TrySwap("property", loan, Projector, Notebook)).Code);
        Assert.Equal(AmendProblemCode.OtherClass, Problem(await counter.TrySwap("property", loan, Projector, Modem)).Code);
        Assert.Equal((AmendProblemCode.NotFree, counter.Today.AddDays(1)), (Problem(await counter.TrySwap("property", loan, Projector, Speaker)).Code, Problem(await counter.TrySwap("property", loan, Projector, Speaker)).Values[1]));
        Assert.Equal(AmendProblemCode.OnThisSlip, Problem(await counter.TrySwap("property", loan, Projector, Screen)).Code);
        Assert.Equal(AmendProblemCode.ThingMissing, Problem(await counter.TrySwap("property", loan, Projector, null)).Code);
        Assert.Equal([AmendProblemCode.ReasonMissing, AmendProblemCode.ThingMissing], Assert.IsType<AmendResult.Invalid>(await counter.TrySwap("property", loan, Screen, null, reason: "")).Problems.Select(problem => problem.Code));
        Assert.IsType<AmendResult.NotEntitled>(await counter.TrySwap("education-head", loan, Projector, Speaker));
        Assert.Empty(await counter.Amendments(loan));
        Assert.Equal(18_900m + 4_200m, (await counter.Loan(loan)).Amount);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_swap_and_another_request_for_the_other_thing_at_once_one_has_it(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 4; round++)
        {
            var loan = await Ready(counter);
            var request = await counter.Request("lawyer", Speaker, from: 0, due: 2);
            var (swap, file) = (Task.Run(() => counter.TrySwap("property", loan, Projector, Speaker), Stop), Task.Run(() => counter.TryFile("lawyer", request), Stop));
            var (swapped, filed) = (await swap, await file);
            Assert.True(swapped is AmendResult.Done ^ filed is FileLoanResult.Filed, $"{swapped} {filed}");
            if (filed is FileLoanResult.Filed { Loan: var other })
            {
                Assert.Equal(AmendProblemCode.NotFree, Problem(swapped).Code);
                await counter.Cancel("lawyer", other);
            }
            await counter.Cancel("education", loan);
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task The_officer_changes_it_on_the_way_to_the_hand_over_and_the_slip_says_so()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Ready(counter);
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        var handOver = await officer.Open($"/loans/{loan}/hand-over");
        var link = handOver.Document.QuerySelector("a[href*='/swap/']")!.GetAttribute("href")!;
        var page = await officer.Open(link);
        Assert.Contains("เครื่องเสียงชุดใหญ่ราคา 78,500 บาท เกินราคาที่อนุมัติ 18,900 บาท อยู่ 59,600 บาท", page.Text(".tests"), StringComparison.Ordinal);
        var wrong = await officer.Send(page, page.Form("main form"), null);
        Assert.Contains("ยังไม่ได้เลือกพัสดุที่ใช้แทน", wrong.Text("main"), StringComparison.Ordinal);
        var done = await officer.Send(wrong, wrong.Form("main form"), null, ("Form.To", (await counter.Asset(Speaker)).Id.ToString()), ("Form.Reason", "หลอดใกล้หมดอายุ"));
        Assert.Equal($"/loans/{loan}/hand-over", done.Path);
        Assert.Contains("เครื่องฉายภาพ 456-62-0003 เปลี่ยนเป็น เครื่องเสียงพกพา 462-63-0001", done.Text("main"), StringComparison.Ordinal);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));

        var slip = (await officer.Open($"/loans/{loan}/slip")).Text(".paper");
        Assert.Contains("๔๖๒-๖๓-๐๐๐๑", slip, StringComparison.Ordinal);
        Assert.Contains("เปลี่ยนพัสดุก่อนจ่าย: เครื่องฉายภาพ ๔๕๖-๖๒-๐๐๐๓ เปลี่ยนเป็น เครื่องเสียงพกพา", slip, StringComparison.Ordinal);
        Assert.Contains((await officer.Open($"/loans/{loan}")).Texts(".log li"), entry => entry.Contains("เปลี่ยนพัสดุก่อนจ่าย", StringComparison.Ordinal) && entry.Contains("หลอดใกล้หมดอายุ", StringComparison.Ordinal));
    }

    static AmendProblem Problem(AmendResult result) => Assert.Single(Assert.IsType<AmendResult.Invalid>(result).Problems);

    /// <summary>The projector, approved for use from today on.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_was_struck_off_the_register_is_neither_offered_nor_taken(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Ready(counter);
        var (officer, speaker) = (await counter.Person("property"), (await counter.Asset(Speaker)).Id);
        Assert.IsType<RetireAssetResult.Retired>(await counter.Office.With(services => services.GetRequiredService<RetireAsset>().Handle(new RetireAssetCommand(officer, speaker, counter.Today, "ขายทอดตลาด"), Stop)));

        var slip = await counter.Loan(loan);
        var choices = await counter.Office.With(services => services.GetRequiredService<SwapThing>().Choices(slip, slip.Lines.Single(), Stop));
        Assert.Contains(LargeSpeaker, choices.Select(choice => choice.Thing.Number));
        Assert.DoesNotContain(Speaker, choices.Select(choice => choice.Thing.Number));
        Assert.Equal(AmendProblemCode.Retired, Problem(await counter.TrySwap("property", loan, Projector, Speaker)).Code);
    }

    static async Task<Guid> Ready(AtTheCounter counter, string? also = null)
    {
        var request = await counter.Request("education", Projector, from: 0, due: 2);
        if (also is not null)
            request = request with { Things = [.. request.Things, new RequestedThing((await counter.Asset(also)).Id, 1)] };
        var loan = Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", request)).Loan;
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, loan);
        return loan;
    }
}
