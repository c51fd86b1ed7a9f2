using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A thing on the asset register (ครุภัณฑ์), or like things counted together (พัสดุนับจำนวน).</summary>
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

    public string Model { get; set; } = "";

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

    public DateOnly? AcquiredOn { get; set; }

    /// <summary>Name of the line drawing shown while there is no photograph, without folder and ending.</summary>
    public required string Picture { get; set; }

    /// <summary>Last day of a repair (ส่งซ่อม); null when it can be lent. That day itself it cannot be lent.</summary>
    public DateOnly? UnderRepairUntil { get; set; }

    /// <summary>Name, number, class and description, normalised for searching by parts of words.</summary>
    public required string SearchText { get; set; }

    public int Version { get; set; }
}

/// <summary>Kind of thing (ประเภทพัสดุ) with what its kind demands of a loan.</summary>
public sealed class AssetClass
{
    public required string Code { get; init; }
    public required string Thai { get; set; }
    public required string English { get; set; }

    /// <summary>Borrowed under a form of its own, never by a loan slip: vehicles (ระเบียบ มท. 2548).</summary>
    public bool HasOwnForm { get; set; }

    /// <summary>Longest loan in calendar days, first and last day included.</summary>
    public int LongestLoanDays { get; set; } = 60;
}
