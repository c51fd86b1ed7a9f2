using System.Diagnostics;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>What a file says of one thing. A row with a range of numbers says the same of several.</summary>
/// <param name="Row">Number of its row.</param>
/// <param name="Values">Its content; of no meaning where the field is not <paramref name="Given"/>.</param>
/// <param name="Given">Fields whose cell holds something. An empty cell takes nothing away from the register.</param>
public sealed record FileThing(int Row, AssetEntry Values, IReadOnlySet<RegisterField> Given)
{
    /// <summary>The register's entry with what the file says written over it.</summary>
    public AssetEntry Over(AssetEntry before) => Given.Aggregate(before, (entry, field) => field switch
    {
        RegisterField.Number => entry,   // by it the thing was found
        RegisterField.Name => entry with { Name = Values.Name },
        RegisterField.ClassCode => entry with { ClassCode = Values.ClassCode },
        RegisterField.Quantity => entry with { Quantity = Values.Quantity, IsPool = Values.IsPool || (entry.IsPool && Values.Quantity == 1) },
        RegisterField.Counter => entry with { Counter = Values.Counter },
        RegisterField.UnitPrice => entry with { UnitPrice = Values.UnitPrice },
        RegisterField.AcquiredOn => entry with { AcquiredOn = Values.AcquiredOn },
        RegisterField.HoldingUnitId => entry with { HoldingUnitId = Values.HoldingUnitId },
        RegisterField.Location => entry with { Location = Values.Location },
        RegisterField.CustodianPostId => entry with { CustodianPostId = Values.CustodianPostId },
        RegisterField.Description => entry with { Description = Values.Description },
        RegisterField.Model => entry with { Model = Values.Model },
        RegisterField.SerialNumber => entry with { SerialNumber = Values.SerialNumber },
        RegisterField.Accessories => entry with { Accessories = Values.Accessories },
        RegisterField.AcquiredBy => entry with { AcquiredBy = Values.AcquiredBy },
        RegisterField.FundSource => entry with { FundSource = Values.FundSource },
        RegisterField.DocumentNumber => entry with { DocumentNumber = Values.DocumentNumber },
        RegisterField.Supplier => entry with { Supplier = Values.Supplier },
        RegisterField.SupplierContact => entry with { SupplierContact = Values.SupplierContact },
        RegisterField.UsefulLifeYears => entry with { UsefulLifeYears = Values.UsefulLifeYears },
        RegisterField.Note => entry with { Note = Values.Note },
        _ => throw new UnreachableException($"field {field}"),
    });
}

/// <summary>Why a row is not taken in: worded by <see cref="ImportTexts"/> as <c>Row…</c>, or one of the register's own rules.</summary>
/// <param name="Values">Of the wording.</param>
public sealed record RowProblem(RowFault Fault, params IReadOnlyList<object> Values)
{
    /// <summary>What the register's rules say; null unless <see cref="RowFault.Rule"/>.</summary>
    public AssetProblem? Rule { get; init; }
}

public enum RowFault
{
    NumberMissing,

    /// <summary>Values: the right way round.</summary>
    RangeBackwards,
    RangeOfTwoSeries,

    /// <summary>Values: how many, how many at most.</summary>
    RangeTooLong,
    RangeUnreadable,

    /// <summary>Values: numbers in the range, quantity written.</summary>
    QuantityDisagrees,

    /// <summary>Values: what is written.</summary>
    QuantityUnreadable,

    /// <summary>Values: what is written. So all that follow.</summary>
    PriceUnreadable,
    DayShortYear,
    DayNotThere,
    DayYearOut,
    DayWithoutDay,
    DayUnreadable,

    /// <summary>Values: what is written, the name most like it.</summary>
    UnitUnknown,
    UnitLikeNone,
    ClassUnknown,
    ClassLikeNone,
    PostUnknown,
    PostLikeNone,
    FundUnknown,
    LifeUnreadable,
    SerialOfRange,

    /// <summary>Values: the error in the cell, the column.</summary>
    CellError,

    /// <summary>Values: number, the other row.</summary>
    NumberTwice,

    /// <summary>Values: number. Somebody registered it after the preview.</summary>
    NumberTakenMeanwhile,

    /// <summary>Values: number. Somebody changed it after the preview.</summary>
    ChangedMeanwhile,
    Rule,
}
