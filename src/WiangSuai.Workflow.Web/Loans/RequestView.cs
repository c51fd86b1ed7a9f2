using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What the register says to a request form: the chosen things, the posts to file in, the days.</summary>
/// <param name="Things">In the form's order; null where the register has no such thing.</param>
/// <param name="Calendars">All months that the loan touches; empty where nothing is chosen.</param>
/// <param name="Found">What the search for more things found; null where nothing was looked for.</param>
public sealed record RequestView(
    IReadOnlyList<RequestThing?> Things, IReadOnlyList<PostHeld> Posts, IReadOnlyList<Calendar> Calendars, IReadOnlyList<FoundThing>? Found);

/// <param name="Free">The least that is free on any chosen day; null where no days are chosen.</param>
public sealed record RequestThing(Asset Asset, string Unit, int? Free);

public sealed record PostHeld(Guid Id, string Title, string Unit);

public sealed record FoundThing(Guid Id, string Name, string Number, string Unit, string Picture);

/// <summary>Reads it.</summary>
public sealed class RequestReader(AppDb db, AssetFinder finder, Availability availability, LoanTexts say, TimeProvider clock)
{
    /// <summary>More than this nobody reads on a phone; a longer word finds fewer.</summary>
    const int MostFound = 10;

    /// <summary>No class of things is lent for longer; a mistyped year does not print a wall of months.</summary>
    const int MostMonths = 6;

    public async Task<RequestView> Of(RequestForm form, Guid person, Guid? slip, CancellationToken ct)
    {
        var ids = form.Things.Select(thing => thing.Asset).ToList();
        var assets = await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, ct);
        var units = await db.Set<Unit>().AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        var (start, due, today) = (form.Start?.Date, form.Due?.Date, clock.Today());
        var free = start is { } from && due is { } to && from <= to && to.DayNumber - from.DayNumber <= LoanRequest.FurthestAhead
            ? await availability.FreeThroughout([.. assets.Values], from, to, today, slip, ct)
            : null;
        return new RequestView(
            [.. form.Things.Select(thing => assets.TryGetValue(thing.Asset, out var asset) ? new RequestThing(asset, units[asset.HoldingUnitId], free?[asset.Id]) : null)],
            await Posts(person, today, ct),
            assets.Count > 0 ? await Calendars(form, assets, start, due, today, slip, ct) : [],
            string.IsNullOrWhiteSpace(form.Find) ? null : await Find(form.Find, ids, slip is null ? null : assets.Values.FirstOrDefault()?.HoldingUnitId, units, ct));
    }

    /// <summary>The posts held today, in whose name the person may file.</summary>
    public async Task<List<PostHeld>> Posts(Guid person, DateOnly today, CancellationToken ct) =>
        await db.Set<Holding>().Where(StandingHoldings.On(today)).Where(h => h.PersonId == person)
            .OrderBy(h => h.Mode == Authority.HoldingMode.Own ? 0 : 1).ThenBy(h => h.From)
            .Select(h => new PostHeld(h.PostId, h.Post!.Title, h.Post.Unit!.Name)).ToListAsync(ct);

    /// <summary>The person's internal telephone, as a proposal.</summary>
    public Task<string?> Telephone(Guid person, CancellationToken ct) => db.Set<Person>().Where(p => p.Id == person).Select(p => p.Telephone).SingleOrDefaultAsync(ct);

    async Task<IReadOnlyList<Calendar>> Calendars(RequestForm form, Dictionary<Guid, Asset> assets, DateOnly? start, DateOnly? due, DateOnly today, Guid? slip, CancellationToken ct)
    {
        var month = start is { } chosen && chosen >= today && chosen <= today.AddDays(LoanRequest.FurthestAhead) ? chosen : today;
        var months = Months.Touched(month, due >= start && start == month ? due.Value : month, MostMonths);
        var days = await availability.Days([.. assets.Values], months[0], Months.LastOf(months[^1]), today, slip, ct);
        var things = form.Things.Where(thing => days.ContainsKey(thing.Asset)).Select(thing => (thing.Number ?? 1, days[thing.Asset])).ToList();
        return [.. months.Select(first => RequestCalendar.Of(first, things, start, due, today, say))];
    }

    async Task<IReadOnlyList<FoundThing>> Find(string words, List<Guid> chosen, Guid? onlyUnit, Dictionary<Guid, string> units, CancellationToken ct)
    {
        var found = await finder.Load([.. (await finder.Lendable(words, onlyUnit, ct)).Except(chosen).Take(MostFound)], ct);
        return [.. found.Select(asset => new FoundThing(asset.Id, asset.Name, asset.Number, units[asset.HoldingUnitId], asset.Picture))];
    }
}
