using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What somebody wants the register to say of a thing, read from a form or from a row of a file but not judged yet: see <see cref="AssetRules"/>.</summary>
public sealed record AssetEntry
{
    public string Number { get; init; } = "";
    public string Name { get; init; } = "";
    public string ClassCode { get; init; } = "";
    public string Description { get; init; } = "";
    public string Accessories { get; init; } = "";
    public string Model { get; init; } = "";
    public string SerialNumber { get; init; } = "";
    public string Counter { get; init; } = "";
    public Guid? HoldingUnitId { get; init; }
    public Guid? CustodianPostId { get; init; }
    public string Location { get; init; } = "";

    /// <summary>Counted together without a number each; a thing never changes from one to the other.</summary>
    public bool IsPool { get; init; }

    public int? Quantity { get; init; } = 1;

    /// <summary>Baht for one; null where it is missing.</summary>
    public decimal? UnitPrice { get; init; }

    public DateOnly? AcquiredOn { get; init; }
    public string AcquiredBy { get; init; } = "";
    public FundSource? FundSource { get; init; }
    public string DocumentNumber { get; init; } = "";
    public string Supplier { get; init; } = "";
    public string SupplierContact { get; init; } = "";
    public int? UsefulLifeYears { get; init; }
    public DateOnly? UnderRepairUntil { get; init; }
    public string Note { get; init; } = "";

    /// <summary>Without spaces around, and numbers in Arabic digits.</summary>
    public AssetEntry Tidied() => this with
    {
        Number = ThaiDigits.ToArabic(Number.Trim()),
        Name = Name.Trim(),
        ClassCode = ClassCode.Trim(),
        Description = Description.Trim(),
        Accessories = Accessories.Trim(),
        Model = Model.Trim(),
        SerialNumber = ThaiDigits.ToArabic(SerialNumber.Trim()),
        Counter = Counter.Trim(),
        Location = Location.Trim(),
        AcquiredBy = AcquiredBy.Trim(),
        DocumentNumber = DocumentNumber.Trim(),
        Supplier = Supplier.Trim(),
        SupplierContact = SupplierContact.Trim(),
        Note = Note.Trim(),
    };

    /// <summary>What the register says now.</summary>
    public static AssetEntry Of(Asset asset) => new()
    {
        Number = asset.Number,
        Name = asset.Name,
        ClassCode = asset.ClassCode,
        Description = asset.Description,
        Accessories = asset.Accessories,
        Model = asset.Model,
        SerialNumber = asset.SerialNumber,
        Counter = asset.Counter,
        HoldingUnitId = asset.HoldingUnitId,
        CustodianPostId = asset.CustodianPostId,
        Location = asset.Location,
        IsPool = asset.IsPool,
        Quantity = asset.Quantity,
        UnitPrice = asset.UnitPrice,
        AcquiredOn = asset.AcquiredOn,
        AcquiredBy = asset.AcquiredBy,
        FundSource = asset.FundSource,
        DocumentNumber = asset.DocumentNumber,
        Supplier = asset.Supplier,
        SupplierContact = asset.SupplierContact,
        UsefulLifeYears = asset.UsefulLifeYears,
        UnderRepairUntil = asset.UnderRepairUntil,
        Note = asset.Note,
    };
}

/// <summary>The fields of the register in the order of its form, each with how its content is worded in the history.</summary>
public static class AssetFields
{
    public static readonly IReadOnlyList<AssetField> All =
    [
        new(nameof(AssetEntry.IsPool), (entry, _) => entry.IsPool ? "1" : "0"),
        new(nameof(AssetEntry.Name), (entry, _) => entry.Name),
        new(nameof(AssetEntry.Number), (entry, _) => entry.Number),
        new(nameof(AssetEntry.ClassCode), (entry, facts) => facts.Classes.TryGetValue(entry.ClassCode, out var kind) ? kind.Thai : entry.ClassCode),
        new(nameof(AssetEntry.Quantity), (entry, _) => Whole(entry.Quantity)),
        new(nameof(AssetEntry.Counter), (entry, _) => entry.Counter),
        new(nameof(AssetEntry.Description), (entry, _) => entry.Description),
        new(nameof(AssetEntry.Accessories), (entry, _) => entry.Accessories),
        new(nameof(AssetEntry.Model), (entry, _) => entry.Model),
        new(nameof(AssetEntry.SerialNumber), (entry, _) => entry.SerialNumber),
        new(nameof(AssetEntry.HoldingUnitId), (entry, facts) => entry.HoldingUnitId is { } unit ? facts.Units.GetValueOrDefault(unit, "") : ""),
        new(nameof(AssetEntry.CustodianPostId), (entry, facts) => entry.CustodianPostId is { } post ? facts.Posts.GetValueOrDefault(post, "") : ""),
        new(nameof(AssetEntry.Location), (entry, _) => entry.Location),
        new(nameof(AssetEntry.UnderRepairUntil), (entry, _) => Day(entry.UnderRepairUntil)),
        new(nameof(AssetEntry.AcquiredBy), (entry, _) => entry.AcquiredBy),
        new(nameof(AssetEntry.FundSource), (entry, _) => entry.FundSource?.ToString() ?? ""),
        new(nameof(AssetEntry.AcquiredOn), (entry, _) => Day(entry.AcquiredOn)),
        new(nameof(AssetEntry.DocumentNumber), (entry, _) => entry.DocumentNumber),
        new(nameof(AssetEntry.UnitPrice), (entry, _) => entry.UnitPrice?.ToString("0.00", CultureInfo.InvariantCulture) ?? ""),
        new(nameof(AssetEntry.UsefulLifeYears), (entry, _) => Whole(entry.UsefulLifeYears)),
        new(nameof(AssetEntry.Supplier), (entry, _) => entry.Supplier),
        new(nameof(AssetEntry.SupplierContact), (entry, _) => entry.SupplierContact),
        new(nameof(AssetEntry.Note), (entry, _) => entry.Note),
    ];

    /// <summary>What differs, field by field; a new thing differs from <see langword="null"/> in all that is not empty.</summary>
    public static IReadOnlyList<ChangedField> Differences(AssetEntry? before, AssetEntry after, AssetFacts facts) =>
        [.. All.Select(field => new ChangedField(field.Name, before is null ? "" : field.Words(before, facts), field.Words(after, facts))).Where(change => change.Before != change.After)];

    static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <param name="Name">As the property of <see cref="AssetEntry"/> is called.</param>
public sealed record AssetField(string Name, Func<AssetEntry, AssetFacts, string> Words);
