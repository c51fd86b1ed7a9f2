namespace WiangSuai.Workflow.Web.Shared.Tables;

/// <summary>One cell as text; a cell that the file itself keeps as a date has its day besides.</summary>
/// <param name="Day">As stored: the year may still be of the Buddhist era, where somebody typed 25/11/2569 into a spreadsheet that counts otherwise.</param>
public readonly record struct Cell(string Text, DateOnly? Day = null)
{
    public static readonly Cell Blank = new("");

    public bool IsBlank => string.IsNullOrEmpty(Text);
}
