namespace WiangSuai.Workflow.Authority;

/// <summary>One thing that an office holder may decide (อำนาจ), as the catalogue lists it.</summary>
/// <param name="Code">Stable name, as workflow documents use it: <c>loan.outside</c>.</param>
/// <param name="Verb">What the signature says: a decision under this power is worded with it.</param>
/// <param name="LegalBasis">Law, regulation and number, in Thai, as printed.</param>
/// <param name="Holder">Whose power it is before anybody delegates or acts for anybody.</param>
/// <param name="Delegable">Whether an order may give it to another post. A clause for a power that is not grants nothing.</param>
/// <param name="Limits">The limits an order may set on it; the editor of orders offers these.</param>
/// <param name="Scope">Which unit of the matter a clause limited to units looks at.</param>
/// <param name="MovesUp">Where the holder's post has nobody who may decide the matter: true, the next superior decides; false, it stays open.</param>
/// <param name="Source">Where the entry comes from and how sure it is; law is data (REFERENCE.md marks).</param>
public sealed record Power(
    string Code,
    string Thai,
    string English,
    Verb Verb,
    string LegalBasis,
    OriginalHolder Holder,
    bool Delegable,
    Limits Limits,
    UnitRole Scope,
    bool MovesUp,
    string Source);

/// <summary>The verbs of Thai decisions: อนุมัติ, อนุญาต, เห็นชอบ, ตรวจ, รับทราบ, สั่งการ, ลงนาม.</summary>
public enum Verb
{
    Approve,
    Permit,
    Endorse,
    Check,
    Acknowledge,
    Direct,
    Sign,
}

/// <summary>The limits that an order may set on a power.</summary>
[Flags]
public enum Limits
{
    None = 0,
    PerCase = 1,
    PerPeriod = 2,
    AssetClasses = 4,
    Units = 8,
    Premises = 16,
}

/// <summary>The two units a matter knows: who asks (หน่วยงานผู้ขอ) and whose thing it is (หน่วยงานผู้ครอบครอง).</summary>
public enum UnitRole
{
    Requesting,
    Holding,
}

/// <summary>Whose power it is by law (เจ้าของอำนาจ), worked out anew for every matter.</summary>
public abstract record OriginalHolder
{
    private OriginalHolder() { }

    /// <summary>นายกเทศมนตรี.</summary>
    public sealed record Mayor : OriginalHolder;

    /// <summary>ปลัดเทศบาล.</summary>
    public sealed record Clerk : OriginalHolder;

    /// <summary>Head of the unit in that role (หัวหน้าหน่วยงาน); where it has no post of a head, of the nearest unit above that has one.</summary>
    public sealed record HeadOf(UnitRole Unit) : OriginalHolder;

    /// <summary>Every post of the units that carry out a function of the office, such as <c>asset-registry</c>.</summary>
    public sealed record OfficersOf(string Function) : OriginalHolder;
}
