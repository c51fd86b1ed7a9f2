using System.IO.Compression;
using System.Text;
using CsCheck;
using SpreadCheetah;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared.Tables;
using Cell = WiangSuai.Workflow.Web.Shared.Tables.Cell;

namespace WiangSuai.Workflow.Web.Tests.Assets;

public sealed class FilesAsTheyCome
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    const string Csv = "เลขรหัส,รายการ,ราคา\r\n416-66-0011,\"โต๊ะ \"\"พับ\"\"\nสีขาว\",\"1,200.00\"\r\n";

    static FilesAsTheyCome() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void CSV_is_read_in_the_encodings_and_with_the_separators_that_offices_have()
    {
        byte[][] same =
        [
            Encoding.UTF8.GetBytes(Csv), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Csv)], Encoding.GetEncoding(874).GetBytes(Csv),
            Encoding.UTF8.GetBytes(Csv.Replace("รหัส,", "รหัส;").Replace("รายการ,", "รายการ;").Replace("0011,", "0011;").Replace("\",\"", "\";\"")),
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv.Replace("รหัส,", "รหัส\t").Replace("รายการ,", "รายการ\t").Replace("0011,", "0011\t").Replace("\",\"", "\"\t\""))],
        ];
        foreach (var file in same)
        {
            var sheet = Assert.Single(Assert.IsType<FileRead.Sheets>(RegisterFile.Read(file)).All);
            Assert.Equal(["เลขรหัส", "รายการ", "ราคา"], sheet.Rows[0].Cells.Select(cell => cell.Text));
            Assert.Equal(["416-66-0011", "โต๊ะ \"พับ\" สีขาว", "1,200.00"], sheet.Rows[1].Cells.Select(cell => cell.Text));
        }
    }

    [Fact]
    public void What_is_no_register_gets_a_reason_and_never_an_exception()
    {
        Assert.Equal(FileProblem.Empty, Problem([]));
        Assert.Equal(FileProblem.NotASpreadsheet, Problem("%PDF-1.7 not a table"u8.ToArray()));
        Assert.Equal(FileProblem.NotASpreadsheet, Problem("<html><table><tr><td>e-LAAS</td></tr></table>"u8.ToArray()));
        Assert.Equal(FileProblem.NotASpreadsheet, Problem([0x89, .. "PNG"u8, 0, 1, 2]));
        Assert.Equal(FileProblem.OldOrLocked, Problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal(FileProblem.TooBig, Problem(new byte[RegisterFile.MostBytes + 1]));
        Assert.Equal(FileProblem.Broken, Problem("PK\u0003\u0004 and nothing more"u8.ToArray()));
        Assert.Equal(FileProblem.Broken, Problem("a,b\n\"never closed"u8.ToArray()));
        Assert.Equal(FileProblem.NotASpreadsheet, Problem(Zip(("readme.txt", 10))));
        Assert.Equal(FileProblem.HasMacros, Problem(Zip(("xl/workbook.xml", 10), ("xl/vbaProject.bin", 10))));
        Assert.Equal(FileProblem.UnpacksTooBig, Problem(Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 210_000_000))));   // 200 kB packed
        Assert.Equal(FileProblem.TooManyRows, Problem(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", RegisterFile.MostRows + 1)))));
        Assert.Equal(FileProblem.TooManyColumns, Problem(Encoding.UTF8.GetBytes(new string(',', RegisterFile.MostColumns + 1))));
    }

    [Fact]
    public async Task A_spreadsheet_with_any_bytes_changed_is_read_or_refused()
    {
        var whole = await new UntidyRegister().Xlsx(20);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, one, there, other) =>
        {
            var broken = (byte[])whole.Clone();
            (broken[at], broken[there]) = (one, other);
            return RegisterFile.Read(broken) is FileRead.Sheets or FileRead.Refused;
        }, iter: 2_000);
    }

    [Fact]
    public async Task Numbers_keep_the_zeros_that_they_are_shown_with_dates_are_days_and_a_formula_is_its_value()
    {
        using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: Stop))
        {
            var zeros = book.AddStyle(new SpreadCheetah.Styling.Style { Format = SpreadCheetah.Styling.NumberFormat.Custom("0000") });
            var day = book.AddStyle(new SpreadCheetah.Styling.Style { Format = SpreadCheetah.Styling.NumberFormat.Custom("[$-107041E]d mmm yyyy") });
            await book.StartWorksheetAsync("หนึ่ง", token: Stop);
            await book.AddRowAsync([new StyledCell(11, zeros), new StyledCell(18_900.5, null), new StyledCell(new DateTime(2026, 11, 25), day), new StyledCell("=1+1", null)], Stop);
            await book.AddRowAsync([new SpreadCheetah.Cell(new Formula("A1*2"), 22)], Stop);
            await book.FinishAsync(Stop);
        }
        var rows = Assert.Single(Assert.IsType<FileRead.Sheets>(RegisterFile.Read(file.ToArray())).All).Rows;
        Assert.Equal([new Cell("0011"), new Cell("18900.5"), new Cell("2026-11-25", new DateOnly(2026, 11, 25)), new Cell("=1+1")], rows[0].Cells);
        Assert.Equal(new Cell("22"), rows[1][0]);
    }

    [Fact]
    public async Task A_heading_of_two_lines_under_titles_is_found_and_its_columns_are_guessed()
    {
        var read = Assert.IsType<FileRead.Sheets>(RegisterFile.Read(await new UntidyRegister().Xlsx(30)));
        var layout = Headings.Find(read.All.Single(sheet => sheet.Name == "ทะเบียน 2569"))!;
        Assert.Equal(
            [
                RegisterField.Ignored, RegisterField.Number, RegisterField.Name, RegisterField.ClassCode, RegisterField.Quantity, RegisterField.UnitPrice, RegisterField.Ignored, RegisterField.AcquiredOn,
                RegisterField.HoldingUnitId, RegisterField.Location, RegisterField.Note,
            ],
            layout.Columns.Select(column => column.Guess));
        Assert.Equal(5, layout.Data[0].Number);
        Assert.Equal(["A", "B"], layout.Columns.Take(2).Select(column => column.Letters));
    }

    [Fact]
    public void Names_are_found_in_spite_of_typing_and_another_name_is_only_suggested()
    {
        var book = new NameBook([new("1", "สำนักปลัดเทศบาล", "Office of the clerk"), new("2", "กองคลัง", "Finance"), new("3", "กองช่าง", "Works")]);
        Assert.Equal("1", book.Find(" สำนัก ปลัดเทศบาล")?.Id);
        Assert.Equal("2", book.Find("finance")?.Id);
        Assert.Null(book.Find("กองครัง"));
        Assert.Equal("กองคลัง", book.Suggest("กองครัง"));
        Assert.Equal("สำนักปลัดเทศบาล", book.Suggest("สำนักปลัด"));
        Assert.Null(book.Suggest("โรงเรียนเทศบาล 1 บ้านสันป่าตอง"));
    }

    static FileProblem Problem(byte[] file) => Assert.IsType<FileRead.Refused>(RegisterFile.Read(file)).Problem;

    static byte[] Zip(params (string Name, int Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var left = bytes; left > 0; left -= 1_000_000) part.Write(new byte[Math.Min(left, 1_000_000)]);
            }
        }
        return file.ToArray();
    }
}
