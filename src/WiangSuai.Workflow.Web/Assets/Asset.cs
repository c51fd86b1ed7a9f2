using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A thing on the asset register (ครุภัณฑ์), or like things counted together (พัสดุนับจำนวน).</summary>
/// <remarks>What the register says of it is written by <see cref="AssetRegister"/> alone; what is out and out of use is counted by hand-over and return.</remarks>
public sealed class Asset : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>หมายเลขครุภัณฑ์: free text, unique, Arabic digits as stored.</summary>
    public required string Number { get; set; }

    public required string Name { get; set; }

    /// <summary>Code of its <see cref="AssetClass"/>.</summary>
    public required string ClassCode { get; set; }

    /// <summary>ลักษณะ/คุณสมบัติ as the register writes it.</summary>
    public string Description { get; set; } = "";

    /// <summary>What goes along when it is lent (อุปกรณ์ประกอบ), as printed in the slip's last column.</summary>
    public string Accessories { get; set; } = "";

    /// <summary>รุ่น/แบบ.</summary>
    public string Model { get; set; } = "";

    /// <summary>หมายเลขเครื่อง, as the maker gave it.</summary>
    public string SerialNumber { get; set; } = "";

    /// <summary>ลักษณนาม: เครื่อง, ตัว, หลัง.</summary>
    public required string Counter { get; set; }

    /// <summary>หน่วยงานครอบครอง: its head decides on loans inside the premises (ข้อ 208(2)).</summary>
    public required Guid HoldingUnitId { get; set; }

    /// <summary>ผู้ดูแล: the post answerable for it, whoever holds that post.</summary>
    public Guid? CustodianPostId { get; set; }

    public string Location { get; set; } = "";

    /// <summary>True: <see cref="Quantity"/> like things without a number each; false: one thing.</summary>
    public required bool IsPool { get; init; }

    /// <summary>How many there are; 1 unless it is a pool.</summary>
    public required int Quantity { get; set; }

    /// <summary>How many are in somebody's custody now. The database keeps it between 0 and <see cref="Quantity"/>.</summary>
    public int OutNow { get; private set; }

    /// <summary>How many came back damaged or not at all and are not settled yet; they are not lent.</summary>
    public int OutOfUse { get; private set; }

    public int Lendable => Quantity - OutOfUse;

    /// <summary>ราคาต่อหน่วย in baht, two decimals; what a lost thing is paid with starts from here (ข้อ 209).</summary>
    public required decimal UnitPrice { get; set; }

    /// <summary>วันที่ได้มา; depreciation counts from this day.</summary>
    public DateOnly? AcquiredOn { get; set; }

    /// <summary>วิธีได้มา: เฉพาะเจาะจง, คัดเลือก, รับบริจาค and whatever else the register says.</summary>
    public string AcquiredBy { get; set; } = "";

    /// <summary>ประเภทเงิน; null where the register does not say.</summary>
    public FundSource? FundSource { get; set; }

    /// <summary>เลขที่เอกสาร by which it came into the register.</summary>
    public string DocumentNumber { get; set; } = "";

    /// <summary>ผู้ขายหรือผู้บริจาค.</summary>
    public string Supplier { get; set; } = "";

    /// <summary>Address or telephone of the <see cref="Supplier"/>.</summary>
    public string SupplierContact { get; set; } = "";

    /// <summary>อายุการใช้งาน in years, at least 1; null where none is set, and then nothing is written off.</summary>
    public int? UsefulLifeYears { get; set; }

    /// <summary>หมายเหตุ.</summary>
    public string Note { get; set; } = "";

    /// <summary>Name of the line drawing shown while there is no photograph, without folder and ending.</summary>
    public required string Picture { get; set; }

    /// <summary>Last day of a repair (ส่งซ่อม); null when it can be lent. That day itself it cannot be lent.</summary>
    public DateOnly? UnderRepairUntil { get; set; }

    /// <summary>First day on which it is no longer on the register (จำหน่ายออกจากทะเบียน); null while it is. Its history stays.</summary>
    public DateOnly? RetiredOn { get; set; }

    /// <summary>Why it left the register, with the document that says so.</summary>
    public string RetiredReason { get; set; } = "";

    /// <summary>All that it is searched by, in the form of <see cref="AssetSearch.Normalise"/>; composed by <see cref="AssetSearch.TextOf"/> alone.</summary>
    public required string SearchText { get; set; }

    /// <summary>The change of the register that last touched what is searched or listed: see <see cref="RegisterRevision"/>. 0 for what came with the office.</summary>
    public long Revision { get; set; }

    public int Version { get; set; }
}

/// <summary>Kind of thing (ประเภทพัสดุ) with what its kind demands of a loan.</summary>
public sealed class AssetClass : IVersioned
{
    public required string Code { get; init; }
    public required string Thai { get; set; }
    public required string English { get; set; }

    /// <summary>Borrowed under a form of its own, never by a loan slip: vehicles (ระเบียบ มท. 2548).</summary>
    public bool HasOwnForm { get; set; }

    /// <summary>Name of that form, as the borrower is told; empty where there is none.</summary>
    public string OwnFormName { get; set; } = "";

    /// <summary>Web address of that form; empty where it is a paper.</summary>
    public string OwnFormAddress { get; set; } = "";

    /// <summary>Longest loan in calendar days, first and last day included.</summary>
    public int LongestLoanDays { get; set; } = 60;

    /// <summary>Photographs of its things are asked for at hand-over and return (ต้องมีรูปเมื่อจ่ายและรับคืน).</summary>
    public bool AsksPhotos { get; set; }

    public int Version { get; set; }
}

/// <summary>ประเภทเงิน of the register.</summary>
public enum FundSource
{
    /// <summary>เงินงบประมาณ.</summary>
    Budget,

    /// <summary>เงินนอกงบประมาณ.</summary>
    OffBudget,

    /// <summary>เงินบริจาค or a thing given.</summary>
    Donation,

    /// <summary>อื่น ๆ.</summary>
    Other,
}

/// <summary>Counts the changes of what is searched and listed: one row, counted up inside the changing transaction.</summary>
/// <remarks>The row is locked until that transaction ends, so numbers become visible in their order; <see cref="AssetIndexes"/> reads what came after the number that it knows.</remarks>
public sealed class RegisterRevision
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public required long Number { get; set; }
}
