using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>A row of a file.</summary>
/// <param name="Number">As the spreadsheet counts, from 1. In CSV the record's number: a quoted line break does not count.</param>
/// <param name="Cells">Merged cells stand in every place that they cover.</param>
/// <param name="Filled">How many cells were filled in before merged ones were spread.</param>
public sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells, int Filled)
{
    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Blank;

    public bool IsBlank => Cells.All(cell => cell.IsBlank);
}

/// <summary>A sheet (แผ่นงาน); a CSV file has one without a name.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    public int Width => Rows.Count == 0 ? 0 : Rows.Max(row => row.Cells.Count);
}

public enum FileKind
{
    Xlsx,
    Csv,
}

/// <summary>What a file turned out to be.</summary>
public abstract record FileRead
{
    FileRead() { }

    /// <param name="All">Only sheets with something in them; at least one.</param>
    public sealed record Sheets(FileKind Kind, IReadOnlyList<Sheet> All) : FileRead;

    public sealed record Refused(FileProblem Problem) : FileRead;
}

/// <summary>Why a file is not read. Worded by <see cref="ImportTexts"/>, <c>File…</c>.</summary>
public enum FileProblem
{
    Empty,
    TooBig,
    NotASpreadsheet,

    /// <summary>.xls, or .xlsx under a password: both lie in the same old container.</summary>
    OldOrLocked,
    HasMacros,

    /// <summary>It unpacks to more than any register takes.</summary>
    UnpacksTooBig,
    Broken,
    TooManyRows,
    TooManyColumns,
}
