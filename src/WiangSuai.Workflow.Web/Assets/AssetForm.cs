using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What stands in the form of a thing, as typed and in the order of its fields. Nothing of it is repaired; what is wrong goes beside its field.</summary>
public sealed class AssetForm
{
    public bool IsPool { get; set; }
    public string? Name { get; set; }
    public string? Number { get; set; }
    public string? ClassCode { get; set; }
    public string? Quantity { get; set; } = "1";
    public string? Counter { get; set; }
    public string? Description { get; set; }
    public string? Accessories { get; set; }
    public string? Model { get; set; }
    public string? SerialNumber { get; set; }
    public Guid? HoldingUnitId { get; set; }
    public Guid? CustodianPostId { get; set; }
    public string? Location { get; set; }
    public DateField? UnderRepairUntil { get; set; }
    public string? AcquiredBy { get; set; }
    public FundSource? FundSource { get; set; }
    public DateField? AcquiredOn { get; set; }
    public string? DocumentNumber { get; set; }
    public string? UnitPrice { get; set; }
    public string? UsefulLifeYears { get; set; }
    public string? Supplier { get; set; }
    public string? SupplierContact { get; set; }
    public string? Note { get; set; }

    /// <summary>Fields that hold something which is no number; dates speak for themselves.</summary>
    public IEnumerable<string> Unreadable()
    {
        if (!string.IsNullOrWhiteSpace(Quantity) && Whole(Quantity) is null) yield return nameof(Quantity);
        if (!string.IsNullOrWhiteSpace(UnitPrice) && Baht(UnitPrice) is null) yield return nameof(UnitPrice);
        if (!string.IsNullOrWhiteSpace(UsefulLifeYears) && Whole(UsefulLifeYears) is null) yield return nameof(UsefulLifeYears);
    }

    public AssetEntry ToEntry() => new()
    {
        IsPool = IsPool,
        Name = Name ?? "",
        Number = Number ?? "",
        ClassCode = ClassCode ?? "",
        Quantity = IsPool ? Whole(Quantity) : 1,
        Counter = Counter ?? "",
        Description = Description ?? "",
        Accessories = Accessories ?? "",
        Model = Model ?? "",
        SerialNumber = SerialNumber ?? "",
        HoldingUnitId = HoldingUnitId,
        CustodianPostId = CustodianPostId,
        Location = Location ?? "",
        UnderRepairUntil = UnderRepairUntil?.Date,
        AcquiredBy = AcquiredBy ?? "",
        FundSource = FundSource,
        AcquiredOn = AcquiredOn?.Date,
        DocumentNumber = DocumentNumber ?? "",
        UnitPrice = Baht(UnitPrice),
        UsefulLifeYears = Whole(UsefulLifeYears),
        Supplier = Supplier ?? "",
        SupplierContact = SupplierContact ?? "",
        Note = Note ?? "",
    };

    public static AssetForm Of(AssetEntry entry) => new()
    {
        IsPool = entry.IsPool,
        Name = entry.Name,
        Number = entry.Number,
        ClassCode = entry.ClassCode,
        Quantity = entry.Quantity?.ToString(CultureInfo.InvariantCulture),
        Counter = entry.Counter,
        Description = entry.Description,
        Accessories = entry.Accessories,
        Model = entry.Model,
        SerialNumber = entry.SerialNumber,
        HoldingUnitId = entry.HoldingUnitId,
        CustodianPostId = entry.CustodianPostId,
        Location = entry.Location,
        UnderRepairUntil = entry.UnderRepairUntil is { } repair ? DateField.Of(repair) : null,
        AcquiredBy = entry.AcquiredBy,
        FundSource = entry.FundSource,
        AcquiredOn = entry.AcquiredOn is { } acquired ? DateField.Of(acquired) : null,
        DocumentNumber = entry.DocumentNumber,
        UnitPrice = entry.UnitPrice is { } price ? Money.Exact(price) : null,
        UsefulLifeYears = entry.UsefulLifeYears?.ToString(CultureInfo.InvariantCulture),
        Supplier = entry.Supplier,
        SupplierContact = entry.SupplierContact,
        Note = entry.Note,
    };

    /// <summary>A whole number in Thai or Arabic digits, with or without commas; null where it is none.</summary>
    public static int? Whole(string? typed) =>
        int.TryParse(Plain(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An amount in Thai or Arabic digits, with or without commas and บาท; null where it is none.</summary>
    public static decimal? Baht(string? typed) =>
        decimal.TryParse(Plain(typed).Replace("บาท", "", StringComparison.Ordinal).TrimEnd(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    static string Plain(string? typed) => ThaiDigits.ToArabic(typed?.Trim() ?? "").Replace(",", "", StringComparison.Ordinal);
}

/// <summary>Running numbers of the register (ลำดับ): the digits at the end.</summary>
public static class AssetNumbers
{
    /// <summary>The first number after <paramref name="number"/> that nobody bears, with as many digits: 456-62-0003 leads to 456-62-0004. Null where it ends in no digit.</summary>
    public static string? NextFree(string number, IReadOnlySet<string> taken)
    {
        var stem = Stem(number);
        var digits = number[stem.Length..];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var running))
            return null;
        for (var next = running + 1; ; next++)
        {
            var found = stem + next.ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');
            if (!taken.Contains(found))
                return found;
        }
    }

    /// <summary>What comes before the digits at the end; at most 18 of them count.</summary>
    public static string Stem(string number)
    {
        var end = number.Length;
        while (end > 0 && number.Length - end < 18 && char.IsAsciiDigit(number[end - 1]))
            end--;
        return number[..end];
    }
}
