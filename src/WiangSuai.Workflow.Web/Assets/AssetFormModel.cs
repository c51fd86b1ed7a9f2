using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What the forms of a new and of a known thing have in common: <c>_AssetForm</c>.</summary>
public abstract class AssetFormModel(AppDb db, AssetSettings settings, AssetTexts say, TimeProvider clock) : PageModel
{
    [BindProperty]
    public AssetForm Form { get; set; } = new();

    public IReadOnlyList<AssetClass> Classes { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Units { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Title, string Unit)> Posts { get; private set; } = [];

    /// <summary>The thing cannot change between one and many.</summary>
    public abstract bool IsNew { get; }

    /// <summary>As the form stands; null while price, life or day is missing.</summary>
    public Depreciation? Depreciation => Form.ToEntry() is { UnitPrice: { } price and >= 0, UsefulLifeYears: { } life and >= 1, AcquiredOn: { } acquired }
        ? Assets.Depreciation.Of(price, life, acquired, clock.Today(), settings.Depreciation)
        : null;

    protected AppDb Db => db;

    protected AssetTexts Say => say;

    protected async Task Read(CancellationToken ct)
    {
        Classes = await db.Set<AssetClass>().AsNoTracking().OrderBy(kind => kind.Code).ToListAsync(ct);
        Units = [.. (await db.Set<Unit>().OrderBy(unit => unit.Place).ThenBy(unit => unit.Name).Select(unit => new { unit.Id, unit.Name, unit.NameEn }).ToListAsync(ct))
            .Select(unit => (unit.Id, Languages.IsThai ? unit.Name : unit.NameEn))];
        Posts = [.. (await db.Set<Post>().OrderBy(post => post.Unit!.Place).ThenBy(post => post.Place).Select(post => new { post.Id, post.Title, post.TitleEn, Unit = post.Unit!.Name, UnitEn = post.Unit.NameEn }).ToListAsync(ct))
            .Select(post => Languages.IsThai ? (post.Id, post.Title, post.Unit) : (post.Id, post.TitleEn, post.UnitEn))];
    }

    /// <summary>True where every field could be read.</summary>
    protected bool Readable()
    {
        foreach (var field in Form.Unreadable())
            ModelState.AddModelError($"Form.{field}", field == nameof(AssetForm.UnitPrice) ? say["NotAnAmount"] : say["NotAWholeNumber"]);
        return ModelState.IsValid;
    }

    /// <summary>One message beside each field: what the field itself could not read comes first.</summary>
    protected async Task Tell(IEnumerable<AssetProblem> problems, CancellationToken ct)
    {
        foreach (var problem in problems)
        {
            var field = $"Form.{problem.Field}";
            if (ModelState.GetFieldValidationState(field) != ModelValidationState.Invalid)
                ModelState.AddModelError(field, say.Say(problem) + await Hint(problem, ct));
        }
    }

    async Task<string> Hint(AssetProblem problem, CancellationToken ct) =>
        problem is { Code: AssetProblemCode.NumberTaken, Values: [string number, ..] } && await NextNumber(number, ct) is { } next ? " " + say["NextFreeNumber", next] : "";

    protected async Task<string?> NextNumber(string number, CancellationToken ct)
    {
        var stem = AssetNumbers.Stem(number);
        return AssetNumbers.NextFree(number, await db.Set<Asset>().Where(asset => asset.Number.StartsWith(stem)).Select(asset => asset.Number).ToHashSetAsync(ct));
    }
}
