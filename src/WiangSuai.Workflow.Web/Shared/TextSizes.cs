namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The sizes in which a reader may have all texts (ขนาดตัวหนังสือ), in per cent of the ordinary one.</summary>
public static class TextSizes
{
    public const int Normal = 100;

    public static readonly IReadOnlyList<int> All = [Normal, 125, 150, 200];

    /// <summary>Class of the page; none for the ordinary size.</summary>
    public static string? ClassOf(int size) => size == Normal || !All.Contains(size) ? null : $"text-{size}";
}
