using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>A person chooses how to be told. The last choice stands, so the same form sent twice changes nothing more.</summary>
public sealed class ChooseNotices(AppDb db, TimeProvider clock)
{
    public Task<NoticeChoice?> Of(Guid person, CancellationToken ct) => db.Set<NoticeChoice>().AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == person, ct);

    /// <param name="address">Null only where no mail is wanted.</param>
    public async Task Handle(Guid person, MailChoice mail, string? address, MailLanguage language, CancellationToken ct)
    {
        if (!await Change(person, mail, address, language, ct))
            await Change(person, mail, address, language, ct);   // the row came at this very moment from the same person's other window
    }

    async Task<bool> Change(Guid person, MailChoice mail, string? address, MailLanguage language, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        if (await db.Set<NoticeChoice>().SingleOrDefaultAsync(c => c.PersonId == person, ct) is not { } choice)
            db.Add(new NoticeChoice { PersonId = person, Mail = mail, Address = address, Language = language, Since = now });
        else
        {
            if (choice.Mail != mail)
                choice.Since = now;
            (choice.Mail, choice.Address, choice.Language) = (mail, address, language);
        }
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException refused) when (refused.Of("pk_notice_choice", "notice_choice.person_id"))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
