using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>One draft or paper that is not an order yet.</summary>
/// <param name="Waits">Whether it waits for the reader.</param>
public sealed record UnderWayRow(string Href, string Title, string Meta, Mark State, bool Waits);

/// <summary>Reads what is on its way to becoming an order, as far as the reader may see it.</summary>
public sealed class OrdersUnderWay(AppDb db, OrderRights rights, OrderTexts say, TimeProvider clock)
{
    public async Task<IReadOnlyList<UnderWayRow>> For(ClaimsPrincipal reader, CancellationToken ct)
    {
        if (reader.PersonId() is not { } person)
            return [];
        return [.. (await Drafts(reader, person, ct)).Concat(await Papers(reader, person, ct)).OrderByDescending(row => row.Waits)];
    }

    async Task<List<UnderWayRow>> Drafts(ClaimsPrincipal reader, Guid person, CancellationToken ct)
    {
        var keeps = reader.KeepsOrders();
        var rows = await (
            from draft in db.Set<OrderDraft>().AsNoTracking()
            join drafter in db.Set<Person>() on draft.DrafterId equals drafter.Id
            let mine = db.Set<WorkTask>().Where(task => task.CaseId == draft.Id && task.ClosedAt == null && task.Candidates.Any(c => c.PersonId == person && c.Pile == Pile.Mine)).Select(task => task.PowerCode ?? task.Form).FirstOrDefault()
            where draft.ClosedAt == null && (draft.DrafterId == person || (keeps && draft.ContentHash != "") || mine != null)
            orderby draft.SavedAt descending
            select new { Draft = draft, drafter.Name, Mine = mine, Task = db.Set<WorkTask>().Where(task => task.CaseId == draft.Id && task.ClosedAt == null && task.PowerCode != null).Select(task => (Guid?)task.Id).FirstOrDefault() }).ToListAsync(ct);
        return [.. rows.Select(row =>
        {
            var waits = row.Mine is not null || (row.Draft.IsWithDrafter && row.Draft.DrafterId == person);
            return new UnderWayRow(
                row is { Mine: { } power, Task: { } task } && power != OrderForms.Draft && power != OrderForms.Announce ? $"/inbox/{task}" : $"/orders/drafts/{row.Draft.Id}",
                row.Draft.Content.Subject is { Length: > 0 } subject ? say["DraftTitle", subject] : say["NewTitle"],
                say["DrafterValue", row.Name, row.Draft.DrafterPost],
                row.Mine is not null && row.Draft.Status is not OrderDraftStatus.SentBack ? new Mark(MarkKind.You, say["WaitsForYou"]) : say.Mark(row.Draft.Status),
                waits);
        })];
    }

    async Task<List<UnderWayRow>> Papers(ClaimsPrincipal reader, Guid person, CancellationToken ct)
    {
        if (!reader.KeepsOrders())
            return [];
        var papers = await db.Set<PaperOrder>().AsNoTracking().Include(paper => paper.TranscribedBy).Where(paper => paper.Status == PaperOrderStatus.Waiting)
            .OrderBy(paper => paper.TranscribedAt).ToListAsync(ct);
        var posts = await rights.PostsOf(person, clock.GetUtcNow(), ct);
        return [.. papers.Select(paper =>
        {
            var waits = reader.WritesOrders() && paper.TranscribedById != person && !paper.Content.GivesTo(posts);
            return new UnderWayRow(
                $"/orders/paper/{paper.Id}", say["PaperTitle", paper.Number, paper.Year + Years.Era], say["TranscribedBy", paper.TranscribedBy!.Name, paper.TranscribedAt],
                waits ? new Mark(MarkKind.You, say["WaitsForYouToConfirm"]) : new Mark(MarkKind.Now, say["WaitsForConfirmation"]), waits);
        })];
    }
}
