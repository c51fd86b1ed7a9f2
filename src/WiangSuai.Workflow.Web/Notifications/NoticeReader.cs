using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>A notice with what its words need.</summary>
/// <param name="TaskClosed">Its task is answered or withdrawn: nothing waits any longer.</param>
/// <param name="TaskElsewhere">Its task is open, but has moved to somebody else.</param>
/// <param name="LoanOut">The things are still with the borrower; null where the case is no loan.</param>
/// <param name="DayMoved">The day of return that it tells of is no longer that of the slip.</param>
/// <param name="FirstThing">Of a slip; null for other kinds of case.</param>
/// <param name="Account">Whose sign-in was issued, or which was stopped or resumed; null where it is about a case.</param>
/// <param name="IsOwnAccount">The reader's own was stopped or resumed.</param>
/// <param name="LoanCancelled">The slip was withdrawn, or its keying taken back.</param>
public sealed record NoticeFacts(
    Guid Id, NoticeKind Kind, DateTimeOffset At, bool Read, Guid? CaseId, CaseKind? CaseKind, string? Reference, string Subject,
    Guid? TaskId, string? PowerCode, string? Form, DateOnly? TaskDue, bool TaskClosed, bool TaskElsewhere,
    string? Power, string? Outcome, string? Comment, DateOnly? Day, bool DayMoved, bool? LoanOut, string? FirstThing, int Things,
    HoldingTold? Holding = null, OrderTold? Order = null, Guid? Account = null, Guid? Opinion = null, bool OpinionWaits = false, bool IsOwnAccount = false, bool LoanCancelled = false);

/// <summary>What a notice of a holding says. It names the post and nobody.</summary>
/// <param name="IsOwn">The reader is whom it is about.</param>
public sealed record HoldingTold(Guid Proposal, ProposalKind Kind, ProposalStatus Status, string Post, string PostEn, DateOnly From, DateOnly? To, bool IsOwn);

/// <summary>What a notice of a power says.</summary>
/// <param name="Year">Christian era.</param>
public sealed record OrderTold(Guid Order, int Number, int Year, string Subject);

/// <summary>Reads notices for pages and letters.</summary>
public sealed class NoticeReader(AppDb db)
{
    public const int PageSize = 20;

    /// <summary>How many notices the person has not read. A task that is closed, or waits for others now, asks for nobody's eye.</summary>
    public Task<int> CountUnread(Guid person, CancellationToken ct) => (
        from notice in db.Set<Notice>().Where(n => n.PersonId == person && n.ReadAt == null)
        join task in db.Set<WorkTask>() on notice.TaskId equals task.Id into tasks
        from about in tasks.DefaultIfEmpty()
        where about == null || about.Candidates.Any(candidate => candidate.PersonId == person && candidate.Open && candidate.Pile == Pile.Mine)
        select notice).CountAsync(ct);

    public Task<int> Count(Guid person, CancellationToken ct) => db.Set<Notice>().CountAsync(n => n.PersonId == person, ct);

    /// <summary>The newest first.</summary>
    public Task<List<NoticeFacts>> Page(Guid person, int page, CancellationToken ct) =>
        Facts(db.Set<Notice>().Where(n => n.PersonId == person).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip((page - 1) * PageSize).Take(PageSize), ct);

    public async Task<NoticeFacts?> One(Guid id, CancellationToken ct) => (await Facts(db.Set<Notice>().Where(n => n.Id == id), ct)).SingleOrDefault();

    /// <summary>Unread notices from the one instant until before the other that are no tasks: a digest lists tasks from the inbox itself.</summary>
    public Task<List<NoticeFacts>> News(Guid person, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        Facts(db.Set<Notice>().Where(n => n.PersonId == person && n.Kind != NoticeKind.Task && n.ReadAt == null && n.At >= from && n.At < until).OrderByDescending(n => n.At), ct);

    async Task<List<NoticeFacts>> Facts(IQueryable<Notice> notices, CancellationToken ct)
    {
        var rows = await (
            from notice in notices.AsNoTracking()
            join matter in db.Set<CaseFile>() on notice.CaseId equals matter.Id into matters
            from file in matters.DefaultIfEmpty()
            join proposed in db.Set<HoldingProposal>() on notice.ProposalId equals proposed.Id into proposals
            from proposal in proposals.DefaultIfEmpty()
            join announced in db.Set<Instrument>() on notice.InstrumentId equals announced.Id into orders
            from order in orders.DefaultIfEmpty()
            join issued in db.Set<SignInIssue>() on notice.SignInIssueId equals issued.Id into issues
            from issue in issues.DefaultIfEmpty()
            join turned in db.Set<AccountChange>() on notice.AccountChangeId equals turned.Id into changes
            from change in changes.DefaultIfEmpty()
            join task in db.Set<WorkTask>() on notice.TaskId equals task.Id into tasks
            from asked in tasks.DefaultIfEmpty()
            join decision in db.Set<Decision>() on notice.DecisionId equals decision.Id into decisions
            from made in decisions.DefaultIfEmpty()
            join loan in db.Set<Loan>() on notice.CaseId equals loan.Id into loans
            from slip in loans.DefaultIfEmpty()
            select new
            {
                notice,
                CaseKind = (CaseKind?)file!.Kind,
                file!.Reference,
                Subject = file != null ? file.Subject : issue != null ? issue.Account!.UserName : change!.Account!.UserName,
                Holding = proposal == null ? null : new HoldingTold(proposal.Id, proposal.Kind, proposal.Status, proposal.Post!.Title, proposal.Post!.TitleEn, proposal.From, proposal.To, proposal.PersonId == notice.PersonId),
                Order = order == null ? null : new OrderTold(order.Id, order.Number, order.Year, order.Subject),
                Account = (Guid?)issue!.AccountId ?? (Guid?)change!.AccountId,
                IsOwnAccount = change != null && change.Account!.PersonId == notice.PersonId,
                asked!.PowerCode,
                asked!.Form,
                TaskDue = asked!.DueOn,
                asked!.ClosedAt,
                Waits = asked != null && asked.Candidates.Any(candidate => candidate.PersonId == notice.PersonId && candidate.Open && candidate.Pile == Pile.Mine),
                DecidedUnder = made!.PowerCode,
                made!.Outcome,
                made!.Comment,
                OpinionWaits = notice.OpinionId != null && db.Set<Opinion>().Any(o => o.Id == notice.OpinionId && o.Given == null && o.TakenBack == null && db.Set<WorkTask>().Any(t => t.Id == o.TaskId && t.ClosedAt == null)),
                Status = (LoanStatus?)slip!.Status,
                DueOn = (DateOnly?)slip!.DueOn,
                First = slip!.Lines.OrderBy(line => line.Position).Select(line => line.AssetName).FirstOrDefault(),
                Count = slip!.Lines.Count,
            }).ToListAsync(ct);
        return [.. rows.OrderByDescending(row => row.notice.At).ThenByDescending(row => row.notice.Id).Select(row => new NoticeFacts(
            row.notice.Id, row.notice.Kind, row.notice.At, row.notice.ReadAt is not null, row.notice.CaseId, row.CaseKind, row.Reference, row.Subject ?? "",
            row.notice.TaskId, row.PowerCode, row.Form, row.TaskDue, row.ClosedAt is not null, row.notice.TaskId is not null && row.ClosedAt is null && !row.Waits,
            row.DecidedUnder, row.Outcome, row.Comment, row.notice.Day, row.notice.Day is { } told && told != row.DueOn, row.Status is { } status ? LoanStates.IsOut(status) : null, row.First, row.Count, row.Holding, row.Order, row.Account, row.notice.OpinionId, row.OpinionWaits, row.IsOwnAccount, row.Status == LoanStatus.Cancelled))];
    }
}
