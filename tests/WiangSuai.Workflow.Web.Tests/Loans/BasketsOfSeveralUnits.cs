using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>A basket of things of several holding units becomes one slip each, all or none.</summary>
public sealed class BasketsOfSeveralUnits(Databases databases)
{
    const string OfficeProjector = "456-62-0003", OfficeTables = "401-60-0001", WorksGenerator = "441-64-0002", EducationMicrophone = "463-64-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Each_unit_gets_a_slip_with_its_own_number_course_and_filing_and_the_slips_know_each_other(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("lawyer", WorksGenerator, from: 10, due: 12);   // the works division's first number is given already

        var filed = Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", await Basket(counter, (OfficeProjector, 1), (WorksGenerator, 1), (OfficeTables, 5))));

        var slips = await Task.WhenAll(filed.Loans.Select(counter.Loan));
        Assert.Equal(2, slips.Length);
        Assert.NotNull(slips[0].BasketId);
        Assert.Equal(slips[0].BasketId, slips[1].BasketId);
        var (office, works) = (slips.Single(slip => slip.Lines.Count == 2), slips.Single(slip => slip.Lines.Count == 1));
        Assert.Equal([OfficeProjector, OfficeTables], office.Lines.OrderBy(line => line.Position).Select(line => line.AssetNumber));
        Assert.Equal((1, 2), (office.Number, works.Number));
        Assert.Equal(18_900m + (5 * 1_000m), office.Amount);
        Assert.NotEqual(office.InstanceId, works.InstanceId);
        Assert.All(slips, slip => Assert.Equal(LoanStatus.Submitted, slip.Status));

        var siblings = await counter.Office.With(services => services.GetRequiredService<LoanReader>().File(office.Id, Stop));
        Assert.Equal(works.Id, Assert.Single(siblings!.Siblings).Loan.Id);
        Assert.Equal("2/2569 (กองช่าง)", siblings.Siblings[0].SlipNumber);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_slip_is_withdrawn_and_its_things_are_free_while_the_other_goes_on_to_be_approved(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var filed = Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", await Basket(counter, (OfficeProjector, 1), (WorksGenerator, 1))));
        var slips = await Task.WhenAll(filed.Loans.Select(counter.Loan));
        var (office, works) = (slips.Single(slip => slip.Lines[0].AssetNumber == OfficeProjector).Id, slips.Single(slip => slip.Lines[0].AssetNumber == WorksGenerator).Id);

        Assert.Equal(CancelLoanResult.Cancelled, await counter.Cancel("education", works));
        foreach (var approver in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(approver, office);

        Assert.Equal((LoanStatus.Approved, LoanStatus.Cancelled), ((await counter.Loan(office)).Status, (await counter.Loan(works)).Status));
        await counter.File("lawyer", WorksGenerator);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_one_thing_is_not_free_no_slip_is_filed_and_no_number_is_used(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("lawyer", WorksGenerator, from: 2, due: 2);

        var refused = Assert.IsType<FileLoanResult.Invalid>(await counter.TryFile("education", await Basket(counter, (OfficeProjector, 1), (WorksGenerator, 1))));

        Assert.Equal(LoanProblemCode.NotFree, Assert.Single(refused.Problems).Code);
        Assert.Equal(1, await counter.Office.WithDb(db => db.Set<Loan>().CountAsync(Stop)));
        Assert.Equal(1, (await counter.Loan(await counter.File("education", OfficeProjector))).Number);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_basket_sent_twice_at_once_is_filed_once_and_both_are_told_of_the_same_slips(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (request, key) = (await Basket(counter, (OfficeTables, 5), (WorksGenerator, 1)), Idempotency.NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => counter.TryFile("education", request, key: key), Stop)));
        Assert.All(answers, answer => Assert.Equal(2, Assert.IsType<FileLoanResult.Filed>(answer).Loans.Count));
        Assert.Equal(((FileLoanResult.Filed)answers[0]).Loans, ((FileLoanResult.Filed)answers[1]).Loans);
        Assert.Equal(2, await counter.Office.WithDb(db => db.Set<Loan>().CountAsync(Stop)));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    /// <summary>The things are named in opposite orders, so that each would take first what the other takes last.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_two_baskets_for_the_same_things_at_once_one_is_filed_whole_and_the_other_not_at_all(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 4; round++)
        {
            var (days, more) = (1 + (round * 5), 3 + (round * 5));
            var one = await Basket(counter, "education", days, more, (OfficeTables, 20), (WorksGenerator, 1), (EducationMicrophone, 1));
            var other = await Basket(counter, "lawyer", days, more, (EducationMicrophone, 1), (WorksGenerator, 1), (OfficeTables, 20));
            var answers = await Task.WhenAll(Task.Run(() => counter.TryFile("education", one), Stop), Task.Run(() => counter.TryFile("lawyer", other), Stop));
            Assert.Equal(3, Assert.Single(answers.OfType<FileLoanResult.Filed>()).Loans.Count);
            Assert.Single(answers.OfType<FileLoanResult.Invalid>());
        }
        Assert.Equal(12, await counter.Office.WithDb(db => db.Set<Loan>().CountAsync(Stop)));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public void However_a_basket_is_mixed_every_thing_is_on_exactly_one_slip_of_its_unit_in_the_order_asked_for()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 300; round++)
        {
            var units = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Guid.CreateVersion7()).ToList();
            var things = Enumerable.Range(0, random.Next(1, 30)).Select(number => Thing(number, units[random.Next(units.Count)])).ToDictionary(thing => thing.Id);
            var asked = things.Keys.OrderBy(_ => random.Next()).Select(id => new RequestedThing(id, random.Next(1, 9))).ToList();
            var slips = new LoanRequest(Guid.Empty, asked, "งาน", LoanPlace.Inside, "ศาลา", null, null, "").ByHoldingUnit(things);

            Assert.All(slips, slip => Assert.Single(slip.Things.Select(thing => things[thing.Asset].HoldingUnitId).Distinct()));
            Assert.Equal(slips.Count, slips.Select(slip => things[slip.Things[0].Asset].HoldingUnitId).Distinct().Count());
            Assert.Equal(asked.Count, slips.Sum(slip => slip.Things.Count));
            Assert.All(slips, slip => Assert.Equal(asked.Where(slip.Things.Contains), slip.Things));
            Assert.Equal(slips.Select(slip => things[slip.Things[0].Asset].HoldingUnitId).Order(), slips.Select(slip => things[slip.Things[0].Asset].HoldingUnitId));
        }
    }

    [Fact]
    public async Task The_review_says_how_the_basket_is_split_and_each_case_names_the_other_slip()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await clerk.Open($"/loans/new?things={(await counter.Asset(OfficeProjector)).Id}&things={(await counter.Asset(WorksGenerator)).Id}");
        var review = await clerk.Send(page, page.Form("main form"), "review",
            ("Form.Purpose", "งานกีฬาตำบล"), ("Form.Place", "Outside"), ("Form.PlaceName", "สนามกีฬา"),
            ("Form.Start.Day", "24"), ("Form.Start.Month", "11"), ("Form.Start.Year", "2569"), ("Form.Due.Day", "25"), ("Form.Due.Month", "11"), ("Form.Due.Year", "2569"));

        Assert.Contains("ระบบจะแยกเป็น 2 ใบยืม", review.Text("#split"), StringComparison.Ordinal);
        Assert.Equal(["กองช่าง 1 รายการ", "สำนักปลัดเทศบาล 1 รายการ"], review.Texts("#split li").Order(StringComparer.Ordinal));
        Assert.Equal(2, review.Document.QuerySelectorAll(".paper").Length);
        Assert.Equal("ยื่นทั้ง 2 ใบ", review.Text("button[value=file]"));

        var filed = await clerk.Send(review, review.Form("main form"), "file");
        Assert.Contains("ยื่นคำขอแล้ว 2 ใบ", filed.Text("[role=status]"), StringComparison.Ordinal);
        var other = filed.Document.QuerySelector("#siblings a")!.GetAttribute("href")!;
        var case2 = await clerk.Open(other);
        Assert.Equal(filed.Path, case2.Document.QuerySelector("#siblings a")!.GetAttribute("href"));
    }

    static Asset Thing(int number, Guid unit) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = $"{number}",
        Name = "โต๊ะ",
        ClassCode = "OFFICE",
        Counter = "ตัว",
        HoldingUnitId = unit,
        IsPool = true,
        Quantity = 9,
        UnitPrice = 1,
        Picture = "table",
        SearchText = "",
    };

    static Task<LoanRequest> Basket(AtTheCounter counter, params (string Number, int Quantity)[] things) => Basket(counter, "education", 1, 3, things);

    static async Task<LoanRequest> Basket(AtTheCounter counter, string user, int from, int due, params (string Number, int Quantity)[] things)
    {
        var asked = new List<RequestedThing>();
        foreach (var (number, quantity) in things)
            asked.Add(new RequestedThing((await counter.Asset(number)).Id, quantity));
        return new LoanRequest(await counter.Post(user), asked, "งานกีฬาตำบล", LoanPlace.Outside, "สนามกีฬา", counter.Today.AddDays(from), counter.Today.AddDays(due), "104");
    }
}
