using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <param name="Name">Who changed it; null for what came with the office.</param>
public sealed record HistoryLine(AssetChange Change, string? Name);

/// <summary>What happened to a thing (ประวัติ): handed over and back to everybody, who changed the register to those who keep it.</summary>
public sealed class AssetHistory(AppDb db, AssetTexts say)
{
    /// <summary>Of each kind; more nobody reads on a page.</summary>
    public const int Most = 30;

    /// <summary>Newest first. Borrowers are named by their unit only.</summary>
    public async Task<IReadOnlyList<LogEntry>> Of(Asset asset, bool changes, CancellationToken ct)
    {
        var lines = (await Custodies(asset, ct)).ToList();
        if (changes)
            lines.AddRange((await Changes(asset.Id, ct)).Select(line => (line.Change.At, EntryOf(line))));
        return [.. lines.OrderByDescending(line => line.At).Select(line => line.Entry)];
    }

    /// <summary>Who changed what a class demands of a loan, newest first.</summary>
    public async Task<IReadOnlyList<LogEntry>> OfClass(string code, CancellationToken ct)
    {
        var rows = await (
            from change in db.Set<ClassChange>().AsNoTracking()
            join person in db.Set<Person>() on change.PersonId equals person.Id
            where change.ClassCode == code
            orderby change.At descending, change.Id descending
            select new { change, person.Name }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(row => EntryOf(say["ClassChange" + row.change.Kind], row.change.Kind is ClassChangeKind.Made ? null : row.change.Fields, MarkKind.Done, row.change.At, row.Name))];
    }

    /// <summary>The same of all sets, those out of use too.</summary>
    public async Task<IReadOnlyList<LogEntry>> OfSets(CancellationToken ct)
    {
        var rows = await (
            from change in db.Set<SetChange>().AsNoTracking()
            join person in db.Set<Person>() on change.PersonId equals person.Id
            orderby change.At descending, change.Id descending
            select new { change, person.Name }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(row => EntryOf(
            say["SetChange" + row.change.Kind, row.change.Name], row.change.Kind is SetChangeKind.Changed ? row.change.Fields : null,
            row.change.Kind is SetChangeKind.Ended ? MarkKind.Void : MarkKind.Done, row.change.At, row.Name))];
    }

    LogEntry EntryOf(string what, string? fields, MarkKind kind, DateTimeOffset at, string name) =>
        new(new Mark(kind, what), what, fields is null ? null : say.Shown(AssetChange.Read(fields)), say["ChangeBy", at, name]);

    async Task<IReadOnlyList<HistoryLine>> Changes(Guid asset, CancellationToken ct)
    {
        var rows = await (
            from change in db.Set<AssetChange>().AsNoTracking()
            join person in db.Set<Person>() on change.PersonId equals (Guid?)person.Id into people
            from person in people.DefaultIfEmpty()
            where change.AssetId == asset
            orderby change.At descending, change.Id descending
            select new { change, Name = person == null ? null : person.Name }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(row => new HistoryLine(row.change, row.Name))];
    }

    LogEntry EntryOf(HistoryLine line)
    {
        var fields = line.Change.Read();
        var what = line.Change.Kind is AssetChangeKind.Changed or AssetChangeKind.Imported && fields.Any(field => field.Before != "") ? say.Shown(fields) : null;
        return new LogEntry(
            new Mark(line.Change.Kind is AssetChangeKind.Retired ? MarkKind.Void : MarkKind.Done, say["Change" + line.Change.Kind]),
            say["Change" + line.Change.Kind], what, say["ChangeBy", line.Change.At, line.Name ?? say["TheSystem"]], line.Change.Note is "" ? null : line.Change.Note);
    }

    async Task<IEnumerable<(DateTimeOffset At, LogEntry Entry)>> Custodies(Asset asset, CancellationToken ct)
    {
        var rows = await (
            from custody in db.Set<Custody>().AsNoTracking()
            join loan in db.Set<Loan>().AsNoTracking() on custody.LoanId equals loan.Id
            join unit in db.Set<Unit>() on loan.BorrowerUnitId equals unit.Id
            join holder in db.Set<Unit>() on loan.HoldingUnitId equals holder.Id
            where custody.AssetId == asset.Id
            orderby custody.Since descending
            select new { custody.Since, custody.Until, custody.Quantity, loan.Number, loan.Year, loan.Status, Unit = unit.Name, Holder = holder.Name }).Take(Most).ToListAsync(ct);
        return rows.SelectMany(row => new (DateTimeOffset, LogEntry)?[]
        {
            row.Until is { } until ? (until, row.Status == LoanStatus.Cancelled ? Entry(MarkKind.Void, "HistoryTakenBack", until) : Entry(MarkKind.Done, "HistoryBack", until)) : null,
            (row.Since, Entry(row.Until is null ? MarkKind.Now : MarkKind.Done, "HistoryOut", row.Since)),
        }.OfType<(DateTimeOffset, LogEntry)>().Select(line => (line.Item1, line.Item2 with
        {
            About = say["HistorySlip", SlipNumber.Of(row.Number, row.Year, row.Holder), row.Unit] + (asset.IsPool ? " " + say["HowManyValue", row.Quantity, asset.Counter] : ""),
        })));

        LogEntry Entry(MarkKind kind, string key, DateTimeOffset at) => new(new Mark(kind, say[key]), say[key], null, say["HistoryAt", at]);
    }
}
