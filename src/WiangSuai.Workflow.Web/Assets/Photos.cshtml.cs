using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Photographs of a thing: added, the one for lists chosen, removed when said twice.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
[RequestSizeLimit(MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
public sealed class PhotosModel(AppDb db, AssetPhotos photos, PhotographAsset keep, AssetTexts say) : PageModel
{
    /// <summary>Bytes of all files of one sending together: three of the largest.</summary>
    const long MostSent = 3L * PhotoLab.MostBytes + 1024 * 1024;

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public Asset Asset { get; private set; } = null!;

    public IReadOnlyList<PhotoOfThing> Photos { get; private set; } = [];

    /// <summary>The photograph that somebody is about to remove.</summary>
    public Guid? Removing { get; private set; }

    public string? Said { get; private set; }

    public Task<IActionResult> OnGetAsync([FromQuery] Guid? remove, CancellationToken ct)
    {
        Said = TempData[ThingModel.SaidKey] as string;
        Removing = remove;
        return Show(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        var files = Files.Where(file => file.Length > 0).ToList();
        if (files.Count == 0)
            ModelState.AddModelError(nameof(Files), say["PhotoMissing"]);
        var kept = 0;
        foreach (var file in files)
        {
            switch (await keep.Add(person, Id, await Bytes(file, ct), ct))
            {
                case PhotographResult.Kept:
                    kept++;
                    break;
                case PhotographResult.NotAPhoto refused:
                    ModelState.AddModelError(nameof(Files), say["Photo" + refused.Problem, file.FileName, PhotoLab.MostBytes / 1024 / 1024, PhotoLab.MostPixels / 1_000_000]);
                    break;
                case PhotographResult.TooMany most:
                    ModelState.AddModelError(nameof(Files), say["PhotoTooMany", most.Most]);
                    break;
                case PhotographResult.NoSuchThing:
                    return NotFound();
            }
        }
        if (ModelState.IsValid)
        {
            TempData[ThingModel.SaidKey] = say["PhotosKept", kept];
            return Redirect($"/assets/{Id}/photos");
        }
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostCoverAsync(Guid photo, CancellationToken ct) =>
        User.PersonId() is { } person && await keep.ChooseCover(person, Id, photo, ct) ? Done("PhotoCoverChosen") : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid photo, CancellationToken ct) =>
        User.PersonId() is { } person && await keep.Remove(person, Id, photo, ct) ? Done("PhotoRemoved") : NotFound();

    RedirectResult Done(string said)
    {
        TempData[ThingModel.SaidKey] = say[said];
        return Redirect($"/assets/{Id}/photos");
    }

    /// <summary>No more than one byte over what is allowed; the lab refuses that.</summary>
    static async Task<byte[]> Bytes(IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[Math.Min(file.Length, PhotoLab.MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == Id, ct) is not { } found)
            return NotFound();
        Asset = found;
        Photos = await photos.Of(Id, ct);
        if (Photos.All(photo => photo.Id != Removing))
            Removing = null;
        return Page();
    }
}
