namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>What a column of a file is used as. The names are those of <see cref="AssetEntry"/>; the order is that of an exported register.</summary>
public enum RegisterField
{
    /// <summary>Not taken in.</summary>
    Ignored,
    Number,
    Name,
    ClassCode,
    Quantity,
    Counter,
    UnitPrice,
    AcquiredOn,
    HoldingUnitId,
    Location,
    CustodianPostId,
    Description,
    Model,
    SerialNumber,
    Accessories,
    AcquiredBy,
    FundSource,
    DocumentNumber,
    Supplier,
    SupplierContact,
    UsefulLifeYears,
    Note,
}
