using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>What an import would change, how its columns are taken, and the button that writes it (ขั้น 2 จับคู่และดูก่อน); afterwards what was written.</summary>
/// <remarks>Confirming carries no key of its own: the import is confirmed once, and a second sending is told so.</remarks>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class LookModel(AppDb db, PreviewImport preview, ConfirmImport confirm, ImportTexts say, TimeProvider clock) : PageModel
{
    /// <summary>Rows shown of each kind; all of them are in the files.</summary>
    public const int Shown = 50;

    const string SaidKey = "import-said", FirstField = "Form.Fields[0]";

    public ImportRun Run { get; private set; } = null!;

    /// <summary>Null when the file's time is over.</summary>
    public ImportPlan? Plan { get; private set; }

    public TableLayout? Layout { get; private set; }

    public IReadOnlyList<string> Sheets { get; private set; } = [];
    public IReadOnlyList<RegisterField> Fields { get; private set; } = [];
    public IReadOnlyList<(string Id, string Name)> Units { get; private set; } = [];
    public IReadOnlyList<(string Id, string Name)> Classes { get; private set; } = [];
    public string? Said { get; private set; }

    [BindProperty]
    public ChoicesForm Form { get; set; } = new();

    public bool MayConfirm => Run.ConfirmedAt is null && Plan is { } plan && plan.New.Count + plan.Changed.Count > 0;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Said = TempData[SaidKey] as string;
        if (!await Show(id, ct))
            return NotFound();
        if (Run.ConfirmedAt is null && Layout is not null && !Fields.Contains(RegisterField.Number))
            ModelState.AddModelError(FirstField, say["NoNumberColumn"]);   // one word instead of one for each row
        return Page();
    }

    public async Task<IActionResult> OnPostChooseAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Choose(person, id, ct))
            return await Show(id, ct) ? Page() : NotFound();
        return Saying(id, say["Chosen"]);
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Show(id, ct))
            return NotFound();
        if (Run.ConfirmedAt is null && ChoicesDiffer())   // what was chosen and not looked at is not written
        {
            if (!await Choose(person, id, ct))
                return Page();
            return Saying(id, say["ChoicesChanged"]);
        }
        return await confirm.Handle(new ConfirmImportCommand(person, id, Form.Plan), ct) switch
        {
            ConfirmImportResult.Written { MeanwhileChanged: 0 } written => Saying(id, say["Written", written.New, written.Changed]),
            ConfirmImportResult.Written written => Saying(id, $"{say["Written", written.New, written.Changed]} {say["Meanwhile", written.MeanwhileChanged]}"),
            ConfirmImportResult.AlreadyWritten => Saying(id, say["AlreadyWritten"]),
            ConfirmImportResult.OtherPlan => Saying(id, say["OtherPlan"]),
            ConfirmImportResult.NoSuchImport => NotFound(),
            var other => throw new System.Diagnostics.UnreachableException($"{other}"),
        };
    }

    /// <summary>The refused rows as a file of the kind that was sent.</summary>
    public async Task<IActionResult> OnGetRefusedAsync(Guid id, CancellationToken ct)
    {
        if (!await Show(id, ct) || Plan is null || Layout is null)
            return NotFound();
        var (headings, rows) = RefusedRowsFile.Of(Layout, Plan.Refused.ToDictionary(row => row.Row, Why));
        return new TableFile(new ExportedTable(say["RefusedFileName", Path.GetFileNameWithoutExtension(Run.FileName)], headings, rows.ToAsyncEnumerable()), Run.Kind is FileKind.Csv ? ListFormat.Csv : ListFormat.Xlsx);
    }

    /// <summary>All changes, field by field.</summary>
    public async Task<IActionResult> OnGetChangesAsync(Guid id, CancellationToken ct)
    {
        if (!await Show(id, ct) || Plan is null)
            return NotFound();
        var lines = Plan.Changed.SelectMany(thing => thing.Changes, (thing, change) => (Thing: thing, Change: change));
        return new TableFile(ExportedTable.Of($"{say["ChangedFileName"]} {Path.GetFileNameWithoutExtension(Run.FileName)}", lines,
            (say["RefusedRow"], line => line.Thing.Row), (say["FieldNumber"], line => line.Thing.After.Number), (say["FieldName"], line => line.Thing.After.Name),
            (say["ColumnUsedAs"], line => say.Field(line.Change.Field)), (say["ChangedBefore"], line => say.Content(line.Change.Field, line.Change.Before)),
            (say["ChangedAfter"], line => say.Content(line.Change.Field, line.Change.After))), ListFormat.Xlsx);
    }

    public static string Why(RowLeftOut row) => Languages.IsThai ? row.Thai : row.English;

    /// <summary>What the file holds in a refused row, in few words: number and name, or all of it.</summary>
    public string InFile(int row)
    {
        if (Layout is null || Layout.Data.FirstOrDefault(one => one.Number == row) is not { } cells)
            return "";
        var told = Layout.Columns.Zip(Fields).Where(pair => pair.Second is RegisterField.Number or RegisterField.Name).Select(pair => cells[pair.First.Index].Text).Where(text => text is not "");
        return string.Join(' ', told) is { Length: > 0 } words ? words : string.Join(' ', cells.Cells.Select(cell => cell.Text).Where(text => text is not "").Take(3));
    }

    /// <summary>Row numbers, not more than can be read.</summary>
    public string Some(IReadOnlyList<int> rows)
    {
        const int most = 10;
        var some = string.Join(", ", rows.Take(most));
        return rows.Count > most ? say["SkippedNumbers", some, rows.Count - most] : some;
    }

    bool ChoicesDiffer() => Form.Fields.Count > 0 && ((Form.Sheet ?? "") != Run.Sheet || !Form.Fields.SequenceEqual(Fields)
        || Form.Unit != Run.DefaultUnitId || (Form.Class is { Length: > 0 } kind ? kind : null) != Run.DefaultClass || (Form.Counter ?? "").Trim() != Run.DefaultCounter);

    async Task<bool> Choose(Guid person, Guid id, CancellationToken ct)
    {
        foreach (var twice in Form.Fields.Where(field => field is not RegisterField.Ignored).GroupBy(field => field).Where(field => field.Count() > 1))
            ModelState.AddModelError($"Form.Fields[{Form.Fields.LastIndexOf(twice.Key)}]", say["ColumnTwice", say.Field(twice.Key)]);
        if (Form.Fields.Count > 0 && !Form.Fields.Contains(RegisterField.Number))
            ModelState.AddModelError(FirstField, say["NoNumberColumn"]);
        return ModelState.IsValid && await preview.Choose(person, id, new ImportChoices(Form.Sheet ?? "", Form.Fields, Form.Unit, Form.Class is { Length: > 0 } kind ? kind : null, Form.Counter ?? ""), ct);
    }

    RedirectResult Saying(Guid id, string said)
    {
        TempData[SaidKey] = said;
        return Redirect($"/assets/import/{id}");
    }

    async Task<bool> Show(Guid id, CancellationToken ct)
    {
        if (await db.Set<ImportRun>().AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, ct) is not { } run)
            return false;
        Run = run;
        Fields = ImportChoices.ReadFields(run.Fields);
        if (run is not { Plan: { } plan, Content: { } content } || run.KeptUntil <= clock.GetUtcNow())
            return true;
        Plan = ImportPlan.Unpack(plan);
        if (RegisterFile.Read(content) is FileRead.Sheets read)
        {
            Sheets = [.. read.All.Select(sheet => sheet.Name)];
            Layout = read.All.FirstOrDefault(sheet => sheet.Name == run.Sheet) is { } sheet ? Headings.Find(sheet) : null;
        }
        Units = [.. (await db.Set<Unit>().AsNoTracking().Where(unit => unit.AbolishedOn == null).OrderBy(unit => unit.Place).ToListAsync(ct)).Select(unit => (unit.Id.ToString(), Languages.IsThai ? unit.Name : unit.NameEn))];
        Classes = [.. (await db.Set<AssetClass>().AsNoTracking().OrderBy(kind => kind.Code).ToListAsync(ct)).Select(kind => (kind.Code, Languages.IsThai ? kind.Thai : kind.English))];
        return true;
    }
}

/// <summary>How the officer wants the file taken.</summary>
public sealed class ChoicesForm
{
    public string? Sheet { get; set; }

    /// <summary>In the order of the columns.</summary>
    public List<RegisterField> Fields { get; set; } = [];
    public Guid? Unit { get; set; }
    public string? Class { get; set; }
    public string? Counter { get; set; }

    /// <summary>Hash of the plan that the page shows.</summary>
    public string Plan { get; set; } = "";
}
