using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The property officer enters a thing in the register (ลงทะเบียน).</summary>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record RegisterAssetCommand(Guid Person, AssetEntry Entry, string Key);

public abstract record RegisterAssetResult
{
    RegisterAssetResult() { }

    /// <summary>Registered; also the answer when the same form arrives again.</summary>
    public sealed record Registered(Guid Asset) : RegisterAssetResult;

    public sealed record Invalid(IReadOnlyList<AssetProblem> Problems) : RegisterAssetResult;

    /// <summary>The form came back with other content than the first time; what was registered then stands.</summary>
    public sealed record FormUsedAlready(Guid Asset) : RegisterAssetResult;
}

public sealed class RegisterAsset(AppDb db, AssetRegister register, Idempotency once, TimeProvider clock)
{
    const string Command = "register-asset";

    public async Task<RegisterAssetResult> Handle(RegisterAssetCommand command, CancellationToken ct)
    {
        var entry = command.Entry.Tidied();
        if (await Earlier(command, entry, ct) is { } earlier)
            return earlier;
        var facts = await register.Facts(ct);
        if (AssetRules.Check(entry, facts, null, await Bearer(entry.Number, ct)) is { Count: > 0 } problems)
            return new RegisterAssetResult.Invalid(problems);
        try
        {
            await using var write = await db.BeginWrite(ct);
            var at = clock.GetUtcNow().ToStoredInstant();
            var asset = register.Add(entry, facts, command.Person, at, await register.NextRevision(ct), AssetChangeKind.Registered);
            once.Remember(command.Person, Command, command.Key, entry, asset.Id.ToString(), at);
            await db.SaveChangesAsync(ct);
            await write.Commit(ct);
            return new RegisterAssetResult.Registered(asset.Id);
        }
        catch (Exception refused) when (refused.Of(AssetRegister.NumberTaken) || refused.Of(Idempotency.Refusals))
        {
            db.ChangeTracker.Clear();
            return await Earlier(command, entry, ct)
                ?? new RegisterAssetResult.Invalid(AssetRules.Check(entry, facts, null, await Bearer(entry.Number, ct)));
        }
    }

    async Task<RegisterAssetResult?> Earlier(RegisterAssetCommand command, AssetEntry entry, CancellationToken ct) => await once.Find(command.Person, Command, command.Key, entry, ct) switch
    {
        null => null,
        { SameContent: true, Answer: var asset } => new RegisterAssetResult.Registered(Guid.Parse(asset)),
        { Answer: var asset } => new RegisterAssetResult.FormUsedAlready(Guid.Parse(asset)),
    };

    Task<Asset?> Bearer(string number, CancellationToken ct) => db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Number == number, ct);
}
