using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Reads .xlsx. A formula counts as the value that was saved with it; nothing in the file is computed, fetched or run.</summary>
internal static class XlsxFile
{
    const long MostUnpacked = 200L * 1024 * 1024;
    const int MostParts = 2_000;

    /// <summary>How many places merged cells may be spread over in a sheet; a register needs a few thousand.</summary>
    const int MostSpread = 2_000_000;

    static XlsxFile() => OldEncodings.Know();

    internal static FileRead Read(byte[] content)
    {
        try
        {
            if (Unfit(content) is { } problem)
                return new FileRead.Refused(problem);
            using var stream = new MemoryStream(content, writable: false);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            var sheets = new List<Sheet>();
            do
            {
                var (sheet, wrong) = SheetOf(reader);
                if (wrong is { } why)
                    return new FileRead.Refused(why);
                if (sheet!.Rows.Any(row => !row.IsBlank))
                    sheets.Add(sheet);
            }
            while (reader.NextResult());
            return sheets.Count == 0 ? new FileRead.Refused(FileProblem.Empty) : new FileRead.Sheets(FileKind.Xlsx, sheets);
        }
        catch (Exception broken) when (SaysThatTheFileIsBroken(broken))
        {
            return new FileRead.Refused(FileProblem.Broken);
        }
    }

    /// <summary>The reader is made for whole files; of broken ones it says so in whatever way it stumbles.</summary>
    static bool SaysThatTheFileIsBroken(Exception exception) => exception is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException
        or FormatException or OverflowException or ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException
        or KeyNotFoundException or NotSupportedException or InvalidCastException or IOException;

    /// <summary>Looks at the parts before any is unpacked. What a part says of its size is binding: nothing beyond it is unpacked.</summary>
    static FileProblem? Unfit(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts || zip.Entries.Sum(part => part.Length) > MostUnpacked)
            return FileProblem.UnpacksTooBig;
        if (zip.Entries.Any(part => part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            return FileProblem.HasMacros;
        return zip.Entries.Any(part => part.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)) ? null : FileProblem.NotASpreadsheet;
    }

    static (Sheet? Sheet, FileProblem? Problem) SheetOf(IExcelDataReader reader)
    {
        if (reader.FieldCount > RegisterFile.MostColumns)
            return (null, FileProblem.TooManyColumns);
        var (cells, filled) = (new List<Cell[]>(), new List<int>());
        while (reader.Read())
        {
            if (cells.Count == RegisterFile.MostRows)
                return (null, FileProblem.TooManyRows);
            var row = new Cell[reader.FieldCount];
            for (var column = 0; column < row.Length; column++)
                row[column] = CellOf(reader, column);
            cells.Add(row);
            filled.Add(row.Count(cell => !cell.IsBlank));
        }
        if (!Spread(cells, reader.MergeCells ?? []))
            return (null, FileProblem.Broken);
        return (new Sheet(reader.Name, [.. cells.Select((row, at) => new SheetRow(at + 1, row, filled[at]))]), null);
    }

    static bool Spread(List<Cell[]> cells, CellRange[] merged)
    {
        var spread = 0L;
        foreach (var range in merged)
        {
            if (range.FromRow < 0 || range.FromColumn < 0 || range.FromRow >= cells.Count || range.FromColumn >= cells[range.FromRow].Length)
                continue;
            var value = cells[range.FromRow][range.FromColumn];
            for (var row = range.FromRow; row <= Math.Min(range.ToRow, cells.Count - 1); row++)
            {
                var last = Math.Min(range.ToColumn, cells[row].Length - 1);
                if ((spread += Math.Max(0, last - range.FromColumn + 1) + 1) > MostSpread)
                    return false;
                for (var column = range.FromColumn; column <= last; column++)
                    cells[row][column] = value;
            }
        }
        return true;
    }

    static Cell CellOf(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => Cell.Blank,
        string text => new Cell(WrittenText.Tidy(text)),
        double number => new Cell(NumberAs(number, reader.GetNumberFormatString(column))),
        int number => new Cell(number.ToString(CultureInfo.InvariantCulture)),
        DateTime at => new Cell(at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.FromDateTime(at)),
        bool yes => new Cell(yes ? "TRUE" : "FALSE"),
        var other => new Cell(WrittenText.Tidy(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "")),
    };

    /// <summary>15 shown as 0015 was meant as 0015: a number format of zeros alone is part of what was written.</summary>
    static string NumberAs(double number, string? format)
    {
        if (Math.Abs(number) >= 1e27)
            return number.ToString("R", CultureInfo.InvariantCulture);
        var plain = ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture);
        return format is { Length: > 1 } && format.All(letter => letter is '0') ? plain.PadLeft(format.Length, '0') : plain;
    }
}
