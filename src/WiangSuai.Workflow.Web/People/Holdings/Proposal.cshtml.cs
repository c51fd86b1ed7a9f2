using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A proposal with its order beside it; the second person confirms it or sends it back.</summary>
public sealed class ProposalModel(AppDb db, PeopleRights rights, DecideProposal decide, HoldingTexts say, TimeProvider clock) : PageModel
{
    /// <summary>Of what the page showed.</summary>
    [BindProperty] public string? Hash { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public HoldingProposal Proposal { get; private set; } = null!;
    public KeptScan? Scan { get; private set; }
    public string Title { get; private set; } = "";
    public Mark State { get; private set; } = null!;
    public IReadOnlyList<Fact> Facts { get; private set; } = [];
    public IReadOnlyList<Test> Tests { get; private set; } = [];
    public bool MayConfirm { get; private set; }
    public bool MayWithdraw { get; private set; }
    public string? Said { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Said = TempData[HoldingPage.SaidKey] as string;
        return await Read(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        var account = User.AccountId();
        var result = act switch
        {
            "return" => await decide.Handle(new ReturnHoldingCommand(account, id, Reason ?? ""), ct),
            "withdraw" => await decide.Handle(new WithdrawHoldingCommand(account, id), ct),
            _ => await decide.Handle(new ConfirmHoldingCommand(account, id, Hash ?? ""), ct),
        };
        switch (result)
        {
            case DecideProposalResult.Confirmed:
                return Done(id, "Confirmed");
            case DecideProposalResult.Returned:
                return Done(id, "Returned");
            case DecideProposalResult.Withdrawn:
                return Done(id, "Withdrawn");
            case DecideProposalResult.NoSuchProposal:
                return NotFound();
            case DecideProposalResult.NotYours or DecideProposalResult.YouProposedIt or DecideProposalResult.ItIsYourPost:
                return Forbid();
            case DecideProposalResult.StandsAlready:
                ModelState.AddModelError("", say["StandsAlready"]);
                break;
            case DecideProposalResult.DecidedAlready first:
                ModelState.AddModelError("", say["DecidedBefore", first.By, first.At]);
                break;
            case DecideProposalResult.ReasonMissing:
                ModelState.AddModelError(nameof(Reason), say["ReasonMissing"]);
                break;
            case DecideProposalResult.ReasonTooLong { Length: var length }:
                ModelState.AddModelError(nameof(Reason), say["ReasonTooLong", length, HoldingProposal.LongestReason]);
                break;
            case DecideProposalResult.Changed:
                ModelState.AddModelError("", say["Changed"]);
                break;
            case DecideProposalResult.NoLongerPossible against:
                ModelState.AddModelError("", say["NoLongerPossible"]);
                foreach (var problem in against.Problems)
                    ModelState.AddModelError("", say[$"Problem.{problem.Code}", problem.Values]);
                break;
        }
        return await Read(id, ct) ? Page() : NotFound();
    }

    RedirectResult Done(Guid id, string said)
    {
        TempData[HoldingPage.SaidKey] = say[said];
        return Redirect($"/people/holdings/{id}");
    }

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var proposal = await db.Set<HoldingProposal>().AsNoTracking().Include(p => p.Person).Include(p => p.Post!.Unit).Include(p => p.ProposedBy).Include(p => p.ProposedByAccount)
            .Include(p => p.DecidedBy).Include(p => p.DecidedByAccount).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (proposal is null || !(User.ReadsHoldings() || proposal.PersonId == User.PersonId()))
            return false;
        var (thai, at) = (Languages.IsThai, clock.GetUtcNow());
        var actor = await rights.Of(User.AccountId(), at, ct);
        Proposal = proposal;
        Scan = proposal.ScanId is { } scan ? await HoldingScans.Of(db, scan, ct) : null;
        Title = say[$"Title.{proposal.Kind}", thai ? proposal.Person!.Name : proposal.Person!.NameEn, thai ? proposal.Post!.Title : proposal.Post!.TitleEn];
        var waits = proposal.Status is ProposalStatus.Waiting;
        var (isProposer, isOwn) = (actor is not null && (proposal.ProposedByAccountId == actor.Account || (actor.Person is not null && proposal.ProposedById == actor.Person)), actor?.Person == proposal.PersonId);
        MayConfirm = actor is not null && proposal.IsFor(actor);
        MayWithdraw = waits && proposal.ProposedByAccountId == actor?.Account && (!proposal.SetUp || await rights.TakesBackAlone(proposal, actor, ct));
        State = proposal.Status switch
        {
            ProposalStatus.Waiting when MayConfirm => new(MarkKind.You, say["State.Yours"]),
            ProposalStatus.Waiting when proposal.SetUp => new(MarkKind.Now, say["State.SetUp"]),
            ProposalStatus.Waiting => new(MarkKind.Todo, say["State.Waiting"]),
            ProposalStatus.Confirmed => new(MarkKind.Done, say["State.Confirmed"]),
            ProposalStatus.Returned => new(MarkKind.Back, say["State.Returned"]),
            _ => new(MarkKind.Void, say["State.Withdrawn"]),
        };
        Facts = [.. FactsOf(proposal, thai)];
        Tests = [.. TestsOf(proposal, actor, isProposer, isOwn)];
        if (Scan?.Kind is ScanKind.Pdf)
            HttpContext.MayFrameOwnPages();
        return true;
    }

    IEnumerable<Fact> FactsOf(HoldingProposal proposal, bool thai)
    {
        yield return new(say["Fact.Person"], thai ? proposal.Person!.Name : proposal.Person!.NameEn);
        yield return new(say["Fact.Post"], thai ? $"{proposal.Post!.Title} {proposal.Post.Unit!.Name}" : $"{proposal.Post!.TitleEn}, {proposal.Post.Unit!.NameEn}");
        yield return new(say["Fact.Mode"], say[$"Mode.{proposal.Mode}"]);
        yield return proposal.Kind is ProposalKind.End
            ? new(say["Fact.LastDay"], ThaiDates.Full(proposal.To!.Value))
            : new(say["Fact.Days"], proposal.To is { } to ? say["DaysBoth", proposal.From, to] : say["DaysOpen", proposal.From]);
        yield return new(say["Fact.Order"], proposal.Basis);
        if (proposal.OrderSigner is { } signer)
            yield return new(say["Fact.Signer"], signer);
        yield return new(say["Fact.By"], say["ByAt", proposal.ProposedBy?.Name ?? proposal.ProposedByAccount!.UserName, proposal.ProposedAt]);
        if (proposal.DecidedAt is { } decided)
            yield return new(say["Fact.Decided"], say["ByAt", proposal.DecidedBy?.Name ?? proposal.DecidedByAccount!.UserName, decided]);
        if (proposal.Reason is { } reason)
            yield return new(say["Fact.Reason"], reason);
    }

    IEnumerable<Test> TestsOf(HoldingProposal proposal, Actor? actor, bool isProposer, bool isOwn)
    {
        if (actor is not { Confirms: true })
            yield return new(false, say["Test.NotYours"]);
        if (isProposer || isOwn)
            yield return new(false, say[isProposer ? "Test.YouProposed" : "Test.YourPost"]);
        else
            yield return new(true, say["Test.Other"]);
        yield return new(proposal.ScanId is null ? null : true, say[proposal.ScanId is null ? "Test.NoScan" : "Test.Scan"]);
    }
}

/// <summary>Scans of appointment orders as pages show them, without their bytes.</summary>
internal static class HoldingScans
{
    public static Task<KeptScan?> Of(AppDb db, Guid id, CancellationToken ct) => db.Set<HoldingScan>().Where(scan => scan.Id == id)
        .Select(scan => new KeptScan(scan.Id, scan.Kind, scan.FileName, scan.Hash, scan.ByAccountId, (scan.Bytes.Length + 1023) / 1024)).SingleOrDefaultAsync(ct);
}
