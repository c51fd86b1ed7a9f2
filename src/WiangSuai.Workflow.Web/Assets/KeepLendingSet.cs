using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The property officer puts a set together, changes it or takes it out of use.</summary>
/// <param name="Set">Null for a new one.</param>
/// <param name="Items">Things with how many of each, in order.</param>
public sealed record KeepSetCommand(Guid Person, Guid? Set, int Version, string Name, string Note, IReadOnlyList<(Guid Asset, int? Quantity)> Items, string Key);

public abstract record KeepSetResult
{
    KeepSetResult() { }

    public sealed record Kept(Guid Set) : KeepSetResult;

    public sealed record Invalid(IReadOnlyList<SetProblem> Problems) : KeepSetResult;

    public sealed record NoSuchSet : KeepSetResult;

    /// <summary>Somebody changed it since the form was opened; <paramref name="Version"/> goes along when it is sent again in spite of it.</summary>
    public sealed record SomebodyWasFirst(int Version) : KeepSetResult;
}

/// <param name="Asset">The thing that it is about; null for a field of the set itself.</param>
public sealed record SetProblem(string Field, SetProblemCode Code, Guid? Asset = null, params object[] Values);

public enum SetProblemCode
{
    NameMissing,

    /// <summary>Values: longest.</summary>
    TooLong,

    /// <summary>A set is of two things at least.</summary>
    TooFewThings,

    /// <summary>Values: most.</summary>
    TooManyThings,

    /// <summary>It has left the register, or is borrowed by a form of its own.</summary>
    NotLent,

    /// <summary>Values: name, how many there are.</summary>
    QuantityOutOfReach,
}

public sealed class KeepLendingSet(AppDb db, Idempotency once, TimeProvider clock)
{
    public const int Fewest = 2;
    public const int Most = 20;
    const string Command = "keep-set";

    public async Task<KeepSetResult> Handle(KeepSetCommand command, CancellationToken ct)
    {
        var (name, note) = (command.Name.Trim(), command.Note.Trim());
        var content = new { command.Set, name, note, Items = command.Items.Select(item => $"{item.Asset} {item.Quantity}").ToArray() };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { SameContent: true } earlier)
            return new KeepSetResult.Kept(Guid.Parse(earlier.Answer));
        if (await Problems(name, note, command.Items, ct) is { Count: > 0 } problems)
            return new KeepSetResult.Invalid(problems);
        try
        {
            await using var write = await db.BeginWrite(ct);
            var set = command.Set is { } id
                ? await db.Set<LendingSet>().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, ct)
                : new LendingSet { Id = clock.NewId(), Name = name };
            if (set is null)
                return new KeepSetResult.NoSuchSet();
            if (command.Set is null)
                db.Add(set);
            else if (set.Version != command.Version)
                return new KeepSetResult.SomebodyWasFirst(set.Version);
            else
                db.Entry(set).State = EntityState.Modified;   // counts the version where only its things change
            var ids = command.Items.Select(item => item.Asset).Concat(set.Items.Select(item => item.AssetId)).ToList();
            var things = await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, asset => $"{asset.Name} {asset.Number}", ct);
            var before = command.Set is null ? null : SetChange.Words(set, things);
            (set.Name, set.Note) = (name, note);
            Fill(set, command.Items);
            if (RuleFields.Differences(before, SetChange.Words(set, things)) is { Count: > 0 } fields)
                Note(command.Person, set, command.Set is null ? SetChangeKind.PutTogether : SetChangeKind.Changed, fields);
            once.Remember(command.Person, Command, command.Key, content, set.Id.ToString(), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await write.Commit(ct);
            return new KeepSetResult.Kept(set.Id);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new KeepSetResult.SomebodyWasFirst(await db.Set<LendingSet>().Where(set => set.Id == command.Set).Select(set => set.Version).SingleAsync(ct));
        }
    }

    /// <summary>Takes it out of use; slips filed with its things are not touched. False where there is none. Sent twice it ends once.</summary>
    public async Task<bool> End(Guid person, Guid set, CancellationToken ct)
    {
        try
        {
            await using var write = await db.BeginWrite(ct);
            if (await db.Set<LendingSet>().SingleOrDefaultAsync(s => s.Id == set, ct) is not { } found)
                return false;
            if (found.EndedAt is null)
            {
                found.EndedAt = clock.GetUtcNow().ToStoredInstant();
                Note(person, found, SetChangeKind.Ended, []);
                await db.SaveChangesAsync(ct);
                await write.Commit(ct);
            }
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await End(person, set, ct);   // somebody was first, and is found now
        }
    }

    void Note(Guid person, LendingSet set, SetChangeKind kind, IReadOnlyList<ChangedField> fields) => db.Add(new SetChange
    {
        Id = clock.NewId(),
        SetId = set.Id,
        At = clock.GetUtcNow().ToStoredInstant(),
        PersonId = person,
        Kind = kind,
        Name = set.Name,
        Fields = AssetChange.Write(fields),
    });

    void Fill(LendingSet set, IReadOnlyList<(Guid Asset, int? Quantity)> items)
    {
        foreach (var gone in set.Items.Where(item => items.All(wanted => wanted.Asset != item.AssetId)).ToList())
        {
            set.Items.Remove(gone);
            db.Remove(gone);
        }
        foreach (var (wanted, position) in items.Select((item, index) => (item, index + 1)))
        {
            if (set.Items.Find(item => item.AssetId == wanted.Asset) is { } there)
                (there.Position, there.Quantity) = (position, wanted.Quantity!.Value);
            else
            {
                var item = new LendingSetItem { SetId = set.Id, AssetId = wanted.Asset, Position = position, Quantity = wanted.Quantity!.Value };
                set.Items.Add(item);
                db.Add(item);
            }
        }
    }

    async Task<IReadOnlyList<SetProblem>> Problems(string name, string note, IReadOnlyList<(Guid Asset, int? Quantity)> items, CancellationToken ct)
    {
        var ids = items.Select(item => item.Asset).ToList();
        var things = await db.Set<Asset>().AsNoTracking().ThatTakeSlips(db).Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, ct);
        return [.. Checked()];

        IEnumerable<SetProblem> Checked()
        {
            if (name is "")
                yield return new(nameof(LendingSet.Name), SetProblemCode.NameMissing);
            else if (name.Length > LendingSet.LongestName)
                yield return new(nameof(LendingSet.Name), SetProblemCode.TooLong, null, LendingSet.LongestName);
            if (note.Length > AssetRules.LongestText)
                yield return new(nameof(LendingSet.Note), SetProblemCode.TooLong, null, AssetRules.LongestText);
            if (items.Count < Fewest)
                yield return new(nameof(LendingSet.Items), SetProblemCode.TooFewThings);
            if (items.Count > Most)
                yield return new(nameof(LendingSet.Items), SetProblemCode.TooManyThings, null, Most);
            foreach (var (asset, quantity) in items)
            {
                if (!things.TryGetValue(asset, out var thing))
                    yield return new(nameof(LendingSet.Items), SetProblemCode.NotLent, asset);
                else if (quantity is not { } number || number < 1 || number > thing.Quantity)
                    yield return new(nameof(LendingSet.Items), SetProblemCode.QuantityOutOfReach, asset, thing.Name, thing.Quantity);
            }
        }
    }
}
