using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared.Tables;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Chart;

public sealed class FromFiles(Databases databases)
{
    const string
        Units = "รหัส,ชื่อหน่วยงาน,ชนิดหน่วยงาน,ภายใต้,ลำดับ,งานกลาง\nfinance.assets,งานทะเบียนและทรัพย์สิน,งาน,finance,๒,asset-registry\nexecutive,คณะผู้บริหาร,คณะผู้บริหาร,,1,\nfinance,กองคลัง,กอง,,2,\n",
        Posts = "รหัส,ชื่อตำแหน่ง,ชนิดตำแหน่ง,รหัสหน่วยงาน,ขึ้นตรงต่อ,เป็นหัวหน้า\nofficer,เจ้าพนักงานพัสดุ,เจ้าหน้าที่,finance.assets,director,\nmayor,นายกเทศมนตรี,นายกเทศมนตรี,executive,,ใช่\ndirector,ผู้อำนวยการกองคลัง,หัวหน้า,finance,mayor,ใช่\n",
        Persons = "คำนำหน้า,ชื่อ-สกุล,โทรศัพท์ภายใน\nนาย,ม.,๑๐๑\nนาง,ล.,102\n",
        Holdings = "ผู้ดำรงตำแหน่ง,รหัสตำแหน่ง,ตั้งแต่,ถึง,เลขที่คำสั่ง,ลงวันที่\nนาย ม.,mayor,๑/๑๐/๒๕๖๘,,ประกาศผลการเลือกตั้ง,30 ก.ย. 2568\nนาง ล.,director,1 ตุลาคม พ.ศ. 2568,30/9/2570,338/2568,20 ก.ย. 2568\n";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Four_files_make_an_office_in_whatever_order_their_lines_stand_and_again_change_nothing(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        await Administrator(office);
        var done = Assert.IsType<ImportPeopleResult.Imported>(await Import(office, Units, Posts, Persons, Holdings));
        Assert.Equal((10, 0, 0), (done.Added, done.Changed, done.Waiting));
        await office.WithDb(async db =>
        {
            Assert.Equal("กองคลัง", await db.Set<Unit>().Where(u => u.Code == "finance.assets").Select(u => u.Parent!.Name).SingleAsync(Stop));
            Assert.Equal("director", await db.Set<Post>().Where(p => p.Code == "officer").Select(p => p.ReportsTo!.Code).SingleAsync(Stop));
            var holding = await db.Set<Holding>().Include(h => h.Person).SingleAsync(h => h.Post!.Code == "director", Stop);
            Assert.Equal(("นาง ล.", new DateOnly(2025, 10, 1), new DateOnly(2027, 9, 30), "คำสั่งที่ 338/2568 ลงวันที่ 20 กันยายน 2568", HoldingSource.SetUp), (holding.Person!.Name, holding.From, holding.To!.Value, holding.Basis, holding.Source));
            Assert.Equal("101", await db.Set<Person>().Where(p => p.Name == "นาย ม.").Select(p => p.Telephone).SingleAsync(Stop));
        });
        var again = Assert.IsType<ImportPeopleResult.Imported>(await Import(office, Units, Posts, Persons, Holdings));
        Assert.Equal((0, 0, 0), (again.Added, again.Changed, again.Waiting));
        var changed = Assert.IsType<ImportPeopleResult.Imported>(await Import(office, Units.Replace("กองคลัง", "กองการคลัง", StringComparison.Ordinal)));
        Assert.Equal((0, 1), (changed.Added, changed.Changed));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_wrong_line_and_nothing_is_recorded_and_each_is_told_with_its_line_and_column(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        await Administrator(office);
        var wrong = Assert.IsType<ImportPeopleResult.Wrong>(await Import(office, Units, Posts + "extra,ลูกจ้าง,คนงาน,finance,director,\nsecond,ปลัดอีกคน,หัวหน้า,finance,mayor,ใช่\n", Persons,
            Holdings + "นาย ไม่มี,mayor,1/10/2569,,1/2569,1/10/2568\nนาง ล.,mayor,31/2/2569,,1/2569,1/10/2026\n")).Plan;
        Assert.Equal(0, await office.WithDb(db => db.Set<Unit>().CountAsync(Stop)) + await office.WithDb(db => db.Set<Person>().CountAsync(Stop)));
        Assert.Equal(
            [("f1", 4, PeopleFiles.IsHead, "Chart.HeadTaken"), ("f1", 5, PeopleFiles.PostKindHeading, "Line.NotAChoice"), ("f1", 6, PeopleFiles.IsHead, "Chart.HeadTaken"),
                ("f3", 4, PeopleFiles.Holder, "Line.NoSuchPerson"), ("f3", 5, PeopleFiles.From, "Line.NotADay"), ("f3", 5, PeopleFiles.OrderDate, "Line.NotADay")],
            wrong.Problems.Select(problem => (problem.File, problem.Line, problem.Column, problem.Text)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_there_is_a_second_person_a_holding_from_a_file_waits_for_it(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var file = "ผู้ดำรงตำแหน่ง,รหัสตำแหน่ง,ตั้งแต่,เลขที่คำสั่ง,ลงวันที่\nนางสาว ช.,finance.assets.head,1/11/2569,338/2569,30/10/2569\n";
        var done = Assert.IsType<ImportPeopleResult.Imported>(await Import(personnel.Office, file));
        Assert.Equal((1, 1), (done.Added, done.Waiting));
        var proposal = await personnel.Office.WithDb(db => db.Set<HoldingProposal>().SingleAsync(Stop));
        Assert.False(await personnel.Office.WithDb(db => db.Set<Holding>().AnyAsync(h => h.PostId == proposal.PostId, Stop)));
        Assert.IsType<DecideProposalResult.Confirmed>(await personnel.Confirm("personnel", proposal.Id));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_file_leads_no_power_past_who_sits_already_and_while_an_office_is_set_up_it_may(Provider provider)
    {
        const string file = "รหัส,ชื่อตำแหน่ง,ชนิดตำแหน่ง,รหัสหน่วยงาน,ขึ้นตรงต่อ,เป็นหัวหน้า\neducation.officer,นักวิชาการศึกษา,เจ้าหน้าที่,education,deputy-1,\n";
        await using var personnel = await AtPersonnel.Open(databases, provider);
        var wrong = Assert.Single(Assert.IsType<ImportPeopleResult.Wrong>(await Import(personnel.Office, file)).Plan.Problems);
        Assert.Equal((2, PeopleFiles.ReportsTo, "Chart.SuperiorNeedsEmptyPosts"), (wrong.Line, wrong.Column, wrong.Text));
        Assert.IsType<ImportPeopleResult.Imported>(await Import(personnel.Office, file.Replace("deputy-1", "education.director", StringComparison.Ordinal)));

        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        await Administrator(office);
        Assert.IsType<ImportPeopleResult.Imported>(await Import(office, Units, Posts, Persons, Holdings));
        var moved = Assert.IsType<ImportPeopleResult.Imported>(await Import(office, Posts.Replace("finance.assets,director,", "finance.assets,mayor,", StringComparison.Ordinal)));
        Assert.Equal((0, 1), (moved.Added, moved.Changed));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_written_is_what_was_shown(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var account = await Administrator(office);
        List<SentFile> files = [new("f", Units)];
        var seen = await office.With(async services => ImportPeople.DigestOf(await services.GetRequiredService<ImportPeople>().Preview(files, Stop)));
        Assert.IsType<ImportPeopleResult.Imported>(await Import(office, Units));   // somebody was first
        Assert.IsType<ImportPeopleResult.LooksDifferent>(await office.With(services => services.GetRequiredService<ImportPeople>().Handle(new ImportPeopleCommand(account, files, seen, Idempotency.NewKey()), Stop)));
    }

    [Fact]
    public void A_file_is_read_as_UTF8_or_Windows_874_with_quotes_and_line_breaks()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "รหัส;ชื่อ\r\na;\"กอง \"\"คลัง\"\"\r\nสองบรรทัด\"\r\n\r\nb;งาน\r\n";
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], Encoding.GetEncoding(874).GetBytes(text) })
        {
            var rows = CsvTable.Read(bytes)!.Filled.ToList();
            Assert.Equal([1, 2, 5], rows.Select(row => row.Line));
            Assert.Equal(["a", "กอง \"คลัง\"\r\nสองบรรทัด"], rows[1].Cells);
        }
        Assert.Null(CsvTable.Read("a,\"b"));
        Assert.Null(CsvTable.Decode([0x50, 0x4B, 0x03, 0x04, 0x00]));
    }

    [Theory]
    [InlineData("1/10/2569", 2026, 10, 1)]
    [InlineData("๑ ต.ค. ๒๕๖๙", 2026, 10, 1)]
    [InlineData("29 กุมภาพันธ์ พ.ศ. 2567", 2024, 2, 29)]
    [InlineData("29 ก.พ. 2569", 0, 0, 0)]
    [InlineData("1/10/2026", 0, 0, 0)]
    [InlineData("1/10/69", 0, 0, 0)]
    [InlineData("ตุลาคม 2569", 0, 0, 0)]
    public void A_day_is_read_as_it_is_written_and_nothing_is_guessed(string written, int year, int month, int day) =>
        Assert.Equal(year == 0 ? null : new DateOnly(year, month, day), WrittenDay.OfBuddhistEra(written));

    [Fact]
    public void Each_template_is_read_as_what_it_is()
    {
        foreach (var kind in Enum.GetValues<PeopleFileKind>())
            Assert.Equal(kind, PeopleFiles.Read("t", CsvTable.Read(PeopleFiles.Template(kind))).File?.Kind);
    }

    static async Task<Guid> Administrator(Office office)
    {
        var id = Guid.CreateVersion7();
        await office.WithDb(async db =>
        {
            db.Add(new Account { Id = id, UserName = "admin", NormalizedUserName = "ADMIN", SecurityStamp = "x", IsAdministrator = true });
            await db.SaveChangesAsync(Stop);
        });
        return id;
    }

    static async Task<ImportPeopleResult> Import(Office office, params string[] texts)
    {
        var account = await office.WithDb(db => db.Set<Account>().Where(a => a.UserName == "admin").Select(a => a.Id).SingleAsync(Stop));
        List<SentFile> files = [.. texts.Select((text, at) => new SentFile($"f{at}", text))];
        return await office.With(async services =>
        {
            var import = services.GetRequiredService<ImportPeople>();
            var seen = ImportPeople.DigestOf(await import.Preview(files, Stop));
            return await import.Handle(new ImportPeopleCommand(account, files, seen, Idempotency.NewKey()), Stop);
        });
    }
}
