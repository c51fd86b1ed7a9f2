using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Assets;

public sealed class ImportingARegister(Databases databases)
{
    const string Projector = "456-62-0003", Chairs = "402-61-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_untidy_register_goes_in_but_for_the_rows_that_come_back_and_they_go_in_once_mended(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (untidy, before) = (new UntidyRegister(), await Count(counter));
        var import = await Send(counter, "ทะเบียน.xlsx", await untidy.Xlsx());
        var run = await Run(counter, import);
        Assert.Equal((untidy.Things, 0, untidy.BadRows), (run.NewCount, run.ChangedCount, run.RefusedCount));
        Assert.Equal(before, await Count(counter));   // nothing is written by looking

        Assert.Equal(new ConfirmImportResult.Written(untidy.Things, 0, 0), await Confirm(counter, import));
        Assert.Equal(before + untidy.Things, await Count(counter));
        var ranged = await counter.Asset("403-63-0031");
        Assert.Equal(("โต๊ะทำงาน แบบที่ 4", "ตัว", 1_200m, false), (ranged.Name, ranged.Counter, ranged.UnitPrice, ranged.IsPool));
        var last = await counter.Asset("403-63-0035");
        Assert.Equal(new DateOnly(2019, 1, 10), last.AcquiredOn);
        Assert.Equal((true, 40), await counter.Asset("415-65-0151") is var pool ? (pool.IsPool, pool.Quantity) : default);
        Assert.Equal(untidy.Things, await counter.Office.WithDb(db => db.Set<AssetChange>().CountAsync(change => change.Kind == AssetChangeKind.Imported, Stop)));
        Assert.Contains(run.ContentHash, (await counter.Office.WithDb(db => db.Set<Leaf>().SingleAsync(leaf => leaf.RecordId == import, Stop))).Content, StringComparison.Ordinal);

        // The refused rows come back as a file of the same kind; mended, they go in.
        var (headings, refused) = await Refused(counter, import);
        Assert.Equal(Headings.ReasonMark, headings[^1]);
        Assert.Equal(untidy.BadRows, refused.Count);
        Assert.Contains(refused, row => row[^1]!.ToString()!.Contains("14 ก.พ. 62", StringComparison.Ordinal));
        var number = headings.ToList().IndexOf("เลขรหัส");
        var day = headings.ToList().IndexOf("ว.ด.ป. ที่ได้มา");
        var mended = refused.Where(row => !row.Any(cell => cell is "ผู้จัดทำ")).Select((row, at) => row.Select((cell, column) =>
            column == number ? (cell is null || row[^1]!.ToString()!.Contains("ซ้ำ", StringComparison.Ordinal) ? $"499-69-{at:0000}" : cell)
            : column == day && cell is "14 ก.พ. 62" or "31 ก.พ. 2563" ? "14 ก.พ. 2562" : cell).ToList()).ToList();
        var again = await Send(counter, "แก้แล้ว.xlsx", await Xlsx(headings, mended));
        Assert.Equal((mended.Count, 0, 0), await Run(counter, again) is var second ? (second.NewCount, second.ChangedCount, second.RefusedCount) : default);
        Assert.IsType<ConfirmImportResult.Written>(await Confirm(counter, again));
        Assert.Equal(before + untidy.Things + mended.Count, await Count(counter));

        // The whole file once more changes nothing.
        var third = await Run(counter, await Send(counter, "ทะเบียน.xlsx", await new UntidyRegister().Xlsx()));
        Assert.Equal((0, 0, untidy.Things), (third.NewCount, third.ChangedCount, third.SameCount));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Importing_again_updates_by_number_shows_before_and_after_and_leaves_out_what_changed_meanwhile(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var import = await SendCsv(counter, $"เลขรหัส,รายการ,ราคา,ที่เก็บ\n{ThaiDigits.ToThai(Projector)},เครื่องฉายภาพ,\"19,500.00\",ห้องพัสดุ ชั้น 1\n{Chairs},,,ลานอเนกประสงค์\n462-63-0001,เครื่องเสียงพกพา,,\n");
        var plan = ImportPlan.Unpack((await Run(counter, import)).Plan!);
        Assert.Equal([Projector, Chairs], plan.Changed.Select(thing => thing.After.Number));
        Assert.Equal(1, plan.Same);
        Assert.Equal([new("Location", "", "ห้องพัสดุ ชั้น 1"), new("UnitPrice", "18900.00", "19500.00")],
            plan.Changed[0].Changes.Select(change => change with { Before = change.Field == "Location" ? "" : change.Before }));

        await counter.Office.WithDb(async db =>
        {
            (await db.Set<Asset>().SingleAsync(asset => asset.Number == Chairs, Stop)).Note = "ตรวจนับแล้ว";
            await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(new ConfirmImportResult.Written(0, 1, 1), await Confirm(counter, import));
        Assert.Equal((19_500m, "ห้องพัสดุ ชั้น 1"), await counter.Asset(Projector) is var projector ? (projector.UnitPrice, projector.Location) : default);
        Assert.Contains("ห้องพัสดุ ชั้น 1", projector.SearchText, StringComparison.Ordinal);
        Assert.NotEqual("ลานอเนกประสงค์", (await counter.Asset(Chairs)).Location);
        var (_, refused) = await Refused(counter, import);
        Assert.Contains(Chairs, Assert.Single(refused)[^1]!.ToString(), StringComparison.Ordinal);
        Assert.IsType<ConfirmImportResult.AlreadyWritten>(await Confirm(counter, import));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_number_registered_meanwhile_is_left_out_and_two_confirmations_at_once_write_once(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        const string rows = "เลขรหัส,รายการ,ประเภท,หน่วยงาน,จำนวน,ราคา\n900-69-0001,ตู้เย็น,ELECTRIC,กองคลัง,1,8900\n900-69-0002–0004,พัดลม,ELECTRIC,กองคลัง,3,900\n";
        var (first, second) = (await SendCsv(counter, rows), await SendCsv(counter, rows));
        var both = await Task.WhenAll(Confirm(counter, first), Confirm(counter, first));
        Assert.Equal(new ConfirmImportResult.Written(4, 0, 0), Assert.Single(both.OfType<ConfirmImportResult.Written>()));
        Assert.Single(both.OfType<ConfirmImportResult.AlreadyWritten>());
        Assert.Equal(new ConfirmImportResult.Written(0, 0, 2), await Confirm(counter, second));
        Assert.Equal(4, await counter.Office.WithDb(db => db.Set<Asset>().CountAsync(asset => asset.Number.StartsWith("900-69-"), Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_exported_register_sent_back_changes_nothing(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        foreach (var language in new[] { Languages.Thai, Languages.English })
        {
            using var csv = new MemoryStream();
            using var xlsx = new MemoryStream();
            await counter.Office.With(async services =>
            {
                System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = language;   // of this flow alone
                await CsvWriting.Write(csv, await services.GetRequiredService<RegisterTable>().Of("ทะเบียน", null, Stop), Stop);
                await XlsxWriting.Write(xlsx, await services.GetRequiredService<RegisterTable>().Of("ทะเบียน", null, Stop), Stop);
            });
            foreach (var file in new[] { csv, xlsx })
            {
                var run = await Run(counter, await Send(counter, "ทะเบียน", file.ToArray()));
                Assert.Equal((0, 0, 0), (run.NewCount, run.ChangedCount, run.RefusedCount));
                Assert.Equal(await Count(counter), run.SameCount);
            }
        }
    }

    [Fact]
    public async Task How_columns_are_taken_is_chosen_by_hand_and_remembered_for_the_same_headings()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        const string strange = "รหัสภายใน,คำเรียก,กลุ่มของ,เงิน,คนเก็บ\n901-69-0001,ตู้เหล็ก,OFFICE,5400,กองคลัง\n";
        var import = await SendCsv(counter, strange);
        Assert.Equal(0, (await Run(counter, import)).NewCount);
        RegisterField[] meant = [RegisterField.Number, RegisterField.Name, RegisterField.ClassCode, RegisterField.UnitPrice, RegisterField.HoldingUnitId];
        var person = await counter.Person("property");
        Assert.True(await counter.Office.With(services => services.GetRequiredService<PreviewImport>().Choose(person, import, new ImportChoices("", meant, null, null, "ตู้"), Stop)));
        Assert.Equal(1, (await Run(counter, import)).NewCount);
        Assert.Equal(1, (await Run(counter, await SendCsv(counter, strange.Replace("901-69-0001", "901-69-0002")))).NewCount);
        Assert.IsType<ConfirmImportResult.OtherPlan>(await counter.Office.With(services => services.GetRequiredService<ConfirmImport>().Handle(new ConfirmImportCommand(person, import, "another plan"), Stop)));
        Assert.IsType<ConfirmImportResult.Written>(await Confirm(counter, import));
        Assert.Equal("ตู้", (await counter.Asset("901-69-0001")).Counter);
    }

    [Fact]
    public async Task Every_bad_row_says_what_is_wrong_in_both_languages_and_none_is_dropped()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var import = await SendCsv(counter, """
            เลขรหัส,รายการ,ประเภท,หน่วยงาน,จำนวน,ราคา,วันที่ได้มา,ประเภทเงิน
            910-69-0020–0016,ก,OFFICE,กองคลัง,5,100,,
            910-69-0001–0005,ก,OFFICE,กองคลัง,4,100,,
            910-69-0007,ก,OFFICE,กองครัง,1,100,,
            910-69-0008,ก,ของเล่น,กองคลัง,1,100,,
            910-69-0009,ก,OFFICE,กองคลัง,หลายตัว,100,,
            910-69-0010,ก,OFFICE,กองคลัง,1,ฟรี,,
            910-69-0011,ก,OFFICE,กองคลัง,1,100,31 ก.พ. 2563,
            910-69-0012,ก,OFFICE,กองคลัง,1,100,1/1/2590,
            910-69-0013,ก,OFFICE,กองคลัง,1,100,,เงินกู้
            910-69-0014,ก,OFFICE,กองคลัง,1,,,
            910-69-0015,,OFFICE,กองคลัง,1,100,,
            910-69-0017,ก,OFFICE,กองคลัง,1,100,,
            910-69-0017,ข,OFFICE,กองคลัง,1,100,,
            456-62-0003,ก,OFFICE,กองคลัง,3,100,,
            #REF!,ก,OFFICE,กองคลัง,1,100,,
            """);
        var run = await Run(counter, import);
        Assert.Equal((1, 14, 15), (run.NewCount, run.RefusedCount, run.RowCount));
        var rows = ImportPlan.Unpack(run.Plan!).Refused;
        Assert.All(rows, row => Assert.True(row.Thai.Contains('→') && row.English.Contains('→') && row.Thai != row.English));
        Assert.Contains("0016–0020", rows[0].Thai, StringComparison.Ordinal);
        Assert.Contains("“กองคลัง”", rows[2].Thai, StringComparison.Ordinal);
        Assert.Contains(rows, row => row.Row == 14 && row.English.Contains("row 13", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_goes_when_its_time_is_over_and_the_line_in_the_list_stays()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var import = await SendCsv(counter, "เลขรหัส,รายการ\n1,ก\n");
        counter.Office.Clock.Advance(ImportRun.Kept);
        Assert.Equal(1, await counter.Office.With(services => services.GetRequiredService<DropImportedFiles>().Run(Stop)));
        Assert.Null((await Run(counter, import)).Content);
        Assert.IsType<ConfirmImportResult.NoSuchImport>(await Confirm(counter, import));
        using var reader = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        Assert.Contains("ไม่ได้นำเข้า", (await reader.Open("/assets/imports")).Text(".tbl tbody"), StringComparison.Ordinal);
        Assert.NotNull((await reader.Open($"/assets/import/{import}")).Document.QuerySelector(".empty"));
    }

    [Fact]
    public async Task Only_the_property_officer_imports_and_changed_choices_are_looked_at_before_they_are_written()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var import = await SendCsv(counter, "เลขรหัส,รายการ,ประเภท,หน่วยงาน,ราคา\n920-69-0001,ตู้,OFFICE,กองคลัง,100\n");
        using (var other = await Reading.As(counter.Office, "education", AtTheCounter.Password))
        {
            foreach (var path in new[] { "/assets/import", "/assets/imports", $"/assets/import/{import}", $"/assets/import/{import}?handler=Refused", "/assets/import?export=csv" })
                Assert.Equal(HttpStatusCode.Forbidden, (await other.Open(path)).Status);
        }
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        var page = await officer.Open($"/assets/import/{import}");
        var form = page.Form("main form");
        form.SetAttribute("action", $"/assets/import/{import}?handler=Confirm");
        var looked = await officer.Send(page, form, null, ("Form.Fields[1]", "Ignored"));
        Assert.Equal(0, (await Run(counter, import)).NewCount);   // a thing without a name is none
        Assert.Contains("ท่านเปลี่ยนการจับคู่", looked.Text("[role=status]"), StringComparison.Ordinal);
        var twice = looked.Form("main form");
        twice.SetAttribute("action", $"/assets/import/{import}?handler=Choose");
        Assert.NotNull((await officer.Send(looked, twice, null, ("Form.Fields[1]", "Number"))).ErrorBeside("Form_Fields_1_"));
        Assert.False(await counter.Office.WithDb(db => db.Set<Asset>().AnyAsync(asset => asset.Number == "920-69-0001", Stop)));
    }

    static Task<int> Count(AtTheCounter counter) => counter.Office.WithDb(db => db.Set<Asset>().CountAsync(Stop));

    static Task<ImportRun> Run(AtTheCounter counter, Guid import) => counter.Office.WithDb(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(run => run.Id == import, Stop));

    static Task<Guid> SendCsv(AtTheCounter counter, string csv) => Send(counter, "ทะเบียน.csv", Encoding.UTF8.GetBytes(csv));

    static async Task<Guid> Send(AtTheCounter counter, string name, byte[] file)
    {
        var person = await counter.Person("property");
        return Assert.IsType<SendFileResult.Kept>(await counter.Office.With(services => services.GetRequiredService<PreviewImport>().Send(person, name, file, Stop))).Import;
    }

    static async Task<ConfirmImportResult> Confirm(AtTheCounter counter, Guid import)
    {
        var (person, run) = (await counter.Person("property"), await Run(counter, import));
        return await counter.Office.With(services => services.GetRequiredService<ConfirmImport>().Handle(new ConfirmImportCommand(person, import, run.PlanHash), Stop));
    }

    static async Task<(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows)> Refused(AtTheCounter counter, Guid import)
    {
        var run = await Run(counter, import);
        var (headings, rows) = RefusedRowsFile.Of(PreviewImport.TableOf(run.Content!, run.Sheet)!, ImportPlan.Unpack(run.Plan!).Refused.ToDictionary(row => row.Row, row => row.Thai));
        return (headings, [.. rows]);
    }

    static async Task<byte[]> Xlsx(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        await XlsxWriting.Write(file, new ExportedTable("แก้แล้ว", headings, rows.ToAsyncEnumerable()), Stop);
        return file.ToArray();
    }
}
