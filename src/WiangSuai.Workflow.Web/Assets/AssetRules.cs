using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What the office knows when an entry of the register is judged; read once for a form or for a whole file.</summary>
/// <param name="Units">Names by id.</param>
/// <param name="Posts">Titles by id.</param>
/// <param name="NumberPattern">How the office writes its numbers; null where anything goes.</param>
public sealed record AssetFacts(
    IReadOnlyDictionary<string, AssetClass> Classes, IReadOnlyDictionary<Guid, string> Units, IReadOnlyDictionary<Guid, string> Posts, Regex? NumberPattern, DateOnly Today);

/// <summary>The rules of an entry, the same for the form and for each row of a file. Pure.</summary>
public static class AssetRules
{
    public const int LongestNumber = 60;
    public const int LongestLine = 400;
    public const int LongestText = 1000;
    public const int LongestCounter = 60;
    public const int MostOfAPool = 1_000_000;
    public const int LongestLife = 100;
    public const decimal HighestPrice = 999_999_999_999.99m;

    /// <summary>All that is wrong, in the order of the form; empty where it may be written. Expects a <see cref="AssetEntry.Tidied"/> entry.</summary>
    /// <param name="now">The thing as it stands; null for a new one.</param>
    /// <param name="numberOf">Another thing that bears this number already; null where none does.</param>
    public static IReadOnlyList<AssetProblem> Check(AssetEntry entry, AssetFacts facts, Asset? now, Asset? numberOf) =>
        [.. Kind(entry, now), .. Naming(entry, facts, numberOf), .. Quantity(entry, now), .. Keeping(entry, facts), .. Value(entry, facts), .. Lengths(entry)];

    static IEnumerable<AssetProblem> Kind(AssetEntry entry, Asset? now)
    {
        if (now is not null && now.IsPool != entry.IsPool)
            yield return new(nameof(entry.IsPool), AssetProblemCode.WayOfCountingStays);
        if (now?.RetiredOn is { } retired)
            yield return new(nameof(entry.Number), AssetProblemCode.RetiredAlready, retired);
    }

    static IEnumerable<AssetProblem> Naming(AssetEntry entry, AssetFacts facts, Asset? numberOf)
    {
        if (entry.Name is "")
            yield return new(nameof(entry.Name), AssetProblemCode.Missing);
        if (entry.Number is "")
            yield return new(nameof(entry.Number), AssetProblemCode.Missing);
        else if (entry.Number.Length > LongestNumber)
            yield return new(nameof(entry.Number), AssetProblemCode.TooLong, entry.Number.Length, LongestNumber);
        else if (facts.NumberPattern is { } pattern && !pattern.IsMatch(entry.Number))
            yield return new(nameof(entry.Number), AssetProblemCode.NumberNotAsAgreed, entry.Number);
        else if (numberOf is not null)
            yield return new(nameof(entry.Number), AssetProblemCode.NumberTaken, entry.Number, numberOf.Name);
        if (entry.ClassCode is "")
            yield return new(nameof(entry.ClassCode), AssetProblemCode.Missing);
        else if (!facts.Classes.ContainsKey(entry.ClassCode))
            yield return new(nameof(entry.ClassCode), AssetProblemCode.NoSuchClass, entry.ClassCode);
        if (entry.Counter is "")
            yield return new(nameof(entry.Counter), AssetProblemCode.Missing);
    }

    static IEnumerable<AssetProblem> Quantity(AssetEntry entry, Asset? now)
    {
        if (entry.Quantity is not { } quantity)
            yield return new(nameof(entry.Quantity), AssetProblemCode.Missing);
        else if (!entry.IsPool && quantity != 1)
            yield return new(nameof(entry.Quantity), AssetProblemCode.SingleIsOne, quantity);
        else if (quantity is < 1 or > MostOfAPool)
            yield return new(nameof(entry.Quantity), AssetProblemCode.QuantityOutOfReach, MostOfAPool);
        else if (now is not null && quantity < now.OutNow + now.OutOfUse)
            yield return new(nameof(entry.Quantity), AssetProblemCode.FewerThanAreOut, quantity, now.OutNow, now.OutOfUse, now.OutNow + now.OutOfUse);
    }

    static IEnumerable<AssetProblem> Keeping(AssetEntry entry, AssetFacts facts)
    {
        if (entry.HoldingUnitId is not { } unit)
            yield return new(nameof(entry.HoldingUnitId), AssetProblemCode.Missing);
        else if (!facts.Units.ContainsKey(unit))
            yield return new(nameof(entry.HoldingUnitId), AssetProblemCode.NoSuchUnit);
        if (entry.CustodianPostId is { } post && !facts.Posts.ContainsKey(post))
            yield return new(nameof(entry.CustodianPostId), AssetProblemCode.NoSuchPost);
    }

    static IEnumerable<AssetProblem> Value(AssetEntry entry, AssetFacts facts)
    {
        if (entry.AcquiredOn > facts.Today)
            yield return new(nameof(entry.AcquiredOn), AssetProblemCode.AcquiredInTheFuture, facts.Today);
        if (entry.UnitPrice is not { } price)
            yield return new(nameof(entry.UnitPrice), AssetProblemCode.Missing);
        else if (price is < 0 or > HighestPrice)
            yield return new(nameof(entry.UnitPrice), AssetProblemCode.PriceOutOfReach);
        else if (decimal.Round(price, 2) != price)
            yield return new(nameof(entry.UnitPrice), AssetProblemCode.PriceFinerThanSatang);
        if (entry.UsefulLifeYears is < 1 or > LongestLife)
            yield return new(nameof(entry.UsefulLifeYears), AssetProblemCode.LifeOutOfReach, LongestLife);
    }

    static IEnumerable<AssetProblem> Lengths(AssetEntry entry)
    {
        foreach (var (field, text, longest) in new[]
        {
            (nameof(entry.Name), entry.Name, LongestLine),
            (nameof(entry.Counter), entry.Counter, LongestCounter),
            (nameof(entry.Description), entry.Description, LongestText),
            (nameof(entry.Accessories), entry.Accessories, LongestLine),
            (nameof(entry.Model), entry.Model, LongestLine),
            (nameof(entry.SerialNumber), entry.SerialNumber, LongestLine),
            (nameof(entry.Location), entry.Location, LongestLine),
            (nameof(entry.AcquiredBy), entry.AcquiredBy, LongestLine),
            (nameof(entry.DocumentNumber), entry.DocumentNumber, LongestLine),
            (nameof(entry.Supplier), entry.Supplier, LongestLine),
            (nameof(entry.SupplierContact), entry.SupplierContact, LongestLine),
            (nameof(entry.Note), entry.Note, LongestText),
        })
        {
            if (text.Length > longest)
                yield return new(field, AssetProblemCode.TooLong, text.Length, longest);
        }
    }
}

/// <summary>One thing wrong with an entry: the field it stands beside, a code worded by <see cref="AssetTexts.Say"/>, and the values that its wording needs.</summary>
/// <param name="Field">Name of the property of <see cref="AssetEntry"/>.</param>
public sealed record AssetProblem(string Field, AssetProblemCode Code, params object[] Values);

public enum AssetProblemCode
{
    Missing,

    /// <summary>Values: length, longest.</summary>
    TooLong,
    WayOfCountingStays,

    /// <summary>Values: day.</summary>
    RetiredAlready,

    /// <summary>Values: number.</summary>
    NumberNotAsAgreed,

    /// <summary>Values: number, name of the thing that bears it.</summary>
    NumberTaken,

    /// <summary>Values: code.</summary>
    NoSuchClass,
    NoSuchUnit,
    NoSuchPost,

    /// <summary>Values: quantity asked for.</summary>
    SingleIsOne,

    /// <summary>Values: most.</summary>
    QuantityOutOfReach,

    /// <summary>Values: quantity asked for, out, out of use, both together.</summary>
    FewerThanAreOut,

    /// <summary>More of the pool are promised on some day.</summary>
    FewerThanArePromised,

    /// <summary>Values: today.</summary>
    AcquiredInTheFuture,
    PriceOutOfReach,
    PriceFinerThanSatang,

    /// <summary>Values: longest.</summary>
    LifeOutOfReach,
}
