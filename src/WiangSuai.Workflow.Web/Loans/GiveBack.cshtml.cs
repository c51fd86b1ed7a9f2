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

/// <summary>The property officer takes the things back, counting what is good, damaged and lost, and the returner signs on the same device (รับคืน).</summary>
public sealed class GiveBackModel(LoanReader loans, LoanAudiences audiences, GiveBackLoan giveBack, TwoParties parties, SlipImages images, AppDb db, HandOverTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public GiveBackForm Form { get; set; } = new();

    /// <summary>The picture of what the returner signed with ink, where one was chosen with this sending.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>How the returner can sign.</summary>
    public WaysToSign Ways { get; private set; } = new(Password: true, Ink: false, IsAgency: false);

    public LoanFile Slip { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Pictures { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Why this officer may not, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public Loan Loan => Slip.Loan;
    public bool IsWaiting => Loan.IsOut;

    /// <summary>Which time it would be (ครั้งที่).</summary>
    public int Time => Loan.GiveBacks.Count + 1;

    /// <summary>The lines of which something is still out.</summary>
    public IReadOnlyList<LoanLine> StillOut => [.. Loan.Lines.Where(line => Loan.NotBack(line) > 0)];

    public int CountOut => Loan.CountLent - Loan.CountBack;
    public string Officer => User.DisplayName(!Languages.IsThai);
    public string OfficerPost => User.PostTitles(!Languages.IsThai) is [var post, ..] ? post : "";

    public Mark Due => (Loan.DueOn.DayNumber - clock.Today().DayNumber) switch
    {
        < 0 and var late => new(MarkKind.Late, texts["LateByDays", -late]),
        0 => new(MarkKind.Soon, texts["DueToday"]),
        var left => new(MarkKind.Now, texts["DueInDays", left]),
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Form = new GiveBackForm
        {
            Key = Idempotency.NewKey(),
            Time = Time,
            Lines = [.. StillOut.Select(line => new LineAfterForm { Line = line.Id })],   // nobody's finger is led to a condition
        };
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
        SayWhatIsMissing();
        if (!ModelState.IsValid)
            return Page();

        var ink = Ways.Ink && password.Length == 0 ? new InkSignature(Form.Paper, Form.Signer ?? "") : null;
        switch (await giveBack.Handle(new GiveBackCommand(officer, User.AccountId(), id, Form.Time, [.. Form.Lines.Select(After)], password, Idempotency.KeyOf(Form.Key), ink), ct))
        {
            case PartiesResult.Done:
                TempData[CaseModel.SaidKey] = await Said(id, ct);
                return Redirect($"/loans/{id}");
            case PartiesResult.NoSuchLoan:
                return NotFound();
            case PartiesResult.NotWaiting:
                await Read(id, ct);
                if (IsWaiting)
                    CountAgain();
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

    /// <summary>Somebody took things back meanwhile: what is still out is counted anew, the words typed stay.</summary>
    void CountAgain()
    {
        var notes = Form.Lines.ToDictionary(line => line.Line, line => line.Note);
        Form = new GiveBackForm
        {
            Key = Idempotency.NewKey(),
            Time = Time,
            Lines = [.. StillOut.Select(line => new LineAfterForm { Line = line.Id, Note = notes.GetValueOrDefault(line.Id) })],
        };
        ModelState.Clear();
        ModelState.AddModelError("", texts["CountedAgain", CountOut]);
    }

    async Task<string> Said(Guid id, CancellationToken ct)
    {
        await Read(id, ct);
        return IsWaiting ? texts["GivenBackInPart", Slip.SlipNumber, CountOut] : texts["GivenBack", Slip.SlipNumber];
    }

    /// <summary>Every line that is still out is answered for, unless all the unanswered ones are said to be good.</summary>
    void SayWhatIsMissing()
    {
        for (var i = 0; i < Form.Lines.Count && !Form.AllGood; i++)
        {
            if (Form.Lines[i].IsUnanswered && StillOut.FirstOrDefault(known => known.Id == Form.Lines[i].Line) is { } line
                && ModelState.GetFieldValidationState($"Form.Lines[{i}]") != ModelValidationState.Invalid)   // what could not be read is said already
                ModelState.AddModelError($"Form.Lines[{i}].{(line.IsPool ? "Good" : "Came")}", texts[line.IsPool ? "CountsMissing" : "ConditionMissing"]);
        }
    }

    /// <summary>A single thing is chosen to be something; of a pool so many are counted. What is not answered is good only where the officer said so of all.</summary>
    LineAfter After(LineAfterForm line) => Loan.Lines.Find(known => known.Id == line.Line) is { } lent && Form.AllGood && line.IsUnanswered
        ? new LineAfter(line.Line, Loan.NotBack(lent), 0, 0, line.Note ?? "")
        : AsAnswered(line);

    LineAfter AsAnswered(LineAfterForm line) => Loan.Lines.Find(known => known.Id == line.Line) is { IsPool: false }
        ? new LineAfter(line.Line, line.Came == Came.Good ? 1 : 0, line.Came == Came.Damaged ? 1 : 0, line.Came == Came.Lost ? 1 : 0, line.Note ?? "")
        : new LineAfter(line.Line, line.Good ?? 0, line.Damaged ?? 0, line.Lost ?? 0, line.Note ?? "");

    /// <summary>In what condition a line went out.</summary>
    public string WentOut(LoanLine line) => Loan.HandOver?.Lines.FirstOrDefault(before => before.LineId == line.Id) switch
    {
        { Condition: ConditionBefore.Flawed } flawed => texts["WentOutFlawed", flawed.Note],
        null when Loan.IsBefore => texts["WentOutBefore"],
        _ => texts["WentOutGood"],
    };

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await loans.File(id, ct) is not { } file || !await loans.MayRead(file.Loan, await audiences.Of(User, ct), ct))
            return false;
        Slip = file;
        Ways = await parties.WaysOf(id, ct);
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
            if (field == $"counts-{Form.Lines[i].Line}")
                return $"Form.Lines[{i}].{(Loan.Lines.Find(line => line.Id == Form.Lines[i].Line) is { IsPool: false } ? "Came" : "Good")}";
            if (field == $"note-{Form.Lines[i].Line}")
                return $"Form.Lines[{i}].Note";
        }
        return field switch { "password" => "Form.Password", "paper" => "Form.Paper", "signer" => "Form.Signer", _ => "" };
    }
}

/// <summary>What came back and what the returner signed with.</summary>
public sealed class GiveBackForm
{
    public string? Key { get; set; }
    public int Time { get; set; }
    public List<LineAfterForm> Lines { get; set; } = [];

    /// <summary>The officer says of all lines that are not answered one by one that everything of them came back good (ทุกรายการสภาพดี).</summary>
    public bool AllGood { get; set; }
    public string? Password { get; set; }

    /// <summary>The kept picture of what was signed with ink.</summary>
    public Guid? Paper { get; set; }

    /// <summary>Who signed with ink for another agency.</summary>
    public string? Signer { get; set; }
}

/// <summary>What became of a single thing.</summary>
public enum Came { Good, Damaged, Lost, NotYet }

/// <summary>What is said of one line. Beside a count that is filled in, one left blank is none.</summary>
public sealed class LineAfterForm
{
    public Guid Line { get; set; }
    public Came? Came { get; set; }
    public int? Good { get; set; }
    public int? Damaged { get; set; }
    public int? Lost { get; set; }
    public string? Note { get; set; }

    /// <summary>Neither a condition is chosen nor anything counted.</summary>
    public bool IsUnanswered => Came is null && Good is null && Damaged is null && Lost is null;
}
