using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>The holidays of a year: added, confirmed and taken out by the administrator (วันหยุดราชการ).</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class HolidaysModel(AppDb db, KeepHolidays keep, SettingTexts texts, TimeProvider clock) : PageModel
{
    public const string SaidKey = "holidays-said";

    /// <summary>Calendar year, common era; this year where none is asked for.</summary>
    [FromQuery(Name = "year")]
    public int? Asked { get; set; }

    [BindProperty]
    public HolidayForm Form { get; set; } = new();

    public int Year => Asked is { } year && year >= First && year <= Last ? year : clock.Today().Year;

    /// <summary>Deadlines reach neither further back nor further ahead.</summary>
    public int First => clock.Today().Year - 2;

    public int Last => clock.Today().Year + 5;

    public IReadOnlyList<Holiday> Holidays { get; private set; } = [];

    public int ToBeConfirmed => Holidays.Count(holiday => holiday.ConfirmedAt is null);

    public string? Said { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Said = TempData[SaidKey] as string;
        await Read(ct);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        if (Form.Day is null)
            ModelState.AddModelError("Form.Day", texts["DayMissing"]);
        else if (Form.Day.Date is { Year: var year } && (year < First || year > Last))
            ModelState.AddModelError("Form.Day", texts["YearOutOfReach", First + Years.Era, Last + Years.Era]);
        if (string.IsNullOrWhiteSpace(Form.Name) || Form.Name.Length > Holiday.LongestName)
            ModelState.AddModelError("Form.Name", texts["NameMissing", Holiday.LongestName]);
        if (string.IsNullOrWhiteSpace(Form.Source) || Form.Source.Length > Holiday.LongestSource)
            ModelState.AddModelError("Form.Source", texts["SourceMissing", Holiday.LongestSource]);
        if (ModelState.IsValid && Form.Day?.Date is { } day)
        {
            if (await keep.Add(User.AccountId(), day, Form.Name!, Form.Source!, ct))
                return Done(texts["Added", day], day.Year);
            ModelState.AddModelError("Form.Day", texts["DayTaken", day]);
        }
        await Read(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid holiday, CancellationToken ct)
    {
        await keep.Confirm(User.AccountId(), holiday, ct);
        return Done(texts["ConfirmedOne"], Year);
    }

    public async Task<IActionResult> OnPostConfirmYearAsync(CancellationToken ct)
    {
        await keep.ConfirmYear(User.AccountId(), Year, ct);
        return Done(texts["ConfirmedAll"], Year);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid holiday, CancellationToken ct)
    {
        await keep.Remove(User.AccountId(), holiday, ct);
        return Done(texts["Removed"], Year);
    }

    RedirectResult Done(string said, int year)
    {
        TempData[SaidKey] = said;
        return Redirect($"/settings/holidays?year={year}");
    }

    async Task Read(CancellationToken ct)
    {
        var (from, to) = (new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31));
        Holidays = await db.Set<Holiday>().AsNoTracking().Where(holiday => holiday.Day >= from && holiday.Day <= to && holiday.RemovedAt == null).OrderBy(holiday => holiday.Day).ToListAsync(ct);
    }
}

/// <summary>A day to be added.</summary>
public sealed class HolidayForm
{
    public DateField? Day { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Name { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Source { get; set; }
}
