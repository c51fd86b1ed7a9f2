using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The property officer says what a class of things demands of a loan.</summary>
/// <param name="Person">Who says so; it stands in the history of the class.</param>
/// <param name="IsNew">Whether the class is to be made; its code never changes later.</param>
public sealed record KeepClassCommand(
    Guid Person, bool IsNew, string Code, int Version, string Thai, string English, int? LongestLoanDays, bool AsksPhotos, bool HasOwnForm, string OwnFormName, string OwnFormAddress);

public abstract record KeepClassResult
{
    KeepClassResult() { }

    public sealed record Kept : KeepClassResult;

    public sealed record Invalid(IReadOnlyList<ClassProblem> Problems) : KeepClassResult;

    public sealed record NoSuchClass : KeepClassResult;

    /// <summary>Somebody changed it since the form was opened; <paramref name="Version"/> goes along when it is sent again in spite of it.</summary>
    public sealed record SomebodyWasFirst(int Version) : KeepClassResult;
}

/// <param name="Field">Name of the property of <see cref="KeepClassCommand"/>.</param>
public sealed record ClassProblem(string Field, ClassProblemCode Code, params object[] Values);

public enum ClassProblemCode
{
    /// <summary>Capital letters, digits and hyphens; values: longest.</summary>
    CodeNotAsAgreed,

    /// <summary>Values: code.</summary>
    CodeTaken,
    NameMissing,

    /// <summary>Values: longest.</summary>
    TooLong,

    /// <summary>Values: most days.</summary>
    DaysOutOfReach,

    /// <summary>Neither empty nor an address that begins with https or http, as of a server in the house.</summary>
    AddressNotUnderstood,
    OwnFormNameMissing,
}

public sealed partial class KeepClass(AppDb db, AssetRegister register, TimeProvider clock)
{
    public const int LongestCode = 40;
    public const int MostDays = 366;

    static readonly string[] CodeTaken = ["pk_asset_class", "asset_class.code"];

    public async Task<KeepClassResult> Handle(KeepClassCommand command, CancellationToken ct)
    {
        if (Check(command).ToList() is { Count: > 0 } problems)
            return new KeepClassResult.Invalid(problems);
        try
        {
            await using var write = await db.BeginWrite(ct);
            var kind = command.IsNew
                ? new AssetClass { Code = command.Code, Thai = "", English = "" }
                : await db.Set<AssetClass>().SingleOrDefaultAsync(k => k.Code == command.Code, ct);
            if (kind is null)
                return new KeepClassResult.NoSuchClass();
            if (command.IsNew)
                db.Add(kind);
            else if (kind.Version != command.Version)
                return new KeepClassResult.SomebodyWasFirst(kind.Version);

            var fields = ClassChange.Differences(command.IsNew ? null : Said(kind), command);
            var renamed = !command.IsNew && kind.Thai != command.Thai;
            (kind.Thai, kind.English, kind.LongestLoanDays, kind.AsksPhotos) = (command.Thai, command.English, command.LongestLoanDays!.Value, command.AsksPhotos);
            (kind.HasOwnForm, kind.OwnFormName, kind.OwnFormAddress) = (command.HasOwnForm, command.OwnFormName, command.OwnFormAddress);
            if (fields.Count > 0)
            {
                db.Add(new ClassChange
                {
                    Id = clock.NewId(),
                    ClassCode = kind.Code,
                    At = clock.GetUtcNow().ToStoredInstant(),
                    PersonId = command.Person,
                    Kind = command.IsNew ? ClassChangeKind.Made : ClassChangeKind.Changed,
                    Fields = AssetChange.Write(fields),
                });
            }
            await db.SaveChangesAsync(ct);
            if (renamed)
            {
                await register.RenewSearchTexts(asset => asset.ClassCode == kind.Code, ct);
                await db.SaveChangesAsync(ct);
            }
            await write.Commit(ct);
            return new KeepClassResult.Kept();
        }
        catch (DbUpdateException refused) when (refused.Of(CodeTaken))
        {
            db.ChangeTracker.Clear();
            return new KeepClassResult.Invalid([new(nameof(command.Code), ClassProblemCode.CodeTaken, command.Code)]);
        }
    }

    /// <summary>The class as a command would say it.</summary>
    static KeepClassCommand Said(AssetClass kind) =>
        new(Guid.Empty, false, kind.Code, kind.Version, kind.Thai, kind.English, kind.LongestLoanDays, kind.AsksPhotos, kind.HasOwnForm, kind.OwnFormName, kind.OwnFormAddress);

    static IEnumerable<ClassProblem> Check(KeepClassCommand command)
    {
        if (command.IsNew && !Code().IsMatch(command.Code))
            yield return new(nameof(command.Code), ClassProblemCode.CodeNotAsAgreed, LongestCode);
        foreach (var (field, text, needed) in new[]
        {
            (nameof(command.Thai), command.Thai, true), (nameof(command.English), command.English, true),
            (nameof(command.OwnFormName), command.OwnFormName, false), (nameof(command.OwnFormAddress), command.OwnFormAddress, false),
        })
        {
            if (needed && text is "")
                yield return new(field, ClassProblemCode.NameMissing);
            else if (text.Length > AssetRules.LongestLine)
                yield return new(field, ClassProblemCode.TooLong, AssetRules.LongestLine);
        }
        if (command.LongestLoanDays is not (>= 1 and <= MostDays))
            yield return new(nameof(command.LongestLoanDays), ClassProblemCode.DaysOutOfReach, MostDays);
        if (command.HasOwnForm && command.OwnFormName is "")
            yield return new(nameof(command.OwnFormName), ClassProblemCode.OwnFormNameMissing);
        if (command.OwnFormAddress is not "" && !(Uri.TryCreate(command.OwnFormAddress, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http")))
            yield return new(nameof(command.OwnFormAddress), ClassProblemCode.AddressNotUnderstood);
    }

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9-]{0,39}$")]
    private static partial Regex Code();
}
