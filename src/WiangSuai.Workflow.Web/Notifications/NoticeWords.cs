using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Says a notice in the language of whoever reads it: a page's, or that in which a letter is written. Names nobody.</summary>
public sealed class NoticeWords(NoticeTexts say, InboxTexts tasks, InboxWords words, CaseRooms rooms)
{
    public string Title(NoticeFacts notice) => notice.Kind switch
    {
        NoticeKind.Task => TaskTitle(notice),
        NoticeKind.Decision => say["DecisionTitle", words.Outcome(Powers.Of(notice.Power!), notice.Outcome!), About(notice)],
        NoticeKind.TakenBack => say["TakenBackTitle", words.Outcome(Powers.Of(notice.Power!), notice.Outcome!), About(notice)],
        NoticeKind.OpinionAsked => say["OpinionAskedTitle", About(notice)],
        NoticeKind.OpinionGiven => say["OpinionGivenTitle", About(notice)],
        NoticeKind.Amended => say["AmendedTitle", About(notice)],
        NoticeKind.Keyed => say["KeyedTitle", About(notice)],
        NoticeKind.DueSoon => say["DueSoonTitle", About(notice), notice.Day],
        NoticeKind.DueToday => say["DueTodayTitle", About(notice), notice.Day],
        NoticeKind.Overdue => say["OverdueTitle", About(notice), notice.Day],
        NoticeKind.NotBack => say["NotBackTitle", About(notice)],
        NoticeKind.HoldingWaits => say[$"HoldingWaits.{notice.Holding!.Kind}", PostOf(notice.Holding)],
        NoticeKind.HoldingStands => say[$"HoldingStands.{notice.Holding!.Kind}{(notice.Holding.IsOwn ? ".Own" : "")}", PostOf(notice.Holding), notice.Holding.Kind is ProposalKind.Begin ? notice.Holding.From : notice.Holding.To],
        NoticeKind.HoldingDecided => say[$"HoldingDecided.{notice.Holding!.Status}", PostOf(notice.Holding)],
        NoticeKind.PowerGiven => say["PowerGiven", notice.Order!.Number, notice.Order.Year + Years.Era, notice.Order.Subject],
        NoticeKind.PowerTaken => say["PowerTaken", notice.Order!.Number, notice.Order.Year + Years.Era, notice.Order.Subject],
        NoticeKind.SignInIssued => say["SignInIssuedTitle"],
        NoticeKind.SignInSeen => say["SignInSeenTitle", notice.Subject],
        NoticeKind.SignInDisputed => say["SignInDisputedTitle", notice.Subject],
        NoticeKind.AccountStopped or NoticeKind.AccountResumed => say[$"{notice.Kind}{(notice.IsOwnAccount ? ".Own" : "")}", notice.Subject],
        _ => throw new System.Diagnostics.UnreachableException($"notice {notice.Kind}"),
    };

    /// <summary>Why it was rejected or sent back, or what the signer added; null where nothing was written.</summary>
    public string? Reason(NoticeFacts notice) => notice is { Kind: NoticeKind.Decision, Comment: { Length: > 0 } comment }
        ? say[notice.Outcome == TaskOutcome.Approved ? "Remark" : "Reason", comment]
        : null;

    public Mark Mark(NoticeFacts notice) => notice switch
    {
        { Kind: NoticeKind.Task, TaskClosed: true } => new(MarkKind.Done, say["TaskClosed"]),
        { Kind: NoticeKind.Task, TaskElsewhere: true } => new(MarkKind.Done, say["TaskElsewhere"]),
        { Kind: NoticeKind.Task } => new(MarkKind.You, say["TaskWaits"]),
        { Kind: NoticeKind.Decision, Outcome: TaskOutcome.Approved } => new(MarkKind.Done, say["Decided"]),
        { Kind: NoticeKind.Decision, Outcome: TaskOutcome.Rejected } => new(MarkKind.No, say["Decided"]),
        { Kind: NoticeKind.Decision } => new(MarkKind.Back, say["Decided"]),
        { Kind: NoticeKind.TakenBack } => new(MarkKind.Void, say["TakenBack"]),
        { Kind: NoticeKind.OpinionAsked, OpinionWaits: true } => new(MarkKind.You, say["OpinionWaits"]),
        { Kind: NoticeKind.OpinionAsked } => new(MarkKind.Done, say["OpinionOver"]),
        { Kind: NoticeKind.OpinionGiven } => new(MarkKind.Told, say["OpinionGiven"]),
        { Kind: NoticeKind.Keyed, LoanCancelled: true } => new(MarkKind.Void, say["KeyedCancelled"]),
        { Kind: NoticeKind.Keyed } => new(MarkKind.Told, say["Keyed"]),
        { Kind: NoticeKind.Amended } => new(MarkKind.Told, say["Amended"]),
        { Kind: NoticeKind.NotBack, LoanOut: true } => new(MarkKind.Done, say["NotBackSettled"]),
        { Kind: NoticeKind.NotBack } => new(MarkKind.Late, say["NotBack"]),
        { Kind: NoticeKind.HoldingWaits, Holding.Status: ProposalStatus.Waiting } => new(MarkKind.You, say["HoldingToConfirm"]),
        { Kind: NoticeKind.HoldingWaits } => new(MarkKind.Done, say["TaskClosed"]),
        { Kind: NoticeKind.HoldingDecided, Holding.Status: ProposalStatus.Returned } => new(MarkKind.Back, say["Decided"]),
        { Kind: NoticeKind.HoldingDecided } => new(MarkKind.Done, say["Decided"]),
        { Kind: NoticeKind.HoldingStands or NoticeKind.PowerGiven } => new(MarkKind.Told, say["AuthorityChanged"]),
        { Kind: NoticeKind.PowerTaken } => new(MarkKind.Void, say["AuthorityChanged"]),
        { Kind: NoticeKind.SignInDisputed } => new(MarkKind.Late, say["SignInDisputedMark"]),
        { Kind: NoticeKind.SignInIssued or NoticeKind.SignInSeen } => new(MarkKind.Told, say["SignInMark"]),
        { Kind: NoticeKind.AccountStopped } => new(MarkKind.Void, say["AccountMark"]),
        { Kind: NoticeKind.AccountResumed } => new(MarkKind.Told, say["AccountMark"]),
        { DayMoved: true } => new(MarkKind.Done, say["DayMoved"]),
        { LoanOut: false } => new(MarkKind.Done, say["GivenBack"]),
        { Kind: NoticeKind.Overdue } => new(MarkKind.Late, say["Overdue"]),
        _ => new(MarkKind.Soon, say["Due"]),
    };

    /// <summary>The case's number with its kind, as the papers have it; null where it has none.</summary>
    public string? Reference(NoticeFacts notice) => notice switch
    {
        { Reference: null } => null,
        { CaseKind: CaseKind.Loan or CaseKind.Extension or CaseKind.Chase } => say["SlipReference", notice.Reference],
        _ => notice.Reference,
    };

    /// <summary>Where the reader goes from here.</summary>
    public string Href(NoticeFacts notice) => notice switch
    {
        { Opinion: { } opinion } => $"/inbox/opinions/{opinion}",
        { Kind: NoticeKind.SignInIssued } or { IsOwnAccount: true } => "/account",
        { Account: { } account } => $"/accounts/{account}",
        { Kind: NoticeKind.HoldingStands, Holding.IsOwn: true } => "/me",
        { Holding: { } holding } => $"/people/holdings/{holding.Proposal}",
        { Order: { } order } => $"/orders/{order.Order}",
        { Kind: NoticeKind.Task, TaskClosed: false, TaskElsewhere: false, Form: null } => $"/inbox/{notice.TaskId}",
        { CaseId: { } id, CaseKind: { } kind } => rooms.Of(kind).HrefOf(id, notice is { Kind: NoticeKind.Task, TaskClosed: false, TaskElsewhere: false } ? notice.Form : null),
        _ => throw new System.Diagnostics.UnreachableException($"notice {notice.Id} is about nothing"),
    };

    static string PostOf(HoldingTold holding) => Languages.IsThai ? holding.Post : holding.PostEn;

    string TaskTitle(NoticeFacts notice)
    {
        var key = $"Task.{notice.PowerCode ?? notice.Form}";
        return tasks[tasks.Knows(key) ? key : "Task.other", About(notice)];
    }

    string About(NoticeFacts notice) => notice.FirstThing is { } first ? words.Things(first, notice.Things) : notice.Subject;
}
