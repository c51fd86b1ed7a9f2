using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>How the officer wants a file taken.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Fields">What each column is used as; as many as the layout has columns, else the guess stands.</param>
public sealed record ImportChoices(string Sheet, IReadOnlyList<RegisterField> Fields, Guid? Unit, string? Class, string Counter)
{
    internal static string Write(IEnumerable<RegisterField> fields) => string.Join(',', fields);

    internal static IReadOnlyList<RegisterField> ReadFields(string fields) => fields is "" ? [] : [.. fields.Split(',').Select(Enum.Parse<RegisterField>)];
}

public abstract record SendFileResult
{
    SendFileResult() { }

    public sealed record Kept(Guid Import) : SendFileResult;

    public sealed record Refused(FileProblem Problem) : SendFileResult;

    /// <summary>Nothing in it looks like a table.</summary>
    public sealed record NoTable : SendFileResult;
}

/// <summary>Takes a register that was sent and works out what it would change; nothing of the register is touched.</summary>
public sealed class PreviewImport(AppDb db, AssetRegister register, ImportTexts say, TimeProvider clock)
{
    /// <summary>How many numbers are looked up in one query.</summary>
    const int Together = 5_000;

    /// <summary>Word for counting where neither file nor officer says one.</summary>
    const string AnyCounter = "รายการ";

    public async Task<SendFileResult> Send(Guid person, string fileName, byte[] content, CancellationToken ct)
    {
        var read = RegisterFile.Read(content);
        if (read is FileRead.Refused refused)
            return new SendFileResult.Refused(refused.Problem);
        var (kind, sheets) = (FileRead.Sheets)read;
        var best = sheets.Select(sheet => (Sheet: sheet, Layout: Headings.Find(sheet))).Where(found => found.Layout is not null)
            .OrderByDescending(found => found.Layout!.Columns.Sum(column => column.Sure)).FirstOrDefault();
        if (best.Layout is not { } layout)
            return new SendFileResult.NoTable();

        var run = new ImportRun
        {
            Id = clock.NewId(),
            ById = person,
            At = clock.GetUtcNow().ToStoredInstant(),
            Kind = kind,
            Content = content,
            Sheet = best.Sheet.Name,
            Fields = "",
            FileName = Shortened(WrittenText.Tidy(Path.GetFileName(fileName))),
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AbolishedOn == null).ToListAsync(ct);
        run.DefaultUnitId = new NameBook([.. units.Select(NameOf)]).Find(best.Sheet.Name) is { } unit ? Guid.Parse(unit.Id) : null;   // a sheet per unit is common
        run.DefaultCounter = AnyCounter;
        run.Fields = ImportChoices.Write(await Remembered(layout, ct) ?? [.. layout.Columns.Select(column => column.Guess)]);
        await Plan(run, layout, ct);
        db.Add(run);
        await db.SaveChangesAsync(ct);
        return new SendFileResult.Kept(run.Id);
    }

    /// <summary>Works the plan out anew with what the officer chose, and remembers how the columns are taken.</summary>
    /// <returns>False where there is nothing to choose any more: confirmed, or its time is over.</returns>
    public async Task<bool> Choose(Guid person, Guid import, ImportChoices choices, CancellationToken ct)
    {
        if (await db.Set<ImportRun>().SingleOrDefaultAsync(run => run.Id == import, ct) is not { ConfirmedAt: null, Content: { } content } run
            || TableOf(content, choices.Sheet) is not { } layout)
            return false;
        var sameTable = choices.Sheet == run.Sheet && choices.Fields.Count == layout.Columns.Count;
        var fields = sameTable ? choices.Fields : await Remembered(layout, ct) ?? [.. layout.Columns.Select(column => column.Guess)];
        (run.Sheet, run.Fields, run.DefaultUnitId, run.DefaultClass) = (choices.Sheet, ImportChoices.Write(fields), choices.Unit, choices.Class);
        run.DefaultCounter = choices.Counter.Trim() is { Length: > 0 and <= AssetRules.LongestCounter } counter ? counter : AnyCounter;
        if (sameTable)
            await Remember(person, layout, run.Fields, ct);
        await Plan(run, layout, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>The table on a sheet of a stored file; null where the sheet is not there.</summary>
    internal static TableLayout? TableOf(byte[] content, string sheet) =>
        RegisterFile.Read(content) is FileRead.Sheets read && read.All.FirstOrDefault(one => one.Name == sheet) is { } found ? Headings.Find(found) : null;

    async Task<IReadOnlyList<RegisterField>?> Remembered(TableLayout layout, CancellationToken ct)
    {
        var key = layout.Key;
        return await db.Set<RememberedColumns>().Where(columns => columns.Key == key).Select(columns => columns.Fields).SingleOrDefaultAsync(ct) is { } fields
            && ImportChoices.ReadFields(fields) is var read && read.Count == layout.Columns.Count ? read : null;
    }

    async Task Remember(Guid person, TableLayout layout, string fields, CancellationToken ct)
    {
        var (key, at) = (layout.Key, clock.GetUtcNow().ToStoredInstant());
        if (await db.Set<RememberedColumns>().SingleOrDefaultAsync(columns => columns.Key == key, ct) is { } known)
            (known.Fields, known.ById, known.At) = (fields, person, at);
        else
            db.Add(new RememberedColumns { Key = key, Fields = fields, ById = person, At = at });
    }

    async Task Plan(ImportRun run, TableLayout layout, CancellationToken ct)
    {
        var facts = await register.Facts(ct);
        var rows = new RowReader(layout, ImportChoices.ReadFields(run.Fields), await Books(facts, ct)).Read();
        var known = await Known([.. rows.Things.Select(thing => thing.Values.Number).Distinct()], ct);
        var fresh = new AssetEntry { ClassCode = run.DefaultClass ?? "", HoldingUnitId = run.DefaultUnitId, Counter = run.DefaultCounter };
        var (added, changed, same, refused) = ImportComparison.Of(rows, known, await Promised(known.Values, ct), fresh, facts);
        var plan = new ImportPlan(added, changed, same, Worded(refused), rows.Skipped,
            rows.Things.Select(thing => thing.Row).Concat(rows.Refused.Select(row => row.Row)).Distinct().Count() + rows.Skipped.Totals.Count + rows.Skipped.Headings.Count + rows.Skipped.Texts.Count);
        (run.Plan, run.PlanHash) = plan.Pack();
        (run.RowCount, run.NewCount, run.ChangedCount, run.SameCount, run.RefusedCount) = (plan.Rows, added.Count, changed.Count, same, refused.Count);
    }

    async Task<OfficeNameBooks> Books(AssetFacts facts, CancellationToken ct)
    {
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AbolishedOn == null).ToListAsync(ct);
        var posts = await db.Set<Post>().AsNoTracking().Where(post => post.AbolishedOn == null).ToListAsync(ct);
        return new(
            new NameBook([.. units.Select(NameOf)]),
            new NameBook([.. facts.Classes.Values.Select(kind => new KnownName(kind.Code, kind.Thai, kind.English, kind.Code))]),
            new NameBook([.. posts.Select(post => new KnownName(post.Id.ToString(), post.Title, post.TitleEn))]));
    }

    static KnownName NameOf(Unit unit) => new(unit.Id.ToString(), unit.Name, unit.NameEn);

    async Task<Dictionary<string, Asset>> Known(IReadOnlyList<string> numbers, CancellationToken ct)
    {
        var known = new Dictionary<string, Asset>(numbers.Count);
        foreach (var some in numbers.Chunk(Together))
        {
            foreach (var asset in await db.Set<Asset>().AsNoTracking().Where(asset => some.Contains(asset.Number)).ToListAsync(ct))
                known.Add(asset.Number, asset);
        }
        return known;
    }

    async Task<IReadOnlyDictionary<Guid, int>> Promised(IEnumerable<Asset> known, CancellationToken ct)
    {
        var (pools, today) = (known.Where(asset => asset.IsPool).Select(asset => asset.Id).ToList(), clock.Today());
        return pools.Count == 0 ? new Dictionary<Guid, int>() : await db.Set<PoolDay>().Where(day => pools.Contains(day.AssetId) && day.Day >= today)
            .GroupBy(day => day.AssetId).Select(days => new { days.Key, Most = days.Max(day => day.Held) }).ToDictionaryAsync(days => days.Key, days => days.Most, ct);
    }

    /// <summary>Each reason in both languages, so that the file and the list of imports speak to whoever opens them.</summary>
    List<RowLeftOut> Worded(IReadOnlyList<RefusedRow> refused)
    {
        var (thai, english) = (Languages.Speaking(Languages.Thai, Words), Languages.Speaking(Languages.English, Words));
        return [.. refused.Select((row, at) => new RowLeftOut(row.Row, thai[at], english[at]))];

        List<string> Words() => [.. refused.Select(row => string.Join(" · ", row.Problems.Select(problem => say.Why(problem))))];
    }

    static string Shortened(string name) => name.Length <= ImportRun.LongestFileName ? name : name[^ImportRun.LongestFileName..];
}
