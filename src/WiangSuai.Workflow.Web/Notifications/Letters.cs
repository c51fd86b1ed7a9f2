using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Utils;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Writes the letters of the outbox, each at the moment of sending and in its reader's language: what it is about, a link, no names, and no way to decide by mail.</summary>
public sealed class Letters(AppDb db, NoticeReader notices, NoticeWords words, InboxReader tasks, InboxWords inbox, HolidayCalendar holidays, NoticeTexts say, Office office, SmtpSettings mail, TimeProvider clock)
{
    /// <summary>The letter; null where there is nothing left to tell, or nobody who wants it.</summary>
    public async Task<MimeMessage?> Of(OutboxMessage message, CancellationToken ct)
    {
        if (await db.Set<NoticeChoice>().AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == message.PersonId, ct) is not { Mail: not MailChoice.None, Address: { } to } choice)
            return null;
        var text = message.NoticeId is { } notice ? await OfNotice(notice, choice, ct) : await OfDay(message, choice, ct);
        return text is null ? null : Envelope(message, to, choice.Language, text);
    }

    async Task<LetterText?> OfNotice(Guid id, NoticeChoice choice, CancellationToken ct) =>
        await notices.One(id, ct) is { TaskClosed: false, TaskElsewhere: false } notice && (notice.Day is null || (notice.LoanOut is true && !notice.DayMoved))
            ? Speaking(choice.Language.Culture(), () => new LetterText(SubjectOf(notice), say["NoticeOpening"], [ItemOf(notice)], null))
            : null;

    /// <summary>What waits for the person, and what happened between the last digest and this one, however late it leaves.</summary>
    async Task<LetterText?> OfDay(OutboxMessage message, NoticeChoice choice, CancellationToken ct)
    {
        var today = clock.Today();
        var before = await db.Set<OutboxMessage>().Where(m => m.PersonId == message.PersonId && m.Day < message.Day).OrderByDescending(m => m.Day).Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(ct);
        var news = (await notices.News(message.PersonId, before > choice.Since ? before.Value : choice.Since, message.CreatedAt, ct)).Where(notice => notice.Day is null || (notice.LoanOut is not false && !notice.DayMoved)).ToList();
        var waiting = await tasks.CountWaiting(message.PersonId, ct);
        if (waiting == 0 && news.Count == 0)
            return null;
        var rows = await tasks.Waiting(message.PersonId, ct);
        var closed = await holidays.Days(ct);
        return Speaking(choice.Language.Culture(), () =>
        {
            var items = rows.Where(row => row.WaitsOn(today)).Select(row => ItemOf(row, today, closed)).ToList();
            return new LetterText(
                say["DigestSubject", waiting, news.Count, message.Day],
                say["DigestOpening", waiting, news.Count],
                [.. items, .. news.Select(ItemOf)],
                waiting > items.Count ? say["DigestMore", waiting - items.Count] : null);
        });
    }

    string SubjectOf(NoticeFacts notice) => notice.Reference is { } reference ? say["SubjectWithReference", words.Title(notice), reference] : words.Title(notice);

    LetterItem ItemOf(NoticeFacts notice) => new(
        words.Title(notice),
        [.. new[]
        {
            notice.Reference is { } reference ? say["Reference", reference] : null,
            notice.TaskDue is { } due ? say["AnswerBy", due] : null,
            words.Reason(notice),
        }.OfType<string>()],
        mail.Address + words.Href(notice));

    LetterItem ItemOf(InboxItem item, DateOnly today, IReadOnlySet<DateOnly> closed)
    {
        var row = inbox.Row(item, today, closed);
        return new(
            row.Title,
            [.. new[] { item.Reference is { } reference ? say["Reference", reference] : null, item.DueOn is { } due ? say["AnswerBy", due] : null }.OfType<string>()],
            mail.Address + row.Href);
    }

    MimeMessage Envelope(OutboxMessage message, string to, MailLanguage language, LetterText text) => Speaking(language.Culture(), () =>
    {
        var letter = new MimeMessage
        {
            Subject = OneLine(text.Subject),
            Date = message.CreatedAt.ToOffset(TimeSpan.FromHours(7)),
            MessageId = message.MessageId,
            Body = new MultipartAlternative(
                new TextPart("plain") { Text = Plain(text) },
                new TextPart("html") { Text = Html(text, language) }),
        };
        letter.From.Add(new MailboxAddress(office.Name, mail.From));
        letter.To.Add(new MailboxAddress("", to));
        letter.Headers.Add("Auto-Submitted", "auto-generated");   // RFC 3834: no absence notes, please
        letter.Headers.Add(HeaderId.ContentLanguage, language == MailLanguage.Thai ? "th" : "en");
        return letter;
    });

    string Plain(LetterText text)
    {
        var lines = new StringBuilder();
        lines.Append(text.Opening).Append("\n\n");
        foreach (var item in text.Items)
        {
            lines.Append(item.Title).Append('\n');
            foreach (var line in item.Lines)
                lines.Append(line).Append('\n');
            lines.Append(item.Link).Append("\n\n");
        }
        if (text.More is { } more)
            lines.Append(more).Append('\n').Append(mail.Address).Append("/inbox\n\n");
        return lines.Append("-- \n").Append(office.Name).Append('\n').Append(say["NoReply"]).Append('\n').Append(say["HowToChange"]).Append('\n').Append(mail.Address).Append("/account/notices\n").ToString();
    }

    string Html(LetterText text, MailLanguage language) => string.Concat(
    [
        $"<!doctype html><html lang=\"{(language == MailLanguage.Thai ? "th" : "en")}\"><head><meta charset=\"utf-8\"><title>{Encode(text.Subject)}</title></head><body>",
        $"<p>{Encode(text.Opening)}</p>",
        .. text.Items.Select(item => $"<p><a href=\"{Encode(item.Link)}\"><b>{Encode(item.Title)}</b></a>{string.Concat(item.Lines.Select(line => "<br>" + Encode(line).Replace("\n", "<br>", StringComparison.Ordinal)))}</p>"),
        text.More is { } more ? $"<p><a href=\"{Encode(mail.Address)}/inbox\">{Encode(more)}</a></p>" : "",
        $"<hr><p>{Encode(office.Name)}<br>{Encode(say["NoReply"])}<br><a href=\"{Encode(mail.Address)}/account/notices\">{Encode(say["HowToChange"])}</a></p></body></html>",
    ]);

    static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A header is one line, whatever a subject was filled in with.</summary>
    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Texts speak the language of the moment; a letter is written in its reader's, outside any request.</summary>
    static T Speaking<T>(CultureInfo language, Func<T> what)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        try
        {
            return what();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}

/// <summary>What a letter says.</summary>
/// <param name="More">What did not fit.</param>
internal sealed record LetterText(string Subject, string Opening, IReadOnlyList<LetterItem> Items, string? More);

internal sealed record LetterItem(string Title, IReadOnlyList<string> Lines, string Link);
