using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.Assets;

/// <summary>
/// A register as a small municipality keeps it: titles above, a heading in two lines with merged groups, ranges of numbers, Thai digits, text and real dates,
/// things without a number or with another's, days that cannot be, section lines, totals, blank lines, the heading again on a further page. Made anew for each test; no real register.
/// </summary>
public sealed class UntidyRegister
{
    public const string Unit = "สำนักปลัดเทศบาล", Class = "ครุภัณฑ์สำนักงาน";

    /// <summary>What the office calls these two columns: the usual words, unless an office has words of its own.</summary>
    public string NumberHeading { get; init; } = "เลขรหัส";

    public string UnitHeading { get; init; } = "หน่วยงาน";

    string[] Heading =>
        ["ลำดับที่", NumberHeading, "รายการ", "ประเภท", "จำนวน", "ราคา (บาท)", "ราคา (บาท)", "ว.ด.ป. ที่ได้มา", UnitHeading, "สถานที่ตั้ง", "หมายเหตุ"];

    static readonly string[] SubHeading = ["", "", "", "", "", "ต่อหน่วย", "รวม", "", "", "", ""];

    /// <summary>Rows as they come out of the file: what is counted is what a reader has to find.</summary>
    public int Things { get; private set; }

    public int BadRows { get; private set; }

    public int Rows { get; private set; }

    public async Task<byte[]> Xlsx(int rows = 800)
    {
        using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file))
        {
            var day = book.AddStyle(new Style { Format = NumberFormat.Custom("[$-107041E]d mmm yyyy") });
            await book.StartWorksheetAsync("คำชี้แจง");
            await book.AddRowAsync([new Cell("ทะเบียนนี้สรุปเมื่อสิ้นปีงบประมาณ")]);
            await book.StartWorksheetAsync("ทะเบียน 2569");
            await book.AddRowAsync([new Cell("ทะเบียนคุมทรัพย์สิน เทศบาลตำบลเวียงสรวย")]);
            await book.AddRowAsync([new Cell("ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")]);
            await book.AddRowAsync([.. Heading.Select(text => new Cell(text))]);
            await book.AddRowAsync([.. SubHeading.Select(text => new Cell(text))]);
            book.MergeCells("A1:K1");
            book.MergeCells("A2:K2");
            book.MergeCells("F3:G3");
            foreach (var column in "ABCDEHIJK") book.MergeCells($"{column}3:{column}4");

            var at = 5;   // the next row of the sheet
            for (var n = 0; n < rows; n++, at++)
            {
                if (n % 100 == 50)
                {
                    await book.AddRowAsync([new Cell($"หมวดที่ {n / 100 + 1}")]);
                    book.MergeCells($"A{at}:K{at}");
                    at++;
                }
                if (n % 200 == 150)
                {
                    await book.AddRowAsync([new Cell("รวม"), default, default, default, new Cell(200), default, new Cell(1_000_000)]);
                    await book.AddRowAsync([]);
                    await book.AddRowAsync([.. Heading.Select(text => new Cell(text))]);
                    at += 3;
                }
                await book.AddRowAsync(Row(n, day));
            }
            await book.AddRowAsync([new Cell("รวมทั้งสิ้น"), default, default, default, default, default, new Cell(99_999_999)]);
            await book.AddRowAsync([default, default, new Cell("ลงชื่อ ......................... เจ้าหน้าที่พัสดุ"), default, new Cell("ผู้จัดทำ")]);
            Rows++;
            BadRows++;   // the line of the signature stands in the columns of names and quantities: it is not dropped in silence
            await book.FinishAsync();
        }
        return file.ToArray();
    }

    StyledCell[] Row(int n, StyleId day)
    {
        var (number, serial) = (NumberOf(n), n * 10 + 1);
        Rows++;
        StyledCell numberCell = Text(number), quantity = new(1, null), bought = Text(ThaiDates.Document(Day(n)).Replace("พ.ศ. ", "", StringComparison.Ordinal));
        switch (n % 20)
        {
            case 3:   // a range, five things
                numberCell = Text($"{number}–{serial + 4:0000}");
                quantity = Text("๕ ตัว");
                Things += 4;
                break;
            case 7:   // Thai digits, a word between
                numberCell = Text(ThaiDigits.ToThai($"{number} ถึง {serial + 1:0000}"));
                quantity = new(2, null);
                Things++;
                break;
            case 9 when n % 100 == 9:   // the number of the row above, typed once more
                numberCell = Text(NumberOf(n - 1));
                BadRows++;
                Things--;
                break;
            case 11 when n % 40 == 11:   // no number
                numberCell = default;
                BadRows++;
                Things--;
                break;
            case 13 when n % 60 == 13:   // two-digit year
                bought = Text("14 ก.พ. 62");
                BadRows++;
                Things--;
                break;
            case 13 when n % 60 == 33:   // a day that no year has
                bought = Text("31 ก.พ. 2563");
                BadRows++;
                Things--;
                break;
            case 15:   // a pool
                quantity = new(40, null);
                break;
            case 17:   // a date as the spreadsheet keeps it
                bought = new StyledCell(Day(n).ToDateTime(TimeOnly.MinValue), day);
                break;
            case 19:   // the Buddhist year typed into a date
                bought = Text(Day(n).AddYears(543).ToString("d/M/yyyy", CultureInfo.InvariantCulture));
                break;
        }
        Things++;
        return
        [
            new(n + 1, null), numberCell, Text($"โต๊ะทำงาน แบบที่ {n % 7 + 1}"), Text(Class), quantity, Text("1,200.-"), new(1200, null), bought,
            Text(n % 2 == 0 ? Unit : " สำนักปลัด เทศบาล"), Text($"ห้อง {n % 12 + 1}"), default,
        ];
    }

    static string NumberOf(int n) => $"{400 + n % 40}-{60 + n % 10}-{n * 10 + 1:0000}";

    static DateOnly Day(int n) => new DateOnly(2019, 1, 7).AddDays(n);

    static StyledCell Text(string text) => new(text, null);
}
