using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>All that the reader was told, the newest first.</summary>
internal sealed class NoticesExport(NoticeReader notices, NoticeTexts say, NoticeWords wording, ScreenTexts words) : ListExport<IndexModel>
{
    protected override ValueTask<ExportedTable> Of(IndexModel page, HttpContext http, CancellationToken ct)
    {
        var person = http.User.PersonId() ?? throw new InvalidOperationException("The page shows nothing to nobody.");
        return ValueTask.FromResult(ExportedTable.Of(say["Title"], AllPages(NoticeReader.PageSize, async number => (IReadOnlyList<NoticeFacts>)await notices.Page(person, number, ct)),
            (words["ColWhen"], notice => notice.At), (words["ColNumber"], wording.Reference), (words["ColSubject"], wording.Title), (words["ColNote"], wording.Reason),
            (words["ColState"], notice => wording.Mark(notice).Word)));
    }
}

/// <summary>Letters that wait and letters that were given up, as many as the page shows.</summary>
internal sealed class MailExport(NoticeTexts say, ScreenTexts words) : ListExport<MailModel>
{
    protected override ValueTask<ExportedTable> Of(MailModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["MailTitle"], page.GivenUp.Concat(page.Waiting),
        (words["ColTo"], row => row.To), (words["ColSubject"], row => row.Day is { } day ? say["LetterDigest", row.To, day] : say["LetterNotice", row.To]), (words["ColWhen"], row => row.CreatedAt),
        (words["ColTries"], row => row.Attempt), (words["ColProblem"], row => row.Failure)));
}
