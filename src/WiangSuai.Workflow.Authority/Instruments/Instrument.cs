namespace WiangSuai.Workflow.Authority;

/// <summary>A signed and numbered order that touches authority (คำสั่ง). A draft is not one.</summary>
/// <param name="Number">Running number of its calendar year.</param>
/// <param name="Year">Calendar year of the number, Buddhist era, as printed: 2569.</param>
/// <param name="SignerPost">The post whose authority the signature used; not that of a deputy who signed for it.</param>
/// <param name="SignedAt">It grants from this instant at the earliest, never backwards.</param>
/// <param name="From">First day in force, Bangkok calendar, included.</param>
/// <param name="To">Last day in force, included; none for "until revoked".</param>
/// <param name="AnnouncedAt">When the public was told (ประกาศให้ประชาชนทราบ); none while that has not happened.</param>
/// <param name="Clauses">What it delegates; the order of the list is the order of the paper.</param>
/// <param name="Lines">Whom it puts in line for which post.</param>
public sealed record Instrument(
    Guid Id,
    int Number,
    int Year,
    InstrumentKind Kind,
    Guid SignerPost,
    DateTimeOffset SignedAt,
    DateOnly From,
    DateOnly? To,
    DateTimeOffset? AnnouncedAt,
    IReadOnlyList<Clause> Clauses,
    IReadOnlyList<SuccessionLine> Lines);

/// <summary>The instruments that must be told apart (REFERENCE.md §1.3).</summary>
public enum InstrumentKind
{
    /// <summary>คำสั่งแต่งตั้งรองนายกเทศมนตรี.</summary>
    AppointmentOfDeputies,

    /// <summary>คำสั่งจัดลำดับผู้รักษาราชการแทน.</summary>
    Succession,

    /// <summary>คำสั่งมอบอำนาจ.</summary>
    Delegation,

    /// <summary>คำสั่งมอบหมายงาน: gives work, never power.</summary>
    JobAssignment,
}

/// <summary>One numbered paragraph that gives one power to one post (ข้อ ของคำสั่งมอบอำนาจ).</summary>
/// <param name="No">As printed: 1.2.</param>
/// <param name="Power">Code of the catalogue.</param>
/// <param name="DelegateePost">Delegation is to a post, never to a name.</param>
/// <param name="PerCase">Most baht for one case, included; none for no limit.</param>
/// <param name="PerPeriod">Most baht in a period, all cases together.</param>
/// <param name="OnlyClasses">Asset classes it covers; empty covers all that <paramref name="ExceptClasses"/> does not take out.</param>
/// <param name="Units">Units it covers, each with all below it; empty covers all.</param>
/// <param name="Premises">In or outside the premises; none covers both.</param>
/// <param name="OtherCondition">A condition that only people can judge, as written. A clause with one grants nothing here.</param>
public sealed record Clause(
    Guid Id,
    string No,
    string Power,
    Guid DelegateePost,
    decimal? PerCase,
    PeriodLimit? PerPeriod,
    IReadOnlyList<string> OnlyClasses,
    IReadOnlyList<string> ExceptClasses,
    IReadOnlyList<Guid> Units,
    Premises? Premises,
    string? OtherCondition);

/// <summary>Most baht within one month or year, included (วงเงินรวม).</summary>
public sealed record PeriodLimit(decimal Amount, PeriodKind Kind);

/// <summary>How long a period is; it is always a whole one of the Bangkok calendar.</summary>
public enum PeriodKind
{
    Month,
    CalendarYear,

    /// <summary>ปีงบประมาณ: 1 October to 30 September.</summary>
    FiscalYear,
}

/// <summary>In or outside the premises (ใน/นอกสถานที่).</summary>
public enum Premises
{
    Inside,
    Outside,
}

/// <summary>Who acts for a post, first to last, when its holder cannot (ลำดับผู้รักษาราชการแทน).</summary>
public sealed record SuccessionLine(Guid For, IReadOnlyList<Guid> Posts);

/// <summary>The end of an instrument or one clause, as an event of its own (การยกเลิก).</summary>
/// <param name="Clause">None: the whole instrument.</param>
/// <param name="At">First instant at which nothing is granted any more.</param>
/// <param name="ByInstrument">
/// The order that says so, if one does. The revocation then counts from when that order comes into force, and stays whatever happens to it
/// later; where it was itself revoked before it ever came into force, the revocation never happened.
/// </param>
public sealed record Revocation(Guid Instrument, Guid? Clause, DateTimeOffset At, Guid? ByInstrument);

/// <summary>A time during which an instrument grants nothing (การระงับ).</summary>
/// <param name="From">First instant, included.</param>
/// <param name="Until">First instant at which it grants again; none while that is open.</param>
public sealed record Suspension(Guid Instrument, DateTimeOffset From, DateTimeOffset? Until);
