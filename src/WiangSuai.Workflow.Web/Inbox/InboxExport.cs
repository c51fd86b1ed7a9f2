using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>The whole of the list that is shown, in its order and as far as it is narrowed.</summary>
internal sealed class InboxExport(InboxReader inbox, InboxTexts say, InboxWords rows, ScreenTexts words, HolidayCalendar calendar, TimeProvider clock) : ListExport<IndexModel>
{
    protected override async ValueTask<ExportedTable> Of(IndexModel page, HttpContext http, CancellationToken ct)
    {
        var person = http.User.PersonId() ?? throw new InvalidOperationException("The page shows nothing to nobody.");
        var (today, holidays) = (clock.Today(), await calendar.Days(ct));
        var items = AllPages(InboxReader.PageSize, number => inbox.Page(person, http.User, page.Ask with { Page = number }, ct));
        return ExportedTable.Of(say["Title"], items,
            (words["ColNumber"], item => item.Reference), (words["ColSubject"], item => Row(item).Title), (words["ColUnit"], item => item.Unit),
            (words["ColWhen"], item => item.OpenedAt), (words["ColUntil"], item => item.DueOn), (words["ColState"], State));

        WorkRow Row(InboxItem item) => rows.Row(item, today, holidays);

        string State(InboxItem item) => item switch
        {
            { End: not null } => Row(item).Due.Word,
            { Pile: Pile.Mine } => say["ExportWaits"],
            { Pile: Pile.Available } => say["ExportMayTake"],
            _ => Row(item).Why,
        };
    }
}
