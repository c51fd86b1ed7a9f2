using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The picture itself. It never changes under its address, so browsers ask for it once.</summary>
public sealed class PhotoModel(AssetPhotos photos) : PageModel
{
    /// <param name="size">small or large.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string size, CancellationToken ct)
    {
        if (size is not ("small" or "large") || await photos.Picture(id, size == "large", ct) is not { } picture)
            return NotFound();
        Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        Response.Headers.ContentDisposition = "inline";
        return File(picture, "image/webp");
    }
}
