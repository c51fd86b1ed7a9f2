using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>What the system does by law, and who confirmed it. Everybody may read it; who answers for the law confirms.</summary>
public sealed class LawIndexModel(LegalPoints points) : PageModel
{
    public IReadOnlyList<PointState> Points { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Points = await points.Read(ct);
}
