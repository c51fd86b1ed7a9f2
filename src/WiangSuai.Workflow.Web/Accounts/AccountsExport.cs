using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Who has an account and in what state, as found.</summary>
internal sealed class AccountsExport(AccountReader reader, AccountTexts say, ScreenTexts words) : ListExport<ListModel>
{
    protected override ValueTask<ExportedTable> Of(ListModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["AccountsTitle"],
        AllPages(AccountReader.PageSize, async number => (await reader.List(page.Sought, number, ct)).Rows),
        (words["ColHolder"], row => row.Name), (words["ColPost"], row => row.Post), (say["UserName"], row => row.UserName), (words["ColState"], row => page.MarkOf(row).Word), (say["LastSeen"], row => row.SeenAt)));
}
