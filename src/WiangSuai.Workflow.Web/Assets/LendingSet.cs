using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Things that are asked for together (ชุดที่ยืมด้วยกัน): chosen in one act, then ordinary lines of the slip, returned line by line.</summary>
public sealed class LendingSet : IVersioned
{
    public const int LongestName = 120;

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>What it is good for; shown to borrowers.</summary>
    public string Note { get; set; } = "";

    public List<LendingSetItem> Items { get; } = [];

    /// <summary>When it was taken out of use; null while it can be chosen.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}

public sealed class LendingSetItem
{
    public required Guid SetId { get; init; }
    public required Guid AssetId { get; init; }

    /// <summary>Order in the set, from 1.</summary>
    public required int Position { get; set; }

    /// <summary>How many of a pool; 1 of a single thing.</summary>
    public required int Quantity { get; set; }
}
