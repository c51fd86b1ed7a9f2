using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The officer stands between two borrowers: the one gives the things back, the other receives them, all three sign on one device (ส่งต่อ).</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class PassOnModel(
    LoanReader loans, LoanAudiences audiences, PassOnLoan passOn, TwoParties parties, SlipImages images, AppDb db, HandOverTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    /// <summary>The slip that has the things.</summary>
    [FromQuery(Name = "from")]
    public Guid From { get; set; }

    [BindProperty]
    public PassOnForm Form { get; set; } = new();

    /// <summary>Pictures of what was signed with ink, where some were chosen with this sending.</summary>
    [BindProperty]
    public IFormFile? FromUpload { get; set; }

    [BindProperty]
    public IFormFile? ToUpload { get; set; }

    public LoanFile Giver { get; private set; } = null!;
    public LoanFile Receiver { get; private set; } = null!;
    public WaysToSign GiverWays { get; private set; } = new(true, false, false);
    public WaysToSign ReceiverWays { get; private set; } = new(true, false, false);

    /// <summary>Both slips are where they have to be, and have a thing in common.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Why this officer may not, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public string Officer => $"{User.DisplayName(!Languages.IsThai)} {(User.PostTitles(!Languages.IsThai) is [var post, ..] ? post : "")}".TrimEnd();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Form = new PassOnForm
        {
            Key = Idempotency.NewKey(),
            Time = Giver.Loan.GiveBacks.Count + 1,
            Back = [.. Giver.Loan.Lines.Where(line => Giver.Loan.NotBack(line) > 0).Select(line => new LineAfterForm { Line = line.Id })],
            Out = [.. Receiver.Loan.Lines.Select(line => new LineBeforeForm { Line = line.Id })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } officer)
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        var (fromPassword, toPassword) = (Form.FromPassword ?? "", Form.ToPassword ?? "");
        (Form.FromPassword, Form.ToPassword) = (null, null);   // never sent back to the device
        ModelState.Remove("Form.FromPassword");
        ModelState.Remove("Form.ToPassword");
        Form.FromPaper = await Keep(officer, FromUpload, "Form.FromPaper", Form.FromPaper, ct);
        Form.ToPaper = await Keep(officer, ToUpload, "Form.ToPaper", Form.ToPaper, ct);
        for (var i = 0; i < Form.Back.Count; i++)
        {
            if (Form.Back[i].IsUnanswered && ModelState.GetFieldValidationState($"Form.Back[{i}]") != ModelValidationState.Invalid)
                ModelState.AddModelError($"Form.Back[{i}].Good", texts["CountsMissing"]);
        }
        if (!ModelState.IsValid)
            return Page();

        var (key, account) = (Idempotency.KeyOf(Form.Key), User.AccountId());
        var command = new PassOnCommand(
            new GiveBackCommand(officer, account, From, Form.Time, [.. Form.Back.Select(line => new LineAfter(line.Line, line.Good ?? 0, line.Damaged ?? 0, line.Lost ?? 0, line.Note ?? ""))], fromPassword, key,
                GiverWays.Ink && fromPassword.Length == 0 ? new InkSignature(Form.FromPaper, Form.FromSigner ?? "") : null),
            new HandOverCommand(officer, account, id, [.. Form.Out.Select(line => new LineBefore(line.Line, line.Condition, line.Note ?? ""))], toPassword, key,
                ReceiverWays.Ink && toPassword.Length == 0 ? new InkSignature(Form.ToPaper, Form.ToSigner ?? "") : null),
            key);
        switch (await passOn.Handle(command, ct))
        {
            case PassOnResult.Done:
                TempData[CaseModel.SaidKey] = texts["PassedOn", Giver.SlipNumber, Receiver.SlipNumber, Receiver.Loan.DueOn];
                return Redirect($"/loans/{id}");
            case PassOnResult.NotWaiting:
                await Read(id, ct);
                IsWaiting = false;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case PassOnResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case PassOnResult.Invalid invalid:
                foreach (var (side, problem) in invalid.Problems.Select(wrong => (wrong.Side, wrong.Problem)))
                    ModelState.AddModelError(FieldOf(side, problem.Field), texts.Of(problem));
                return Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The thing or the party that a field of the form is about; null for fields about the whole.</summary>
    public string? ThingOf(string field) => field.Split('[', ']') switch
    {
        ["Form.Back", var index, _] when int.TryParse(index, out var at) && at < Form.Back.Count => Giver.Loan.Lines.FirstOrDefault(line => line.Id == Form.Back[at].Line)?.AssetName,
        ["Form.Out", var index, _] when int.TryParse(index, out var at) && at < Form.Out.Count => Receiver.Loan.Lines.FirstOrDefault(line => line.Id == Form.Out[at].Line)?.AssetName,
        ["Form.FromPassword" or "Form.FromPaper" or "Form.FromSigner"] => Giver.BorrowerName,
        ["Form.ToPassword" or "Form.ToPaper" or "Form.ToSigner"] => Receiver.BorrowerName,
        _ => null,
    };

    async Task<Guid?> Keep(Guid officer, IFormFile? file, string field, Guid? before, CancellationToken ct)
    {
        var (picture, problem) = await images.KeepFor(officer, file, ct);
        if (problem is { } why)
            ModelState.AddModelError(field, texts[$"Problem.Paper{why}"]);
        if (picture is not null)
            ModelState.Remove(field);   // else the old one is rendered again
        return picture ?? before;
    }

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var audience = await audiences.Of(User, ct);
        if (await loans.File(id, ct) is not { } to || await loans.File(From, ct) is not { } from || !await loans.MayRead(to.Loan, audience, ct) || !await loans.MayRead(from.Loan, audience, ct))
            return false;
        (Giver, Receiver) = (from, to);
        (GiverWays, ReceiverWays) = (await parties.WaysOf(From, ct), await parties.WaysOf(id, ct));
        IsWaiting = from.Loan.IsOut && to.Loan.Status == LoanStatus.Approved && await passOn.HaveAThingInCommon(From, id, ct);
        return true;
    }

    /// <summary>The command names a line; the form counts them.</summary>
    string FieldOf(string side, string field)
    {
        var at = side == PassOnProblem.FromSide
            ? Form.Back.FindIndex(line => field == $"counts-{line.Line}" || field == $"note-{line.Line}")
            : Form.Out.FindIndex(line => field == $"condition-{line.Line}" || field == $"note-{line.Line}");
        return field.Split('-')[0] switch
        {
            "counts" when at >= 0 => $"Form.Back[{at}].Good",
            "condition" when at >= 0 => $"Form.Out[{at}].Condition",
            "note" when at >= 0 => $"Form.{(side == PassOnProblem.FromSide ? "Back" : "Out")}[{at}].Note",
            "password" => $"Form.{side}Password",
            "paper" => $"Form.{side}Paper",
            "signer" => $"Form.{side}Signer",
            _ => "",
        };
    }
}

/// <summary>What the officer found, and with what the two others signed.</summary>
public sealed class PassOnForm
{
    public string? Key { get; set; }

    /// <summary>Which return of the slip it is, as the page was opened.</summary>
    public int Time { get; set; }
    public List<LineAfterForm> Back { get; set; } = [];
    public List<LineBeforeForm> Out { get; set; } = [];
    public string? FromPassword { get; set; }
    public string? FromSigner { get; set; }
    public Guid? FromPaper { get; set; }
    public string? ToPassword { get; set; }
    public string? ToSigner { get; set; }
    public Guid? ToPaper { get; set; }
}
