using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The borrower asks for another day of return (ขอขยายเวลายืม).</summary>
public sealed class ExtendModel(LoanReader loans, AskForExtension ask, FreeLonger free, ExtensionTexts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ExtendForm Form { get; set; } = new();

    public LoanFile Slip { get; private set; } = null!;
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Why it cannot be asked for; null where it can.</summary>
    public NoExtension? WhyNot { get; private set; }

    public IReadOnlyList<Calendar> Months { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Form.Key = Idempotency.NewKey();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct) || User.PersonId() is not { } person)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        switch (await ask.Handle(new AskForExtensionCommand(person, id, Form.NewDueOn?.Date, Form.Reason ?? "", Idempotency.KeyOf(Form.Key)), ct))
        {
            case AskForExtensionResult.Asked:
                TempData[CaseModel.SaidKey] = texts["Said", Slip.SlipNumber];
                return Redirect($"/loans/{id}");
            case AskForExtensionResult.NoSuchLoan:
                return NotFound();
            case AskForExtensionResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError($"Form.{char.ToUpperInvariant(problem.Field[0])}{problem.Field[1..]}", texts.Of(problem));
                return Page();
            case AskForExtensionResult.NotNow no:
                WhyNot = no.Why;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case AskForExtensionResult.FormUsedAlready:
                Form.Key = Idempotency.NewKey();
                ModelState.Clear();
                ModelState.AddModelError("", texts["FormUsedAlready"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Only who may ask sees the form.</summary>
    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        if (await loans.File(id, ct) is not { } file || User.PersonId() is not { } person || !await ask.MayAsk(file.Loan, person, ct))
            return false;
        Slip = file;
        WhyNot = AskForExtension.WhyNot(file.Loan, file.Extensions.Any(extension => extension.EndedAt is null), Today);
        if (WhyNot is null)
            Months = await Read(file.Loan, ct);
        return true;
    }

    /// <summary>The month of the day of return and the next one.</summary>
    async Task<IReadOnlyList<Calendar>> Read(Loan loan, CancellationToken ct)
    {
        var first = Shared.Months.FirstOf(loan.DueOn);
        var last = Shared.Months.LastOf(first.AddMonths(1));
        var taken = await free.Taken(loan, loan.DueOn.AddDays(1), last, ct);
        return
        [
            .. new[] { first, first.AddMonths(1) }.Select(month => new Calendar(month,
                [.. Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays)
                    .Where(day => taken.Contains(day) || (loan.StartsOn <= day && day <= loan.DueOn))
                    .Select(day => new CalendarDay(day, taken.Contains(day) ? DayState.Busy : DayState.Wanted))],
                Today, Busy: texts["Taken"])),
        ];
    }
}

public sealed class ExtendForm
{
    public string? Key { get; set; }
    public DateField? NewDueOn { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Reason { get; set; }
}
