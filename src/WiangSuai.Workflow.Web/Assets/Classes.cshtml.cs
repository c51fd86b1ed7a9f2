using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The classes of things (ประเภทพัสดุ) with what each demands of a loan.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class ClassesModel(AppDb db) : PageModel
{
    public IReadOnlyList<AssetClass> Classes { get; private set; } = [];

    /// <summary>Things on the register by class code.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    public string? Said { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Said = TempData[ThingModel.SaidKey] as string;
        Classes = await db.Set<AssetClass>().AsNoTracking().OrderBy(kind => kind.Code).ToListAsync(ct);
        Counts = await db.Set<Asset>().Where(asset => asset.RetiredOn == null).GroupBy(asset => asset.ClassCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }
}
