using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Calendar = WiangSuai.Workflow.Web.Shared.Calendar;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>One thing: what the register says of it, who has it on which day, and the loans of the month.</summary>
public sealed class ThingModel(AppDb db, Availability availability, AssetPhotos photos, AssetHistory history, AssetSettings settings, LoanReader loans, LoanAudiences audiences, AssetTexts say, TimeProvider clock) : PageModel
{
    public const string SaidKey = "thing-said";
    const string MonthForm = "yyyy-MM";
    const string DayForm = "yyyy-MM-dd";

    public Asset Asset { get; private set; } = null!;

    public AssetClass Class { get; private set; } = null!;

    public string Unit { get; private set; } = "";

    /// <summary>Title of the post answerable for it and who holds that post today; null where none is recorded.</summary>
    public string? Custodian { get; private set; }

    /// <summary>First day of the month shown.</summary>
    public DateOnly Month { get; private set; }

    public Calendar Calendar { get; private set; } = null!;

    public Mark Today { get; private set; } = null!;

    public IReadOnlyList<LoanOfThing> Loans { get; private set; } = [];

    /// <summary>The day looked at more closely.</summary>
    public DayOfThing Day { get; private set; } = null!;

    public IReadOnlyList<PhotoOfThing> Photos { get; private set; } = [];

    /// <summary>Newest first; the register's changes only for those who keep it.</summary>
    public IReadOnlyList<LogEntry> History { get; private set; } = [];

    /// <summary>What it is worth today; null where price, life or day is missing.</summary>
    public Depreciation? Depreciation { get; private set; }

    public string? Said { get; private set; }

    /// <summary>Whether the reader keeps the register.</summary>
    public bool KeepsRegister => User.IsInRole(Roles.PropertyOfficer);

    public bool CanBeBorrowed => !Class.HasOwnForm && Asset.RetiredOn is null;

    public string HrefOf(DateOnly month) => $"/assets/{Asset.Id}?month={month.ToString(MonthForm, CultureInfo.InvariantCulture)}";

    public string HrefOfDay(DateOnly day) => $"/assets/{Asset.Id}?month={day.ToString(MonthForm, CultureInfo.InvariantCulture)}&day={day.ToString(DayForm, CultureInfo.InvariantCulture)}#day";

    /// <param name="month">Gregorian, such as 2026-11; anything else shows the present month.</param>
    /// <param name="day">Gregorian, such as 2026-11-25; anything else shows today, or the first of another month.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string? month, string? day, CancellationToken ct)
    {
        Said = TempData[SaidKey] as string;
        if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == id, ct) is not { } found)
            return NotFound();
        Asset = found;
        Class = await db.Set<AssetClass>().AsNoTracking().SingleAsync(kind => kind.Code == found.ClassCode, ct);
        Unit = await db.Set<Unit>().Where(unit => unit.Id == found.HoldingUnitId).Select(unit => unit.Name).SingleAsync(ct);
        var today = clock.Today();
        Custodian = await CustodianOf(found, today, ct);
        Month = MonthOf(month, today);
        var last = Month.AddMonths(1).AddDays(-1);
        var days = (await availability.Days([found], Month, last, today, null, ct))[id];
        var now = (await availability.Days([found], today, today, today, null, ct))[id];
        Today = now[0].Free > 0
            ? new Mark(MarkKind.Done, found.IsPool ? say["FreeTodayOf", now[0].Free, found.Quantity, found.Counter] : say["FreeToday"])
            : say.Availability(found, now);
        Loans = await LoansOf(id, Month, last, today, ct);
        var looked = DayOf(day, today);
        Day = looked >= Month && looked <= last ? days[looked.DayNumber - Month.DayNumber] : (await availability.Days([found], looked, looked, today, null, ct))[id][0];
        Photos = await photos.Of(id, ct);
        History = await history.Of(found, KeepsRegister, ct);
        Depreciation = found is { UsefulLifeYears: { } life, AcquiredOn: { } acquired } ? Assets.Depreciation.Of(found.UnitPrice, life, acquired, today, settings.Depreciation) : null;
        Calendar = ThingCalendar.Of(found, days, Loans, today, say);
        return Page();
    }

    DateOnly DayOf(string? typed, DateOnly today) =>
        DateOnly.TryParseExact(typed, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Math.Abs(day.Year - today.Year) <= 50
            ? day
            : Months.FirstOf(today) == Month ? today : Month;

    static DateOnly MonthOf(string? typed, DateOnly today) =>
        DateOnly.TryParseExact(typed, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && Math.Abs(month.Year - today.Year) <= 50
            ? month
            : new DateOnly(today.Year, today.Month, 1);

    async Task<string?> CustodianOf(Asset asset, DateOnly today, CancellationToken ct)
    {
        if (asset.CustodianPostId is not { } post)
            return null;
        var title = await db.Set<Post>().Where(p => p.Id == post).Select(p => p.Title).SingleAsync(ct);
        var names = await db.Set<Holding>().Where(StandingHoldings.On(today)).Where(h => h.PostId == post).OrderBy(h => h.From).Select(h => h.Person!.Name).ToListAsync(ct);
        return string.Join(' ', names.Append(title));
    }

    /// <summary>Rejected and withdrawn slips are left out: they never had the thing.</summary>
    async Task<List<LoanOfThing>> LoansOf(Guid asset, DateOnly first, DateOnly last, DateOnly today, CancellationToken ct)
    {
        var rows = await (
            from hold in db.Set<Hold>().AsNoTracking()
            join loan in db.Set<Loan>().AsNoTracking() on hold.LoanId equals loan.Id
            join holder in db.Set<Unit>() on loan.HoldingUnitId equals holder.Id
            where hold.AssetId == asset && hold.FromDay <= last && (hold.DueDay >= first || LoanStates.Out.Contains(loan.Status))
                && (hold.Active || loan.Status == LoanStatus.PartlyReturned || loan.Status == LoanStatus.GivenBack || loan.Status == LoanStatus.Closed)
            orderby hold.FromDay descending
            select new { Loan = loan, Unit = loan.BorrowerUnitName, Holder = holder.Name, hold.FromDay, hold.DueDay, hold.Quantity, hold.Active }).ToListAsync(ct);
        var audience = await audiences.Of(User, ct);
        var found = new List<LoanOfThing>();
        foreach (var row in rows)
        {
            found.Add(new LoanOfThing(row.Loan.Id, SlipNumber.Of(row.Loan.Number, row.Loan.Year, row.Holder), row.Unit, row.FromDay, row.DueDay, row.Quantity, row.Loan.IsOut && !row.Active ? LoanStatus.GivenBack : row.Loan.Status,
                row.Active && row.Loan.IsOverdue(today), await loans.MayRead(row.Loan, audience, ct)));
        }
        return found;
    }
}

/// <summary>A loan of the thing, as everybody may see it: which unit, which days.</summary>
/// <param name="MayRead">Whether the reader may open the slip.</param>
public sealed record LoanOfThing(
    Guid Id, string SlipNumber, string Unit, DateOnly From, DateOnly Due, int Quantity, LoanStatus Status, bool IsLate, bool MayRead);
