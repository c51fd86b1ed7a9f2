using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The whole register (ทะเบียนคุมทรัพย์สิน) for those who keep it: found by words, unit, class and state, in the order wanted, a page at a time.</summary>
[Authorize(Roles = Roles.PropertyOfficer + "," + Roles.Auditor)]
public sealed class RegisterModel(AppDb db, AssetFinder finder, AssetTexts say, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "class")]
    public string? Class { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public AssetState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "retired")]
    public bool Retired { get; set; }

    [BindProperty(SupportsGet = true, Name = "order")]
    public AssetOrder Order { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public AssetPage Found { get; private set; } = null!;

    /// <summary>Where nothing was found: names that may have been meant, with the same search for each.</summary>
    public IReadOnlyList<(string Name, string Href)> Near { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<AssetClass> Classes { get; private set; } = [];

    /// <summary>Whether the reader may change the register; internal audit reads it.</summary>
    public bool Keeps => User.IsInRole(Roles.PropertyOfficer);

    public bool Narrowed => !string.IsNullOrWhiteSpace(Words) || Unit is not null || !string.IsNullOrEmpty(Class) || State is not null || Retired;

    public string ClassOf(Asset asset) => Classes.First(kind => kind.Code == asset.ClassCode) is var kind && Languages.IsThai ? kind.Thai : kind.English;

    public Mark MarkOf(Asset asset) => asset switch
    {
        { RetiredOn: { } day } => new(MarkKind.Void, say["RetiredOn", day]),
        { UnderRepairUntil: { } day } when day >= clock.Today() => new(MarkKind.Void, say["RepairUntil", day]),
        { OutNow: > 0, IsPool: true } => new(MarkKind.Now, say["SomeOut", asset.OutNow, asset.Quantity, asset.Counter]),
        { OutNow: > 0 } => new(MarkKind.Now, say["StateOut"]),
        { Lendable: 0 } => new(MarkKind.Void, say["OutOfUse"]),
        _ => new(MarkKind.Done, say["StateHere"]),
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();   // what an address cannot mean is left out of it
        Units = await db.Set<Unit>().OrderBy(unit => unit.Place).ThenBy(unit => unit.Name).ToDictionaryAsync(unit => unit.Id, unit => Languages.IsThai ? unit.Name : unit.NameEn, ct);
        Classes = await db.Set<AssetClass>().AsNoTracking().OrderBy(kind => kind.Code).ToListAsync(ct);
        Found = await finder.Find(Question, ct);
        if (Found.Total == 0 && State is null)
            Near = [.. (await finder.Near(Question, ct)).Select(name => (name, "/assets/register" + Query(name)))];
    }

    /// <summary>All that is found, in the order of the list.</summary>
    internal Task<IReadOnlyList<Guid>> AllFound(CancellationToken ct) => finder.Ids(Question, ct);

    AssetQuestion Question => new(Words, Unit, string.IsNullOrEmpty(Class) ? null : Class, State, Retired, Order, PageNumber, PageSize);

    /// <summary>The same list on another page.</summary>
    public string Href(int page) => "/assets/register" + Query(Words, ("p", page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Labels of all that is found.</summary>
    public string LabelsHref => "/assets/labels" + Query(Words);

    QueryString Query(string? words, params (string Name, string Value)[] more)
    {
        return QueryString.Create(Parts().Concat(more.Select(part => KeyValuePair.Create(part.Name, (string?)part.Value))));

        IEnumerable<KeyValuePair<string, string?>> Parts()
        {
            if (words is { Length: > 0 }) yield return new("q", words);
            if (Unit is { } unit) yield return new("unit", unit.ToString());
            if (Class is { Length: > 0 }) yield return new("class", Class);
            if (State is { } state) yield return new("state", state.ToString());
            if (Retired) yield return new("retired", "true");
            if (Order is not AssetOrder.Name) yield return new("order", Order.ToString());
        }
    }
}
