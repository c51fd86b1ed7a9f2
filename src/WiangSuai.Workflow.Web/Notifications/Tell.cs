using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Tells people what concerns them, in the transaction of the act itself: a notice in the system and, where somebody wants mail at once, a letter in the outbox.</summary>
/// <remarks>The rows go with the act's own. Round trips: one where mail is on, and one for a decision, to learn who brought the case.</remarks>
public sealed class Tell(AppDb db, SmtpSettings mail)
{
    /// <summary>Constraints that speak where the same is told at the same moment by somebody else.</summary>
    public static readonly string[] ToldAlready =
    [
        "ix_notice_person_id_once", "notice.person_id", "ix_outbox_message_person_id_day", "outbox_message.person_id",
    ];

    /// <summary>These persons have come to stand first for a task: it opened, or was reassigned to them. What waits from a later day only is told on that day.</summary>
    public async Task OfTask(WorkTask task, IReadOnlyCollection<Guid> persons, DateTimeOffset at, CancellationToken ct)
    {
        if (task.WaitsFrom is { } from && from > Bangkok.Day(at))
            return;
        await Add([.. persons.Select(person => new Notice
        {
            Id = Guid.CreateVersion7(at),
            PersonId = person,
            Kind = NoticeKind.Task,
            CaseId = task.CaseId,
            TaskId = task.Id,
            Once = $"task/{task.Id:N}/{task.CandidatesVersion}/{task.CandidatesDay:yyyyMMdd}",   // somebody may get a task back after a change of authority
            At = at,
        })], ct);
    }

    /// <summary>Whoever brought the case is told of each decision about it, unless the person made it.</summary>
    public async Task OfDecision(Decision decision, CancellationToken ct)
    {
        var bringer = await db.Set<CaseFile>().Where(file => file.Id == decision.CaseId).Select(file => file.FromPersonId).SingleAsync(ct);
        if (bringer is not { } person || person == decision.PersonId)
            return;
        if (decision.Outcome == TaskOutcome.Returned)
            Forget(notice => notice.CaseId == decision.CaseId && notice.PersonId == person && notice.At == decision.At);   // "sent back" says already that it waits for the bringer
        await Add([new Notice
        {
            Id = Guid.CreateVersion7(decision.At),
            PersonId = person,
            Kind = NoticeKind.Decision,
            CaseId = decision.CaseId,
            DecisionId = decision.Id,
            Once = $"decision/{decision.Id:N}",
            At = decision.At,
        }], ct);
    }

    /// <summary>The property officer changed a slip: whoever filed it, or approved what it said before, is told.</summary>
    public Task OfAmendment(Guid slip, Guid amendment, IReadOnlyCollection<Guid> persons, DateTimeOffset at, CancellationToken ct) => Add([.. persons.Select(person => new Notice
    {
        Id = Guid.CreateVersion7(at),
        PersonId = person,
        Kind = NoticeKind.Amended,
        CaseId = slip,
        Once = $"amendment/{amendment:N}",
        At = at,
    })], ct);

    /// <summary>A slip was keyed for a borrower of the office: the borrower is told.</summary>
    public Task OfKeying(Guid slip, Guid borrower, DateTimeOffset at, CancellationToken ct) => Add([new Notice
    {
        Id = Guid.CreateVersion7(at),
        PersonId = borrower,
        Kind = NoticeKind.Keyed,
        CaseId = slip,
        Once = $"keyed/{slip:N}",
        At = at,
    }], ct);

    /// <summary>These persons are told of a proposal of a holding: that it waits for them, that it stands, or what came of it.</summary>
    public Task OfHolding(Guid proposal, IReadOnlyCollection<Guid> persons, NoticeKind kind, DateTimeOffset at, CancellationToken ct) => Add([.. persons.Distinct().Select(person => new Notice
    {
        Id = Guid.CreateVersion7(at),
        PersonId = person,
        Kind = kind,
        ProposalId = proposal,
        Once = $"{kind}/{proposal:N}",
        At = at,
    })], ct);

    /// <summary>Holders of these posts are told that an order gives them a power, or that one was taken back.</summary>
    /// <param name="posts">Those to whom the clauses give.</param>
    /// <param name="once">What makes it the same telling: the order, or its revocation.</param>
    public async Task OfPower(Guid order, IReadOnlyCollection<Guid> posts, NoticeKind kind, Guid once, DateTimeOffset at, CancellationToken ct)
    {
        var holders = await db.Set<People.Holding>().Where(People.StandingHoldings.On(Bangkok.Day(at))).Where(held => posts.Contains(held.PostId)).Select(held => held.PersonId).Distinct().ToListAsync(ct);
        await Add([.. holders.Select(person => new Notice
        {
            Id = Guid.CreateVersion7(at),
            PersonId = person,
            Kind = kind,
            InstrumentId = order,
            Once = $"{kind}/{once:N}",
            At = at,
        })], ct);
    }

    /// <summary>A sign-in was issued, or its holder disputes it: these persons are told.</summary>
    public Task OfSignIn(Guid issue, NoticeKind kind, IEnumerable<Guid> persons, DateTimeOffset at, CancellationToken ct) => Add([.. persons.Distinct().Select(person => new Notice
    {
        Id = Guid.CreateVersion7(at),
        PersonId = person,
        Kind = kind,
        SignInIssueId = issue,
        Once = $"sign-in/{issue:N}/{kind}",
        At = at,
    })], ct);

    /// <summary>An account was stopped or resumed: its holder and internal audit are told.</summary>
    public Task OfAccount(Guid change, NoticeKind kind, IEnumerable<Guid> persons, DateTimeOffset at, CancellationToken ct) => Add([.. persons.Distinct().Select(person => new Notice
    {
        Id = Guid.CreateVersion7(at),
        PersonId = person,
        Kind = kind,
        AccountChangeId = change,
        Once = $"account/{change:N}",
        At = at,
    })], ct);

    /// <summary>Somebody is asked for an opinion, or whoever asked gets it.</summary>
    public Task OfOpinion(Opinion opinion, Guid person, NoticeKind kind, DateTimeOffset at, CancellationToken ct) => Add([new Notice
    {
        Id = Guid.CreateVersion7(at),
        PersonId = person,
        Kind = kind,
        CaseId = opinion.CaseId,
        OpinionId = opinion.Id,
        Once = $"{(kind == NoticeKind.OpinionAsked ? "opinion" : "opinion-given")}/{opinion.Id:N}",
        At = at,
    }], ct);

    /// <summary>Whoever brought the case was told of a decision that its signer has taken back.</summary>
    public async Task OfTakenBack(Decision decision, DateTimeOffset at, CancellationToken ct)
    {
        var bringer = await db.Set<CaseFile>().Where(file => file.Id == decision.CaseId).Select(file => file.FromPersonId).SingleAsync(ct);
        if (bringer is not { } person || person == decision.PersonId)
            return;
        await Add([new Notice
        {
            Id = Guid.CreateVersion7(at),
            PersonId = person,
            Kind = NoticeKind.TakenBack,
            CaseId = decision.CaseId,
            DecisionId = decision.Id,
            Once = $"taken-back/{decision.Id:N}",
            At = at,
        }], ct);
    }

    /// <summary>A task that was answered in the act that opened it waited for nobody.</summary>
    /// <param name="at">The instant of the act.</param>
    public void Forget(WorkTask task, DateTimeOffset at) => Forget(notice => notice.TaskId == task.Id && notice.At == at);

    /// <summary>Adds notices to what the caller is about to save, and the letters that go with them.</summary>
    internal async Task Add(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        db.AddRange(notices);
        if (!mail.IsOn || notices.Count == 0)
            return;
        var persons = notices.Select(notice => notice.PersonId).Distinct().ToList();
        var atOnce = await db.Set<NoticeChoice>().Where(choice => persons.Contains(choice.PersonId) && choice.Mail == MailChoice.AtOnce).Select(choice => choice.PersonId).ToListAsync(ct);
        foreach (var notice in notices.Where(notice => atOnce.Contains(notice.PersonId)))
            db.Add(Outbox.Letter(notice.PersonId, notice.At, mail, notice: notice.Id));
    }

    void Forget(Func<Notice, bool> which)
    {
        var gone = db.Set<Notice>().Local.Where(notice => notice.Kind == NoticeKind.Task && which(notice)).ToList();
        if (gone.Count == 0)
            return;
        db.RemoveRange(db.Set<OutboxMessage>().Local.Where(message => gone.Exists(notice => notice.Id == message.NoticeId)).ToList());
        db.RemoveRange(gone);
    }
}
