using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Who signed an order on paper: the holder proper of the mayor's post on that day. One signed by somebody acting is not brought in this way.</summary>
internal static class PaperSigners
{
    public static Task<PaperSigner?> On(AppDb db, DateOnly day, CancellationToken ct) =>
        db.Set<People.Holding>().Where(People.StandingHoldings.On(day)).Where(h => h.Post!.Kind == PostKind.Mayor && h.Mode == HoldingMode.Own)
            .Select(h => new PaperSigner(h.PostId, h.PersonId, h.Person!.Name, h.Post!.SignedAs)).FirstOrDefaultAsync(ct);
}

internal sealed record PaperSigner(Guid Post, Guid Person, string Name, string SignedAs);
