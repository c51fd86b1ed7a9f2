using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>What waits in the outbox and what was given up, for whoever looks after the system. Sending again acts only on what is given up, so its forms carry no key.</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class MailModel(AppDb db, Outbox outbox, SmtpSettings mail) : PageModel
{
    const int Most = 50;

    public SmtpSettings Settings => mail;
    public int WaitingCount { get; private set; }
    public int GivenUpCount { get; private set; }
    public IReadOnlyList<MailRow> Waiting { get; private set; } = [];
    public IReadOnlyList<MailRow> GivenUp { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        WaitingCount = await Of(OutboxState.Waiting).CountAsync(ct);
        GivenUpCount = await Of(OutboxState.GivenUp).CountAsync(ct);
        Waiting = await Read(Of(OutboxState.Waiting).OrderBy(m => m.NextAt), ct);
        GivenUp = await Read(Of(OutboxState.GivenUp).OrderByDescending(m => m.EndedAt), ct);
    }

    /// <param name="letter">One of them; all where it is not given.</param>
    public async Task<IActionResult> OnPostAsync(Guid? letter, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        await outbox.SendAgain(letter, ct);
        return RedirectToPage();
    }

    IQueryable<OutboxMessage> Of(OutboxState state) => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.State == state);

    Task<List<MailRow>> Read(IQueryable<OutboxMessage> messages, CancellationToken ct) => (
        from message in messages.Take(Most)
        join person in db.Set<Person>() on message.PersonId equals person.Id
        select new MailRow(message.Id, Languages.IsThai ? person.Name : person.NameEn, message.Day, message.CreatedAt, message.NextAt, message.Attempt, message.EndedAt, message.Failure)).ToListAsync(ct);
}

/// <param name="To">Whose letter it is.</param>
/// <param name="Day">The day of a digest; null for a notice.</param>
public sealed record MailRow(Guid Id, string To, DateOnly? Day, DateTimeOffset CreatedAt, DateTimeOffset NextAt, int Attempt, DateTimeOffset? EndedAt, string? Failure);
