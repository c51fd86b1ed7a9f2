using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The chase of one slip: what was done so far, and the form for what is done next (ทวงถาม).</summary>
public sealed class ChaseModel(
    AppDb db, LoanReader loans, LoanAudiences audiences, RecordChase record, ChaseTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    const string SaidKey = "chase-said";

    [BindProperty]
    public ChaseForm Form { get; set; } = new();

    public Chase Chase { get; private set; } = null!;
    public LoanFile Slip { get; private set; } = null!;
    public DateOnly Today { get; } = clock.Today();
    public string? Said { get; private set; }

    /// <summary>Why the reader may not, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>The officer, and whoever the chase waits for.</summary>
    public bool MayRecord { get; private set; }

    public int DaysLate => Today.DayNumber - Chase.DueOn.DayNumber;

    public bool IsEnded => Chase.EndedAt is not null;

    /// <summary>Whether the lender's act is there, or is still to come, or comes too late.</summary>
    public Mark InTime => (Chase.Acts.Where(act => act.Form is ChaseForms.Chase).Select(act => (DateOnly?)act.DoneOn).FirstOrDefault(), Chase.ChaseBy) switch
    {
        ({ } done, var by) when done <= by => new(MarkKind.Done, texts["ChasedInTime", done]),
        ({ } done, _) => new(MarkKind.Late, texts["ChasedLate", done]),
        (null, var by) when Today <= by => new(MarkKind.Soon, texts["ChaseBy", by]),
        (null, var by) => new(MarkKind.Late, texts["ChaseWasBy", by]),
    };

    public IReadOnlyList<LogEntry> Log => [.. Chase.Acts.OrderByDescending(act => act.Time).Select(act => new LogEntry(
        new Mark(MarkKind.Told, texts["Manner" + act.Manner]), texts["ActTitle", act.Time, texts["Manner" + act.Manner]], texts["ActBy", act.PersonName, act.Post],
        act.ReturnBy is { } back ? texts["ActOnReturnBy", act.DoneOn, back] : texts["ActOn", act.DoneOn], act.Text,
        act.Manner == ChaseManner.Letter ? $"/loans/chases/{Chase.Id}/letter?time={act.Time}" : null))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Said = TempData[SaidKey] as string;
        Form = new ChaseForm { Key = Idempotency.NewKey(), DoneOn = DateField.Of(Today) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();

        switch (await record.Handle(new RecordChaseCommand(person, id, Form.Manner, Form.DoneOn?.Date, Form.Text ?? "", Form.ReturnBy?.Date, Idempotency.KeyOf(Form.Key)), ct))
        {
            case RecordChaseResult.Recorded done:
                TempData[SaidKey] = texts["Recorded", done.Time];
                return Redirect($"/loans/chases/{id}");
            case RecordChaseResult.NoSuchChase:
                return NotFound();
            case RecordChaseResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError($"Form.{char.ToUpperInvariant(problem.Field[0])}{problem.Field[1..]}", texts.Of(problem));
                return Page();
            case RecordChaseResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case RecordChaseResult.Ended:
                return await Again(id, "EndedMeanwhile", ct);
            case RecordChaseResult.SomebodyWasFirst:
                return await Again(id, "SomebodyWasFirst", ct);
            case RecordChaseResult.FormUsedAlready:
                return await Again(id, "FormUsedAlready", ct);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    async Task<IActionResult> Again(Guid id, string problem, CancellationToken ct)
    {
        await Read(id, ct);
        Form.Key = Idempotency.NewKey();
        ModelState.Clear();
        ModelState.AddModelError("", texts[problem]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var chase = await db.Set<Chase>().AsNoTracking().Include(c => c.Acts.OrderBy(act => act.Time)).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (chase is null || await loans.File(chase.LoanId, ct) is not { } file)
            return false;
        var waits = User.PersonId() is { } person
            && await db.Set<WorkTask>().AnyAsync(task => task.CaseId == id && task.ClosedAt == null && task.Candidates.Any(candidate => candidate.PersonId == person), ct);
        if (!waits && !await loans.MayRead(file.Loan, await audiences.Of(User, ct), ct))
            return false;
        (Chase, Slip, MayRecord) = (chase, file, chase.EndedAt is null && (waits || User.IsInRole(Roles.PropertyOfficer)));
        return true;
    }
}

/// <summary>What was done to get the things back.</summary>
public sealed class ChaseForm
{
    public string? Key { get; set; }
    public ChaseManner? Manner { get; set; }
    public DateField? DoneOn { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Text { get; set; }

    public DateField? ReturnBy { get; set; }
}
