using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Who imported which register when (การนำเข้าที่ผ่านมา), the newest first.</summary>
[Authorize(Roles = $"{Roles.PropertyOfficer},{Roles.Auditor}")]
public sealed class LogModel(AppDb db, ImportTexts say, TimeProvider clock) : PageModel
{
    const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ImportLine> Lines { get; private set; } = [];

    public int Pages { get; private set; } = 1;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Pages = Math.Max(1, (await db.Set<ImportRun>().CountAsync(ct) + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Lines = await All().Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(ct);
    }

    public Mark StateOf(ImportLine line) =>
        line.ConfirmedAt is not null ? new(MarkKind.Done, say["StateConfirmed"])
        : line.At + ImportRun.Kept > Now ? new(MarkKind.Todo, say["StateWaiting"])
        : new(MarkKind.Void, say["StateLapsed"]);

    internal IQueryable<ImportLine> All() =>
        from run in db.Set<ImportRun>().AsNoTracking()
        join person in db.Set<Person>() on run.ById equals person.Id
        orderby run.At descending, run.Id descending
        select new ImportLine(run.Id, run.At, Languages.IsThai ? person.Name : person.NameEn, run.FileName, run.NewCount, run.ChangedCount, run.RefusedCount, run.ConfirmedAt);
}

/// <summary>One import as the list shows it.</summary>
public sealed record ImportLine(Guid Id, DateTimeOffset At, string By, string FileName, int New, int Changed, int Refused, DateTimeOffset? ConfirmedAt);

internal sealed class LogExport(ImportTexts say) : ListExport<LogModel>
{
    protected override ValueTask<ExportedTable> Of(LogModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["LogTitle"], page.All().AsAsyncEnumerable(),
        (say["LogWhen"], line => line.At), (say["LogWho"], line => line.By), (say["LogFile"], line => line.FileName), (say["LogNew"], line => line.New),
        (say["LogChanged"], line => line.Changed), (say["LogRefused"], line => line.Refused), (say["LogState"], line => page.StateOf(line).Word)));
}
