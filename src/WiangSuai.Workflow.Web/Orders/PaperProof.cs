using System.Text.Json;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The ledger leaf of what somebody did to a paper: who, when, to which scan and to which transcription.</summary>
internal static class PaperProof
{
    /// <param name="kind">paper-order, paper-confirmation, paper-refusal.</param>
    /// <param name="scan">Hash of the scan's bytes.</param>
    /// <param name="at">The instant of the acting transaction.</param>
    public static Leaf Of(Guid id, string kind, PaperOrder paper, string scan, Guid by, DateTimeOffset at) => Leaf.Of(id, kind, paper.Id, JsonSerializer.Serialize(new
    {
        kind,
        id = paper.Id,
        number = paper.Number,
        year = paper.Year,
        by,
        at = at.ToString("O"),
        scan,
        matter = paper.ContentHash,
        order = paper.InstrumentId,
        reason = paper.RefusalReason,
    }, OrderContent.Json), at);
}
