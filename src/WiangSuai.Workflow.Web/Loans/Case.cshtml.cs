using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>One slip: where it stands, what happened, its things and papers; the borrower may take it back here.</summary>
public sealed class CaseModel(LoanReader loans, LoanAudiences audiences, OrdersCited cited, CancelLoan cancel, KeepSignedSlip signedSlips, AskForExtension extend, NotBackReader missing, LoanTexts say, TimeProvider clock) : PageModel
{
    /// <summary>Key of what the page says once after an act: Filed or Withdrawn.</summary>
    public const string SaidKey = "loan-said";

    [BindProperty]
    public string? Reason { get; set; }

    public LoanFile Case { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, OrderCited> Orders { get; private set; } = new Dictionary<Guid, OrderCited>();

    public Guid Reader { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    /// <summary>What was just done, said once.</summary>
    public string? Said { get; private set; }

    public bool IsBorrower => Case.Loan.BorrowerId == Reader;

    public bool WaitsForReader => LoanFlow.WaitsFor(Case.Waiting, Reader);

    /// <summary>The things can be handed out from this day on; null where that day has come or nothing is to be handed out.</summary>
    public DateOnly? HandOverFrom => Case.Waiting?.Form == LoanForms.HandOver && Today < Case.Loan.StartsOn ? Case.Loan.StartsOn : null;

    /// <summary>The list that the reader came from, or would look for this slip in.</summary>
    public (string Href, string Key) Back => Request.GetTypedHeaders().Referer?.AbsolutePath switch
    {
        "/inbox" => ("/inbox", "BackToInbox"),
        "/loans" => ("/loans", "BackToDesk"),
        "/loans/mine" => ("/loans/mine", "MyRequests"),
        _ when IsBorrower => ("/loans/mine", "MyRequests"),
        _ when User.IsInRole(Roles.PropertyOfficer) => ("/loans", "BackToDesk"),
        _ => ("/inbox", "BackToInbox"),
    };

    public bool MayWithdraw => (IsBorrower || Case.Loan.FiledById == Reader) && LoanStates.CanBeCancelled(Case.Loan.Status);

    /// <summary>Nobody fetched the things by the last day, and the reader is who would have handed them over.</summary>
    public bool MayEnd => !MayWithdraw && WaitsForReader && Case.Loan.WasNotFetched(Today);

    /// <summary>It was keyed from before the system, by mistake as the reader may find who could have keyed it.</summary>
    public bool MayTakeBack => Case.IsUntouched && !IsBorrower && User.IsInRole(Roles.PropertyOfficer);

    /// <summary>Beginning of the words with which the reader may end it; null where that is not open to the reader.</summary>
    public string? Ending => MayTakeBack ? "TakeBack" : MayEnd ? "End" : MayWithdraw ? "Withdraw" : null;

    /// <summary>The borrower may ask for more days.</summary>
    public bool MayExtend => asksForDays && AskForExtension.WhyNot(Case.Loan, OpenExtension is not null, Today) is null;

    bool asksForDays;

    /// <summary>What the slip was promised and is not back.</summary>
    public NotBackView Missing { get; private set; } = new([], ForOfficer: false);

    /// <summary>The slip was keyed for the borrower and still lacks, or may get another, picture with the borrower's signature.</summary>
    public bool MayAttach => User.IsInRole(Roles.PropertyOfficer) && KeepSignedSlip.WhyNot(Case.Loan) is null;

    /// <summary>The file, where one was chosen.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What came back damaged or not at all waits for the borrower's statement.</summary>
    public DamageCase? ToState => IsBorrower ? Case.Damages.FirstOrDefault(damage => damage.Status == DamageStatus.AwaitingStatement) : null;

    /// <summary>The request for more days that waits for its decision.</summary>
    public Extension? OpenExtension => Case.Extensions.SingleOrDefault(extension => extension.EndedAt is null);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
            return NotFound();
        Said = TempData[SaidKey] switch
        {
            "Filed" => say[Case.Loan.IsBefore ? "FiledBefore" : "Filed", Case.SlipNumber],
            string said => said,   // worded where it was done: a decision, a hand-over
            _ => null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || !await Load(id, ct))
            return NotFound();
        var way = Case.Loan.IsBefore ? "TakeBack" : "Withdraw";
        switch (await cancel.Handle(new CancelLoanCommand(person, id, Reason ?? ""), ct))
        {
            case CancelLoanResult.Cancelled:
                TempData[SaidKey] = Case.Loan.IsBefore ? say["TakenBack", Case.SlipNumber] : say["Withdrawn"];
                return Redirect($"/loans/{id}");
            case CancelLoanResult.ReasonMissing:
                ModelState.AddModelError(nameof(Reason), say[way + "ReasonMissing", CancelLoan.LongestReason]);
                break;
            case CancelLoanResult.TooLate:
                ModelState.AddModelError("", say[way + "TooLate"]);
                break;
            case CancelLoanResult.NoSuchLoan or CancelLoanResult.NotYours:
                return NotFound();
        }
        return await Load(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAttachAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || !await Load(id, ct))
            return NotFound();
        switch (await signedSlips.Handle(person, id, Upload, ct))
        {
            case KeepSignedSlipResult.Kept:
                TempData[SaidKey] = say["SignedSlipKept"];
                return Redirect($"/loans/{id}");
            case KeepSignedSlipResult.NotYours:
                return Forbid();
            case var problem:
                ModelState.AddModelError(nameof(Upload), say["SignedSlip" + problem]);
                return Page();
        }
    }

    /// <summary>The slips filed with it that the reader may open.</summary>
    public IReadOnlyList<Sibling> Siblings { get; private set; } = [];

    async Task<bool> Load(Guid id, CancellationToken ct)
    {
        var audience = await audiences.Of(User, ct);
        if (await loans.File(id, ct) is not { } file || !await loans.MayRead(file.Loan, audience, ct))
            return false;
        (Case, Reader) = (file, audience.Person);
        var siblings = new List<Sibling>();
        foreach (var sibling in file.Siblings)
        {
            if (await loans.MayRead(sibling.Loan, audience, ct))
                siblings.Add(sibling);
        }
        Siblings = siblings;
        Missing = new NotBackView(await missing.Of(file.Loan, Today, ct), User.IsInRole(Roles.PropertyOfficer));
        asksForDays = await extend.MayAsk(file.Loan, audience.Person, ct);
        Orders = await cited.Of([.. file.Decisions, .. file.OnExtensions], ct);
        return true;
    }
}
