using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>One account: its state, what was issued to it, and the acts about it. Each acts once however often it is sent, so its forms carry no key.</summary>
[Authorize(Roles = AccountRights.ReadersOfOne)]
public sealed class OneModel(AccountReader reader, IssueSignIn issuing, OpenAccount open, AccountTexts say) : PageModel
{
    [BindProperty] public string? Reason { get; set; }

    /// <summary>Why the account is stopped or resumed.</summary>
    [BindProperty] public string? StopReason { get; set; }

    public AccountSheet Sheet { get; private set; } = null!;

    /// <summary>The sheet, in the one answer that shows it.</summary>
    public IssueResult.Printed? Printed { get; private set; }

    public bool IsOwn => Sheet.Row.Account == User.AccountId();

    /// <summary>Whether the reader can be the second person for what waits here.</summary>
    public bool MayConfirm => Sheet.Open is { Issue: { EffectiveAt: null } waiting } && !IsOwn && waiting.ProposedById != User.AccountId()
        && (User.MayConfirmSignIns() || (Sheet.OthersStandIn && User.MayStandIn()));

    public string Address => $"{Request.Scheme}://{Request.Host}";

    public string Ways => string.Join(" · ", new[]
    {
        Sheet.Row.HasPassword ? say["Password"] : null,
        Sheet.Row.HasCode ? say["WayCode"] : null,
        Sheet.Row.Passkeys > 0 ? say["PasskeyCount", Sheet.Row.Passkeys] : null,
    }.OfType<string>().DefaultIfEmpty(say["NoWay"]));

    public IReadOnlyList<LogEntry> Log => [.. Sheet.Issues.SelectMany(Entries).Concat(Sheet.Changes.Select(EntryOf)).OrderByDescending(entry => entry.At).Select(entry => entry.Entry)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => !await Show(id, ct) ? NotFound() : User.ReadsAccounts() || MayConfirm ? Page() : Forbid();

    public async Task<IActionResult> OnPostProposeAsync(Guid id, CancellationToken ct) => await After(id, await issuing.Propose(User.AccountId(), id, Reason ?? "", ct), ct);

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, Guid issue, CancellationToken ct) => await After(id, await issuing.Confirm(User.AccountId(), issue, ct), ct);

    public async Task<IActionResult> OnPostPrintAsync(Guid id, Guid issue, CancellationToken ct) => await After(id, await issuing.Print(User.AccountId(), issue, ct), ct);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid issue, CancellationToken ct) => await After(id, await issuing.Withdraw(User.AccountId(), issue, ct), ct);

    public async Task<IActionResult> OnPostStopAsync(Guid id, bool stop, CancellationToken ct) => await open.Stop(User.AccountId(), id, stop, StopReason ?? "", ct) switch
    {
        AccountResult.Done => RedirectToPage(new { id }),
        AccountResult.NoSuchPerson => NotFound(),
        AccountResult.ReasonMissing => await Wrong(id, nameof(StopReason), say["StopReasonMissing"], ct),
        AccountResult.ReasonTooLong => await Wrong(id, nameof(StopReason), say["IssueReasonTooLong", IssueSignIn.LongestReason], ct),
        _ => Forbid(),
    };

    async Task<IActionResult> After(Guid id, IssueResult result, CancellationToken ct)
    {
        switch (result)
        {
            case IssueResult.Done:
                return RedirectToPage(new { id });
            case IssueResult.Printed printed:
                Printed = printed;
                return await OnGetAsync(id, ct);
            case IssueResult.NoSuchAccount:
                return NotFound();
            case IssueResult.NotEntitled or IssueResult.OwnAccount or IssueResult.SamePerson:
                return Forbid();
            case IssueResult.ReasonMissing:
                return await Wrong(id, nameof(Reason), say["IssueReasonMissing"], ct);
            case IssueResult.ReasonTooLong:
                return await Wrong(id, nameof(Reason), say["IssueReasonTooLong", IssueSignIn.LongestReason], ct);
            case IssueResult.NotWaiting:
                ModelState.AddModelError("", say["IssueNotWaiting"]);
                return await OnGetAsync(id, ct);
            default:
                throw new UnreachableException();
        }
    }

    async Task<IActionResult> Wrong(Guid id, string field, string problem, CancellationToken ct)
    {
        ModelState.AddModelError(field, problem);
        return await OnGetAsync(id, ct);
    }

    async Task<bool> Show(Guid id, CancellationToken ct)
    {
        if (await reader.One(id, ct) is not { } sheet) return false;
        Sheet = sheet;
        return true;
    }

    (DateTimeOffset At, LogEntry Entry) EntryOf(ChangeRow row) =>
        (row.Change.At, new(new Mark(row.Change.Act is AccountAct.Stopped ? MarkKind.Void : MarkKind.Done, say["Log" + row.Change.Act]), say["Log" + row.Change.Act], row.By, ThaiDates.Stamp(row.Change.At), row.Change.Reason));

    IEnumerable<(DateTimeOffset At, LogEntry Entry)> Entries(IssueRow row)
    {
        var one = row.Issue;
        yield return (one.ProposedAt, new(new Mark(MarkKind.Now, say["LogProposed"]), say[one.IsFirst ? "LogProposedFirst" : "LogProposed"], row.ProposedBy, ThaiDates.Stamp(one.ProposedAt), one.Reason));
        if (one.EffectiveAt is { } effective)
            yield return (effective, new(new Mark(MarkKind.Now, say["LogEffective"]), say["LogEffective"], row.ConfirmedBy is { } second ? say["LogConfirmedBy", second] : say[one.HeldPowers ? "LogNobodyElse" : "LogNoSecond"], ThaiDates.Stamp(effective)));
        if (one.PrintedAt is { } printed)
            yield return (printed, new(new Mark(MarkKind.Told, say["LogPrinted"]), say["LogPrinted"], null, ThaiDates.Stamp(printed)));
        if (one.UsedAt is { } used)
            yield return (used, new(new Mark(MarkKind.Now, say["LogUsed"]), say["LogUsed"], null, ThaiDates.Stamp(used)));
        if (one.AcceptedAt is { } accepted)
            yield return (accepted, new(new Mark(MarkKind.Done, say["LogAccepted"]), say["LogAccepted"], null, ThaiDates.Stamp(accepted)));
        if (one.EndedAt is { } ended)
            yield return (ended, new(new Mark(one.End == SignInEnd.Disputed ? MarkKind.No : MarkKind.Void, say["Log" + one.End]), say["Log" + one.End], row.EndedBy, ThaiDates.Stamp(ended)));
    }
}
