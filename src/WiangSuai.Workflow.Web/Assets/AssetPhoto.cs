namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A photograph of a thing, made anew from what was sent: small for lists, large for its page, without place or camera in it.</summary>
/// <remarks>The picture never changes under its id, so browsers keep it. A removed one leaves its row and loses its picture.</remarks>
public sealed class AssetPhoto
{
    public required Guid Id { get; init; }
    public required Guid AssetId { get; init; }

    /// <summary>The one shown in lists. The database allows one per thing.</summary>
    public bool IsCover { get; set; }

    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }

    /// <summary>SHA-256 of the file as sent, hexadecimal: the same file is kept once.</summary>
    public required string Hash { get; init; }

    /// <summary>Of the large one, in pixels.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }
    public Guid? RemovedById { get; set; }

    /// <summary>WebP, at most 320 px wide and high; null once removed.</summary>
    public required byte[]? Small { get; set; }

    /// <summary>WebP, at most 1,280 px wide and high; null once removed.</summary>
    public required byte[]? Large { get; set; }
}
