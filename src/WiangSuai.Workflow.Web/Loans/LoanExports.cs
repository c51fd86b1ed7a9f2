using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The slips of the desk's list that is shown; of the overview those that are out and those to be handed out.</summary>
internal sealed class DeskExport(LoanReader loans, LoanTexts say, HandOverTexts desk, ScreenTexts words, TimeProvider clock) : ListExport<DeskModel>
{
    protected override ValueTask<ExportedTable> Of(DeskModel page, HttpContext http, CancellationToken ct)
    {
        var today = clock.Today();
        IAsyncEnumerable<LoanLineItem> In(LoanStatus status, DateOnly? from, DateOnly? before) =>
            AllPages(LoanReader.PageSize, async number => (IReadOnlyList<LoanLineItem>)await loans.In(status, from, before, number, ct));
        var slips = http.Request.Query["show"].ToString() switch
        {
            "late" => In(LoanStatus.HandedOver, null, today),
            "hand-out" => In(LoanStatus.Approved, null, null),
            "today" => In(LoanStatus.HandedOver, today, today.AddDays(1)),
            "out" => In(LoanStatus.HandedOver, null, null),
            _ => In(LoanStatus.HandedOver, null, null).Concat(In(LoanStatus.Approved, null, null)),
        };
        return ValueTask.FromResult(SlipTable.Of(desk["DeskTitle"], slips, today, say, words));
    }
}

/// <summary>The reader's own slips, running or ended as shown.</summary>
internal sealed class MineExport(LoanReader loans, LoanTexts say, ScreenTexts words, TimeProvider clock) : ListExport<MineModel>
{
    protected override ValueTask<ExportedTable> Of(MineModel page, HttpContext http, CancellationToken ct)
    {
        var person = http.User.PersonId() ?? throw new InvalidOperationException("The page shows nothing to nobody.");
        return ValueTask.FromResult(SlipTable.Of(say["MineTitle"], AllPages(LoanReader.PageSize, async number => (IReadOnlyList<LoanLineItem>)await loans.Of(person, page.Ended, number, ct)), clock.Today(), say, words));
    }
}

/// <summary>Slips as lines of a file.</summary>
internal static class SlipTable
{
    internal static ExportedTable Of(string name, IAsyncEnumerable<LoanLineItem> slips, DateOnly today, LoanTexts say, ScreenTexts words) => ExportedTable.Of(name, slips,
        (words["ColNumber"], slip => slip.SlipNumber), (words["ColBorrower"], slip => slip.BorrowerName), (words["ColUnit"], slip => slip.BorrowerUnit),
        (words["ColThing"], slip => slip.FirstThing), (words["ColThings"], slip => slip.Things), (words["ColFrom"], slip => slip.StartsOn), (words["ColDue"], slip => slip.DueOn),
        (words["ColAmount"], slip => slip.Amount), (words["ColState"], slip => say.Mark(slip.Status, slip.Status == LoanStatus.HandedOver && slip.DueOn < today, slip.IsBefore).Word));
}
