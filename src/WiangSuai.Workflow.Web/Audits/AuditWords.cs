using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>How a cell looks in the grid: its shape is its state, its depth the number of findings.</summary>
/// <param name="Class">Classes of the cell besides <c>cell</c>.</param>
public sealed record LookOfCell(CellLook Look, MarkKind Kind, string Icon, string Class);

internal static class AuditWords
{
    /// <summary>The depth of a cell grows no further than this.</summary>
    const int Deepest = 4;

    public static readonly IReadOnlyList<LookOfCell> Looks =
    [
        new(CellLook.Open, MarkKind.Now, "s-now", "now"), new(CellLook.Following, MarkKind.Told, "s-told", "now"), new(CellLook.Late, MarkKind.Late, "s-late", "late"),
        new(CellLook.Closed, MarkKind.Done, "s-done", ""), new(CellLook.NotAudited, MarkKind.Void, "s-void", ""),
    ];

    public static LookOfCell Of(CellLine cell)
    {
        var look = Looks.Single(one => one.Look == cell.Look);
        return cell.Findings == 0 || cell.Late ? look : look with { Class = $"heat f{Math.Min(cell.Findings, Deepest)} {look.Class}" };
    }

    public static string ShortMonth(DateOnly month) => ScreenTexts.Words.List("MonthsShort")[month.Month - 1];
}
