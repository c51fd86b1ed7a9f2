using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// One case of damage or loss (ข้อ 209): where it stands, what was found and said, and for whom it waits the one form that moves it on — the borrower's
/// statement, the officer's proposal, the settlement that both sign.
/// </summary>
public sealed class DamageModel(
    DamageReader damages, LoanReader loans, LoanAudiences audiences, StateDamage state, ProposeDamage propose, SettleDamage settle, DamageRules rules, AppDb db,
    TwoParties sides, SlipImages images, DamageTexts texts, HandOverTexts parties, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    public const string SaidKey = "damage-said";

    [BindProperty]
    public DamageForm Form { get; set; } = new();

    /// <summary>The picture of what the borrower signed with ink, where one was chosen with this sending.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>How the borrower can sign.</summary>
    public WaysToSign Ways { get; private set; } = new(Password: true, Ink: false, IsAgency: false);

    public DamageFile View { get; private set; } = null!;
    public Guid Reader { get; private set; }
    public string? Said { get; private set; }

    /// <summary>Why the reader may not, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public DamageCase Case => View.Case;
    public bool IsBorrower => View.Slip.Loan.BorrowerId == Reader;
    public bool IsOfficer => Waits || (!IsBorrower && User.IsInRole(Roles.PropertyOfficer));
    public bool Waits => LoanFlow.WaitsFor(View.Waiting, Reader);
    public bool PartialPrice => rules.PartialPrice;

    public bool MayState => Case.Status == DamageStatus.AwaitingStatement && (IsBorrower || IsOfficer);
    public bool MayPropose => Case.Status is DamageStatus.AwaitingProposal or DamageStatus.SentBack && !IsBorrower && IsOfficer;
    public bool MaySettle => Case.Status == DamageStatus.Directed && !IsBorrower && IsOfficer;
    public bool Acts => MayState || MayPropose || MaySettle;

    /// <summary>The decision page, where the direction waits for the reader.</summary>
    public Guid? DirectHere => Case.Status == DamageStatus.Proposed && Waits ? View.Waiting!.Task : null;

    public string Officer => User.DisplayName(!Languages.IsThai);
    public string OfficerPost => User.PostTitles(!Languages.IsThai) is [var post, ..] ? post : "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Said = TempData[SaidKey] as string;
        Form = new DamageForm { Key = Idempotency.NewKey(), Items = [.. Case.Items.Select(Fresh)], DueOn = Case.Proposal is { } before ? DateField.Of(before.DueOn) : null, Text = MayPropose ? Case.Proposal?.Text : null };
        return Page();
    }

    public Task<IActionResult> OnPostStateAsync(Guid id, CancellationToken ct) => Act(id, "Stated", (person, key) => state.Handle(new StateDamageCommand(person, id, Form.Text ?? "", key), ct), ct);

    public Task<IActionResult> OnPostProposeAsync(Guid id, CancellationToken ct) => Act(id, "Proposed", (person, key) => propose.Handle(new ProposeDamageCommand(
        person, id, [.. Form.Items.Select(item => new ProposedWay(item.Item, item.Way, item.Amount))], Form.DueOn?.Date, Form.Text ?? "", key), ct), ct);

    public Task<IActionResult> OnPostSettleAsync(Guid id, CancellationToken ct)
    {
        var password = Form.Password ?? "";
        ModelState.Remove("Form.Password");   // never sent back to the device
        Form.Password = null;
        return Act(id, "Settled", async (person, key) =>
        {
            var (picture, unread) = await images.KeepFor(person, Upload, ct);
            if (picture is not null)
            {
                Form.Paper = picture;
                ModelState.Remove("Form.Paper");   // else the old one is rendered again
            }
            if (unread is { } why)
                return new DamageResult.Invalid([], new PartiesProblem("paper", why == ScanProblem.TooBig ? PartiesProblemCode.PaperTooBig : PartiesProblemCode.PaperNotUnderstood));
            return await settle.Handle(new SettleDamageCommand(
                person, User.AccountId(), id, [.. Form.Items.Select(item => new ProofOf(item.Item, item.Reference ?? ""))], Form.Text ?? "", password, key,
                Ways.Ink && password.Length == 0 ? new InkSignature(Form.Paper, Form.Signer ?? "") : null), ct);
        }, ct);
    }

    async Task<IActionResult> Act(Guid id, string said, Func<Guid, string, Task<DamageResult>> act, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();

        switch (await act(person, Idempotency.KeyOf(Form.Key)))
        {
            case DamageResult.Done:
                TempData[SaidKey] = texts["Said." + said];
                return Redirect($"/loans/damages/{id}");
            case DamageResult.NoSuchCase:
                return NotFound();
            case DamageResult.NotWaiting:
                await Read(id, ct);
                ModelState.Clear();
                ModelState.AddModelError("", texts["NotWaiting"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case DamageResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case DamageResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(FieldOf(problem.Field), texts.Of(problem));
                if (invalid.Signature is { } signature)
                    ModelState.AddModelError(signature.Field switch { "paper" => "Form.Paper", "signer" => "Form.Signer", _ => "Form.Password" }, parties.Of(signature));
                return Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The thing that a field of the form is about; null for fields about the whole.</summary>
    public string? ThingOf(string field) =>
        field.Split('[', ']') is ["Form.Items", var index, _] && int.TryParse(index, out var at) && at < Form.Items.Count
            ? Case.Items.Find(item => item.Id == Form.Items[at].Item)?.AssetName
            : null;

    DamageItemForm Fresh(DamageItem item) => new() { Item = item.Id, Way = Case.WayOf(item)?.Way, Amount = (int?)Case.WayOf(item)?.Amount };

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var audience = await audiences.Of(User, ct);
        if (await damages.File(id, ct) is not { } file || !(await loans.MayRead(file.Slip.Loan, audience, ct) || LoanFlow.WaitsFor(file.Waiting, audience.Person)))
            return false;
        (View, Reader) = (file, audience.Person);
        Ways = await sides.WaysOf(file.Slip.Loan.Id, ct);
        return true;
    }

    /// <summary>The command names an item; the form counts them.</summary>
    string FieldOf(string field)
    {
        for (var i = 0; i < Form.Items.Count; i++)
        {
            foreach (var (prefix, name) in new[] { ("way", "Way"), ("amount", "Amount"), ("proof", "Reference") })
            {
                if (field == $"{prefix}-{Form.Items[i].Item}")
                    return $"Form.Items[{i}].{name}";
            }
        }
        return field switch { "dueOn" => "Form.DueOn", "text" or "note" => "Form.Text", _ => "" };
    }
}

public sealed class DamageForm
{
    public string? Key { get; set; }
    public List<DamageItemForm> Items { get; set; } = [];
    public DateField? DueOn { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Text { get; set; }
    public string? Password { get; set; }

    /// <summary>The kept picture of what was signed with ink.</summary>
    public Guid? Paper { get; set; }

    /// <summary>Who signed with ink for another agency.</summary>
    public string? Signer { get; set; }
}

public sealed class DamageItemForm
{
    public Guid Item { get; set; }
    public MakeGood? Way { get; set; }

    /// <summary>In whole baht.</summary>
    public int? Amount { get; set; }
    public string? Reference { get; set; }
}
