using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.ScreenFrame;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>Slips from before the system come from a file with the pictures of their papers: good ones go in, bad ones come back with their reasons.</summary>
public sealed class BeforeFromAFile(Databases databases)
{
    const string Headings = "เลขที่ใบยืม,ปีของทะเบียน,ลงวันที่,ผู้ยืม,ตำแหน่ง,หน่วยงาน,หน่วยงานภายนอก,วันที่ยืม,กำหนดคืน,วัตถุประสงค์,ใช้ในหรือนอกสถานที่,สถานที่ใช้,หมายเลขพัสดุ,จำนวน,ภาพใบยืม";

    /// <summary>Two things on one slip of somebody known by name, one thing of somebody of the chart, and one of another agency.</summary>
    static readonly string[] Good =
    [
        "๓๗,๒๕๖๙,3 พ.ย. 2569,นาย พ.,พนักงานขับรถยนต์,สำนักปลัดเทศบาล,,3 พ.ย. 2569,30/11/2569,งานประเพณี,นอกสถานที่,วัดกลาง,401-60-0001,๔ ตัว,ใบ37.jpg",
        "37,2569,,,,,,,,,,,456-62-0003,,",
        "38,2569,2569-11-05,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.JPG",
        "39,2569,6 พ.ย. 2569,นาง ว.,ผู้อำนวยการ,,โรงเรียนบ้านกลาง,6 พ.ย. 2569,28 พ.ย. 2569,กีฬา,outside,สนามโรงเรียน,401-60-0001,3,ใบ39.jpg",
    ];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Each_slip_stands_under_its_number_and_a_second_time_changes_nothing(Provider provider)
    {
        await using var counter = await Open(provider, "ใบ37.jpg", "ใบ38.jpg", "ใบ39.jpg");
        var educator = await counter.Office.WithDb(db => db.Set<Web.People.Person>().Where(person => person.Name == "นางสาว ข.").Select(person => person.Id).SingleAsync(Stop));
        var (rows, seen) = (Rows(Good), await Preview(counter, Good));
        Assert.Equal([true, true, true], seen.Slips.Select(slip => slip.IsGood));
        Assert.Equal(("สำนักปลัดเทศบาล", 2569, 40, true, false), seen.Series.Select(series => (series.Unit, series.Year, series.Next, series.IsFirst, series.IsWide)).Single());
        Assert.False(await counter.Office.WithDb(db => db.Set<Loan>().AnyAsync(Stop)));

        var key = Idempotency.NewKey();
        var done = await Keep(counter, rows, key);
        Assert.All(done, slip => Assert.NotNull(slip.Kept));
        var slips = new List<Loan>();
        foreach (var slip in done) slips.Add(await counter.Loan(slip.Kept!.Value));
        Assert.Equal([(37, 2, BorrowerKind.Named), (38, 1, BorrowerKind.Staff), (39, 1, BorrowerKind.Agency)], slips.Select(loan => (loan.Number, loan.Lines.Count, loan.BorrowerKind)));
        Assert.All(slips, loan => Assert.Equal((LoanStatus.HandedOver, true, (string?)"นาง ค."), (loan.Status, loan.IsBefore, loan.KeyedByName)));
        Assert.Equal((educator, LoanPlace.Inside, new DateOnly(2026, 11, 5)), (slips[1].BorrowerId, slips[1].Place, slips[1].PaperDate!.Value));

        foreach (var again in new[] { key, Idempotency.NewKey() })
        {
            var there = await Keep(counter, rows, again);
            Assert.Equal(done.Select(slip => slip.Kept), there.Select(slip => slip.Kept));
            Assert.DoesNotContain(there, slip => slip.IsNew);
        }
        Assert.Equal(3, await counter.Office.WithDb(db => db.Set<Loan>().CountAsync(Stop)));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_wrong_is_said_row_by_row_and_holds_up_no_other_slip(Provider provider)
    {
        await using var counter = await Open(provider, "ใบ38.jpg", "ใบ40.jpg");
        string[] lines =
        [
            Good[0], Good[2],
            "40,2569,31 ก.พ. 2569,ใครคนหนึ่ง,,กองที่ไม่มี,,3 พ.ย. 69,1 พ.ย. 2569,,ที่ไหนสักแห่ง,,999-99-9999,สี่,ใบ40.jpg",
        ];
        var seen = await Preview(counter, lines);
        Assert.Equal([false, true, false], seen.Slips.Select(slip => slip.IsGood));
        Assert.Contains("ใบ37.jpg", Assert.Single(seen.Slips[0].Problems).Why, StringComparison.Ordinal);
        var wrong = seen.Slips[2].Problems;
        Assert.All(wrong, problem => Assert.Equal(4, problem.Row));
        foreach (var part in new[] { "ลงวันที่", "วันที่ยืม", "กองที่ไม่มี", "ที่ไหนสักแห่ง", "999-99-9999" })
            Assert.Contains(wrong, problem => problem.Why.Contains(part, StringComparison.Ordinal));

        var done = await Keep(counter, Rows(lines), Idempotency.NewKey());
        Assert.Single(done, slip => slip.Kept is not null);
        Assert.Equal(38, (await counter.Office.WithDb(db => db.Set<Loan>().SingleAsync(Stop))).Number);
    }

    [Theory]
    [InlineData("37,2569,,,,,,,,,,,999-99-9999,,", "999-99-9999")]   // no such thing
    [InlineData("37,2568,,,,,,,,,,,456-62-0003,,", "37/2568")]        // another year, and no slip of it above
    public async Task A_row_that_cannot_be_placed_holds_back_the_whole_paper(string stray, string said)
    {
        await using var counter = await Open(Provider.Sqlite, "ใบ37.jpg", "ใบ38.jpg");
        string[] lines = [Good[0], stray, Good[2]];
        Assert.DoesNotContain((await Preview(counter, lines)).Slips, slip => slip.IsGood && slip.Number.StartsWith("37", StringComparison.Ordinal));
        var done = await Keep(counter, Rows(lines), Idempotency.NewKey());
        Assert.Equal(38, (await counter.Office.WithDb(db => db.Set<Loan>().SingleAsync(Stop))).Number);
        Assert.Contains(done.Where(slip => slip.Kept is null), slip => slip.Number.Contains(said, StringComparison.Ordinal) || slip.Problems.Any(problem => problem.Why.Contains(said, StringComparison.Ordinal)));

        Assert.True((await Keep(counter, Rows([Good[0], Good[1], Good[2]]), Idempotency.NewKey()))[0].IsNew);   // mended, it goes in whole
        Assert.Equal(2, (await counter.Office.WithDb(db => db.Set<Loan>().Include(loan => loan.Lines).SingleAsync(loan => loan.Number == 37, Stop))).Lines.Count);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_number_that_another_slip_bears_is_refused_and_not_taken_for_this_one(Provider provider)
    {
        await using var counter = await Open(provider, "ใบ1.jpg");
        await counter.File("education", "456-62-0003");
        string[] lines = ["001,2569,5 พ.ย. 2569,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ1.jpg"];
        var slip = Assert.Single(await Keep(counter, Rows(lines), Idempotency.NewKey()));
        Assert.Null(slip.Kept);
        Assert.Contains("มีใบอื่นอยู่ในระบบแล้ว", Assert.Single(slip.Problems).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_was_renamed_is_found_and_one_picture_is_not_for_two_slips()
    {
        await using var counter = await Open(Provider.Sqlite, "IMG_001.jpg");
        var officer = await counter.Person("property");
        await counter.Office.With(services => services.GetRequiredService<SlipImages>().Keep(officer, "ใบ38.jpg", [0xFF, 0xD8, 0xFF, .. Encoding.UTF8.GetBytes("IMG_001.jpg")], Stop));
        Assert.True((await Preview(counter, [Good[2]])).Slips.Single().IsGood);
        var twice = (await Preview(counter, [Good[2], Good[2].Replace("38,", "39,", StringComparison.Ordinal)])).Slips;
        Assert.All(twice, slip => Assert.Contains("หลายใบ", Assert.Single(slip.Problems).Why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("38,2569,5 พ.ย. 2569,นางสาว ข.,ช่างไฟฟ้า,กองช่าง,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.jpg", "นักวิชาการศึกษา")]   // a namesake
    [InlineData("38,2569,5 พ.ย. 2569,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2669,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.jpg", "ไกลเกินไป")]
    [InlineData("38,2569,5 พ.ย. 2469,นางสาว ข.,,,,5 พ.ย. 2469,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.jpg", "นานเกินไป")]
    [InlineData("38,2569,5 พ.ย. 2569,,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.jpg", "ไม่ได้เขียนชื่อผู้ยืม")]
    [InlineData("38,2569,5 พ.ย. 2569,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,,ห้องประชุม,401-60-0001,2,ใบ38.jpg", "ไม่ได้บอกว่าใช้ในหรือนอกสถานที่")]
    [InlineData("2569038,2569,5 พ.ย. 2569,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.jpg", "99,999")]
    public async Task A_slip_of_the_pen_is_told_and_never_kept(string line, string said)
    {
        await using var counter = await Open(Provider.Sqlite, "ใบ38.jpg");
        var slip = Assert.Single(await Keep(counter, Rows([line]), Idempotency.NewKey()));
        Assert.Null(slip.Kept);
        Assert.Contains(slip.Problems, problem => problem.Why.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_of_one_slip_that_contradict_each_other_and_more_than_there_is_are_told()
    {
        await using var counter = await Open(Provider.Sqlite, "ใบ37.jpg", "ใบ38.jpg");
        string[] lines = [Good[0], "37,2569,4 พ.ย. 2569,,,,,,,,,,456-62-0003,,", "38,2569,5 พ.ย. 2569,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,9999,ใบ38.jpg"];
        var seen = await Preview(counter, lines);
        Assert.Contains("ลงวันที่", Assert.Single(seen.Slips[0].Problems).Why, StringComparison.Ordinal);
        Assert.Contains("โต๊ะ", Assert.Single(seen.Slips[1].Problems).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_sends_the_file_sees_what_would_happen_brings_it_in_and_downloads_the_rest()
    {
        await using var counter = await Open(Provider.Sqlite, "ใบ38.jpg");
        using var officer = new Visitor(counter.Office);
        await officer.SignIn("property");
        const string page = "/loans/before/import";
        Assert.StartsWith(Headings, (await officer.Get(page + "?handler=Template")).Html, StringComparison.Ordinal);
        Assert.Contains("ไม่พบหัวคอลัมน์", (await officer.Upload(page, "Upload", "x.csv", Encoding.UTF8.GetBytes("a,b\r\n1,2"))).Text, StringComparison.Ordinal);

        var seen = await officer.Upload(page, "Upload", "slips.csv", Encoding.UTF8.GetBytes(File([Good[0], Good[2]])));
        Assert.Contains("เข้าระบบได้ 1 จาก 2 ใบ", seen.Text, StringComparison.Ordinal);
        var refused = await officer.Send(page + "?handler=Refused", seen, Fields(seen));
        Assert.Contains("401-60-0001", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ใบ38", refused.Html, StringComparison.Ordinal);
        var done = await officer.Send(page + "?handler=Apply", seen, Fields(seen));
        Assert.Contains("เข้าระบบแล้ว 1 ใบ มีเครื่องหมายก่อนใช้ระบบ · อยู่ในระบบก่อนแล้ว 0 ใบ · เข้าไม่ได้ 1 ใบ", done.Text, StringComparison.Ordinal);
        Assert.Equal(38, (await counter.Office.WithDb(db => db.Set<Loan>().SingleAsync(Stop))).Number);

        using var borrower = new Visitor(counter.Office);
        await borrower.SignIn("education");
        Assert.Equal(HttpStatusCode.Forbidden, (await borrower.Get(page)).Status);
    }

    static (string, string)[] Fields(Answer page)
    {
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page.Html).QuerySelector("form:has([name=Table])")!;
        return [("Key", form.QuerySelector("[name=Key]")!.GetAttribute("value")!), ("Table", form.QuerySelector("[name=Table]")!.TextContent)];
    }

    static string File(IEnumerable<string> lines) => string.Join("\r\n", lines.Prepend(Headings)) + "\r\n";

    static IReadOnlyList<BeforeRow> Rows(IEnumerable<string> lines)
    {
        var (rows, missing) = BeforeFile.Read(Assert.IsType<FileRead.Sheets>(RegisterFile.Read(Encoding.UTF8.GetBytes(File(lines)))), new BeforeImportTexts());
        Assert.Empty(missing);
        return rows;
    }

    async Task<AtTheCounter> Open(Provider provider, params string[] pictures)
    {
        var counter = await AtTheCounter.Open(databases, provider);
        var officer = await counter.Person("property");
        foreach (var name in pictures)
            await counter.Office.With(services => services.GetRequiredService<SlipImages>().Keep(officer, name, [0xFF, 0xD8, 0xFF, .. Encoding.UTF8.GetBytes(name)], Stop));
        return counter;
    }

    static Task<BeforePreview> Preview(AtTheCounter counter, IEnumerable<string> lines) => InThai(counter, (import, officer) => import.Preview(officer, Rows(lines), Stop));

    static Task<IReadOnlyList<BeforeSlip>> Keep(AtTheCounter counter, IReadOnlyList<BeforeRow> rows, string key) => InThai(counter, (import, officer) => import.Handle(officer, rows, key, Stop));

    static Task<T> InThai<T>(AtTheCounter counter, Func<ImportBefore, Guid, Task<T>> act) => Speaking.Thai(async () =>
    {
        var officer = await counter.Person("property");
        return await counter.Office.With(services => act(services.GetRequiredService<ImportBefore>(), officer));
    });
}
