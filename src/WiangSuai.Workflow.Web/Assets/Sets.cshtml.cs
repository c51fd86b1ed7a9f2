using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The sets that can be asked for together (ชุดที่ยืมด้วยกัน), for those who put them together.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class SetsModel(LendingSets sets, AssetHistory history, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SetOnDays> Sets { get; private set; } = [];

    /// <summary>Who changed a set or took it out of use.</summary>
    public IReadOnlyList<LogEntry> History { get; private set; } = [];

    public string? Said { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Said = TempData[ThingModel.SaidKey] as string;
        var today = clock.Today();
        Sets = await sets.On(today, today, today, ct);
        History = await history.OfSets(ct);
    }
}
