using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The property officer hands the things out, line by line, and the receiver signs on the same device (จ่ายของ).</summary>
public sealed class HandOverModel(LoanReader loans, LoanAudiences audiences, HandOverLoan handOver, TwoParties parties, SlipImages images, NotBackReader missing, AppDb db, HandOverTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public HandOverForm Form { get; set; } = new();

    /// <summary>The picture of what the receiver signed with ink, where one was chosen with this sending.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What the slip was promised and is not back.</summary>
    public NotBackView Missing { get; private set; } = new([], ForOfficer: true);

    /// <summary>How the receiver can sign.</summary>
    public WaysToSign Ways { get; private set; } = new(Password: true, Ink: false, IsAgency: false);

    public LoanFile Slip { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Pictures { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Why this officer may not, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public Loan Loan => Slip.Loan;
    public bool IsWaiting => Loan.Status == LoanStatus.Approved;

    /// <summary>Why the things cannot be handed out today whoever asks: the first day has not come, or the day of return has passed; null where they can.</summary>
    public string? NotToday => clock.Today() switch
    {
        var today when today < Loan.StartsOn => texts["HandOverFrom", Loan.StartsOn],
        var today when Loan.DueOn < today => texts["Problem.DueDayPassed", Loan.DueOn],
        _ => null,
    };
    public string Officer => User.DisplayName(!Languages.IsThai);
    public string OfficerPost => User.PostTitles(!Languages.IsThai) is [var post, ..] ? post : "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Form = Fresh();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } officer)
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();

        var password = Form.Password ?? "";
        ModelState.Remove("Form.Password");   // never sent back to the device
        Form.Password = null;
        var (picture, unread) = await images.KeepFor(officer, Upload, ct);
        if (picture is not null)
        {
            Form.Paper = picture;
            ModelState.Remove("Form.Paper");   // else the old one is rendered again
        }
        if (unread is not null)
            ModelState.AddModelError("Form.Paper", texts[$"Problem.Paper{unread}"]);
        if (!ModelState.IsValid)
            return Page();

        var ink = Ways.Ink && password.Length == 0 ? new InkSignature(Form.Paper, Form.Signer ?? "") : null;
        var command = new HandOverCommand(officer, User.AccountId(), id, [.. Form.Lines.Select(line => new LineBefore(line.Line, line.Condition, line.Note ?? ""))], password, Idempotency.KeyOf(Form.Key), ink);
        switch (await handOver.Handle(command, ct))
        {
            case PartiesResult.Done:
                TempData[CaseModel.SaidKey] = texts["HandedOver", Slip.SlipNumber, Loan.DueOn];
                return Redirect($"/loans/{id}");
            case PartiesResult.NoSuchLoan:
                return NotFound();
            case PartiesResult.NotWaiting:
                await Read(id, ct);
                if (IsWaiting)
                    LookAgain();
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case PartiesResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case PartiesResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(FieldOf(problem.Field), texts.Of(problem));
                return Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    HandOverForm Fresh() => new() { Key = Idempotency.NewKey(), Lines = [.. Loan.Lines.Select(line => new LineBeforeForm { Line = line.Id })] };

    /// <summary>Somebody changed a thing of the slip meanwhile.</summary>
    void LookAgain()
    {
        Form = Fresh();
        ModelState.Clear();
        ModelState.AddModelError("", texts["ThingsChanged"]);
    }

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await loans.File(id, ct) is not { } file || !await loans.MayRead(file.Loan, await audiences.Of(User, ct), ct))
            return false;
        Slip = file;
        Ways = await parties.WaysOf(id, ct);
        Missing = Missing with { Missing = await missing.Of(file.Loan, clock.Today(), ct) };
        Pictures = await LinePictures.Of(db, file.Loan, ct);
        return true;
    }

    /// <summary>The thing that a field of the form is about; null for fields about the whole.</summary>
    public string? ThingOf(string field) =>
        field.Split('[', ']') is ["Form.Lines", var index, _] && int.TryParse(index, out var at) && at < Form.Lines.Count
            ? Loan.Lines.FirstOrDefault(line => line.Id == Form.Lines[at].Line)?.AssetName
            : null;

    /// <summary>The command names a line; the form counts them.</summary>
    string FieldOf(string field)
    {
        for (var i = 0; i < Form.Lines.Count; i++)
        {
            if (field == $"condition-{Form.Lines[i].Line}")
                return $"Form.Lines[{i}].Condition";
            if (field == $"note-{Form.Lines[i].Line}")
                return $"Form.Lines[{i}].Note";
        }
        return field switch { "password" => "Form.Password", "paper" => "Form.Paper", "signer" => "Form.Signer", _ => "" };
    }
}

/// <summary>What the officer found and the receiver signed with.</summary>
public sealed class HandOverForm
{
    public string? Key { get; set; }
    public List<LineBeforeForm> Lines { get; set; } = [];
    public string? Password { get; set; }

    /// <summary>The kept picture of what was signed with ink.</summary>
    public Guid? Paper { get; set; }

    /// <summary>Who signed with ink for another agency.</summary>
    public string? Signer { get; set; }
}

public sealed class LineBeforeForm
{
    public Guid Line { get; set; }
    public ConditionBefore? Condition { get; set; }
    public string? Note { get; set; }
}

/// <summary>Drawings of a slip's things, by line.</summary>
static class LinePictures
{
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(AppDb db, Loan loan, CancellationToken ct)
    {
        var ids = loan.Lines.Select(line => line.AssetId).ToList();
        var pictures = await db.Set<Asset>().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, asset => asset.Picture, ct);
        return loan.Lines.ToDictionary(line => line.Id, line => pictures[line.AssetId]);
    }
}
