using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>An approved slip is about to get a thing that is still with somebody else, whose own day of return has come (ของยังไม่กลับ). The promise stands; the thing is missing.</summary>
/// <param name="Next">The slip that waits, with the line of it.</param>
/// <param name="Holder">The slip that still has it.</param>
/// <param name="DueOn">The holder's day of return.</param>
public sealed record Collision(
    Guid Next, Guid Line, Guid Asset, string Thing, string Number, int Quantity, string Counter, Guid Holder, string HolderSlip, string HolderName, string HolderUnit, DateTimeOffset Since, DateOnly DueOn);

/// <summary>Finds slips whose things are not back.</summary>
public sealed class Collisions(AppDb db)
{
    /// <summary>
    /// Whether a slip is to be warned on this day: from the day before its first day, and never after its last, about a thing that is due back on this day or was before.
    /// Until the holder's own day of return nobody is late, and nobody is warned.
    /// </summary>
    public static bool Warns(DateOnly nextStarts, DateOnly nextDue, DateOnly holderDue, DateOnly today) => holderDue <= today && nextStarts <= today.AddDays(1) && today <= nextDue;

    /// <param name="next">One slip alone; all where null.</param>
    public async Task<IReadOnlyList<Collision>> On(DateOnly today, Guid? next, CancellationToken ct)
    {
        var tomorrow = today.AddDays(1);
        var rows = await (
            from loan in db.Set<Loan>().AsNoTracking()
            where loan.Status == LoanStatus.Approved && loan.StartsOn <= tomorrow && loan.DueOn >= today && (next == null || loan.Id == next)
            from line in loan.Lines
            join asset in db.Set<Asset>() on line.AssetId equals asset.Id
            where asset.OutNow + asset.OutOfUse + line.Quantity > asset.Quantity
            join custody in db.Set<Custody>() on line.AssetId equals custody.AssetId
            where custody.Until == null && custody.LoanId != loan.Id
            join holder in db.Set<Loan>() on custody.LoanId equals holder.Id
            where holder.DueOn <= today
            join person in db.Set<Person>() on holder.BorrowerId equals person.Id
            join unit in db.Set<Unit>() on holder.HoldingUnitId equals unit.Id
            orderby loan.StartsOn, loan.Id, line.Position, holder.DueOn
            select new
            {
                loan.Id,
                Line = line.Id,
                line.AssetId,
                line.AssetName,
                line.AssetNumber,
                line.Quantity,
                line.Counter,
                Starts = loan.StartsOn,
                Due = loan.DueOn,
                Holder = holder.Id,
                holder.Number,
                holder.Year,
                Unit = unit.Name,
                Person = person.Name,
                holder.BorrowerUnitName,
                custody.Since,
                HolderDue = holder.DueOn,
            }).ToListAsync(ct);
        return [.. rows.Where(row => Warns(row.Starts, row.Due, row.HolderDue, today)).Select(row => new Collision(
            row.Id, row.Line, row.AssetId, row.AssetName, row.AssetNumber, row.Quantity, row.Counter, row.Holder, SlipNumber.Of(row.Number, row.Year, row.Unit), row.Person, row.BorrowerUnitName, row.Since, row.HolderDue))];
    }
}

/// <summary>Another thing that would do instead (ของที่ใช้แทนได้).</summary>
/// <param name="SameUnit">The unit of the slip holds it too.</param>
public sealed record Equivalent(Guid Asset, string Name, string Number, string Unit, bool SameUnit, bool IsPool);

/// <summary>Looks for things of the same class that are here and free for the whole of the slip's days.</summary>
public sealed class Equivalents(AppDb db, Availability availability)
{
    /// <summary>More than this nobody compares at the counter.</summary>
    public const int Most = 5;

    /// <summary>Of the same drawing where the class has any here, those of the slip's own unit first, then those nearest in price.</summary>
    public async Task<IReadOnlyList<Equivalent>> Of(Loan next, LoanLine line, DateOnly today, CancellationToken ct)
    {
        var taken = next.Lines.Select(other => other.AssetId).ToList();
        var like = await db.Set<Asset>().AsNoTracking()
            .Where(asset => asset.ClassCode == line.ClassCode && asset.IsPool == line.IsPool && !taken.Contains(asset.Id) && asset.OutNow + asset.OutOfUse + line.Quantity <= asset.Quantity)
            .ToListAsync(ct);
        var first = next.StartsOn > today ? next.StartsOn : today;
        if (like.Count == 0 || first > next.DueOn)
            return [];
        var free = await availability.FreeThroughout(like, first, next.DueOn, today, next.Id, ct);
        var drawing = await db.Set<Asset>().Where(asset => asset.Id == line.AssetId).Select(asset => asset.Picture).SingleAsync(ct);
        var best = like.Exists(asset => asset.Picture == drawing) ? like.Where(asset => asset.Picture == drawing) : like;   // a microphone is of a projector's class, too
        var units = await db.Set<Unit>().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        return [.. best.Where(asset => free[asset.Id] >= line.Quantity).OrderBy(asset => asset.HoldingUnitId == next.HoldingUnitId ? 0 : 1).ThenBy(asset => Math.Abs(asset.UnitPrice - line.UnitPrice)).ThenBy(asset => asset.Number, StringComparer.Ordinal)
            .Take(Most).Select(asset => new Equivalent(asset.Id, asset.Name, asset.Number, units[asset.HoldingUnitId], asset.HoldingUnitId == next.HoldingUnitId, asset.IsPool))];
    }
}

/// <summary>What a page says of a slip whose things are not back: who has each, since when, and what would do instead.</summary>
public sealed record NotBack(Collision What, IReadOnlyList<Equivalent> Instead);

public sealed class NotBackReader(Collisions collisions, Equivalents equivalents)
{
    public async Task<IReadOnlyList<NotBack>> Of(Loan loan, DateOnly today, CancellationToken ct)
    {
        var found = new List<NotBack>();
        if (loan.Status != LoanStatus.Approved)
            return found;
        foreach (var collision in await collisions.On(today, loan.Id, ct))
            found.Add(new NotBack(collision, await equivalents.Of(loan, loan.Lines.Single(line => line.Id == collision.Line), today, ct)));
        return found;
    }
}

/// <param name="ForOfficer">An officer sees who has the thing; the next borrower, only from which unit it is to come back.</param>
public sealed record NotBackView(IReadOnlyList<NotBack> Missing, bool ForOfficer);
