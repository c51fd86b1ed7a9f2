using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// What came back damaged or not at all at one return, and how the borrower makes it good (ข้อ 209): repair at the own cost, a thing of the same kind, size
/// and quality, or the price at the time of borrowing. Opened by the return itself; the slip is closed when the last such case of it is.
/// </summary>
public sealed class DamageCase : IVersioned, ICaseRecord
{
    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }

    /// <summary>The return at which it was found.</summary>
    public required Guid GiveBackId { get; init; }

    public required Guid InstanceId { get; init; }
    public required Guid HoldingUnitId { get; init; }

    /// <summary>Running number within the holding unit's register of the calendar year (ชร. เลขที่).</summary>
    public int Number { get; set; }

    /// <summary>Calendar year of the register, Christian era.</summary>
    public int Year { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Hash of what signers are shown: the facts at first, with each proposal that proposal too.</summary>
    public required string ContentHash { get; set; }

    public DamageStatus Status { get; private set; } = DamageStatus.Opening;
    public DateTimeOffset StatusSince { get; private set; }

    /// <summary>When it was settled, or directed that nothing is to be made good; null while it runs.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public List<DamageItem> Items { get; } = [];
    public List<DamageStatement> Statements { get; } = [];

    /// <summary>What was proposed, each time; the last one stands.</summary>
    public List<DamageProposal> Proposals { get; } = [];
    public DamageSettlement? Settlement { get; set; }
    public Loan? Loan { get; init; }

    public int Version { get; set; }

    CaseKind ICaseRecord.CaseKind => CaseKind.Damage;

    /// <summary>Register prices at the time of borrowing, in baht.</summary>
    public decimal Price => Items.Sum(item => item.Price);

    public DamageProposal? Proposal => Proposals.MaxBy(proposal => proposal.Time);

    /// <summary>False leaves everything as it was.</summary>
    public bool MoveTo(DamageStatus next, DateTimeOffset at)
    {
        var allowed = (Status, next) switch
        {
            (DamageStatus.Opening, DamageStatus.AwaitingStatement) => true,
            (DamageStatus.AwaitingStatement, DamageStatus.AwaitingProposal) => Statements.Count > 0,
            (DamageStatus.AwaitingProposal or DamageStatus.SentBack, DamageStatus.Proposed) => Proposals.Count > 0,
            (DamageStatus.Proposed, DamageStatus.SentBack or DamageStatus.NotLiable or DamageStatus.Directed) => true,
            (DamageStatus.Directed, DamageStatus.Settled) => Settlement is not null,
            _ => false,
        };
        if (!allowed)
            return false;
        (Status, StatusSince) = (next, at);
        if (Ends(next))
            ClosedAt = at;
        return true;
    }

    public static bool Ends(DamageStatus status) => status is DamageStatus.NotLiable or DamageStatus.Settled;

    /// <summary>The facts, and the proposal where there is one, without names.</summary>
    public string CanonicalText() => JsonSerializer.Serialize(new
    {
        kind = "damage",
        id = Id,
        loan = LoanId,
        giveBack = GiveBackId,
        items = Items.OrderBy(item => item.Position).Select(item => new
        {
            asset = item.AssetId,
            number = item.AssetNumber,
            fate = item.Fate.ToString(),
            quantity = item.Quantity,
            price = Baht(item.UnitPrice),
            note = item.Note,
            way = WayOf(item)?.Way.ToString(),
            amount = WayOf(item)?.Amount is { } amount ? Baht(amount) : null,
        }),
        statements = Statements.OrderBy(statement => statement.Time).Select(statement => statement.Text),
        proposal = Proposal is { } proposal ? new { time = proposal.Time, dueOn = proposal.DueOn.ToString("O", CultureInfo.InvariantCulture), text = proposal.Text } : null,
    }, RulingJson.Options);

    public static string HashOf(string canonicalText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalText)));

    /// <summary>How this item is to be made good, as proposed last; null before.</summary>
    public DamageWay? WayOf(DamageItem item) => Proposal?.Ways.SingleOrDefault(way => way.ItemId == item.Id);

    static string Baht(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

public enum DamageStatus
{
    /// <summary>Being opened in this very transaction; never seen outside it.</summary>
    Opening,
    /// <summary>รอผู้ยืมชี้แจง.</summary>
    AwaitingStatement,
    /// <summary>รอเจ้าหน้าที่สรุปและเสนอ.</summary>
    AwaitingProposal,
    /// <summary>รอสั่งการ.</summary>
    Proposed,
    /// <summary>ส่งกลับให้เสนอใหม่.</summary>
    SentBack,
    /// <summary>ไม่ต้องชดใช้.</summary>
    NotLiable,
    /// <summary>สั่งการแล้ว รอซ่อมหรือชดใช้.</summary>
    Directed,
    /// <summary>ชดใช้แล้ว.</summary>
    Settled,
}

/// <summary>Things of one line with one fate. Never changed afterwards.</summary>
public sealed class DamageItem
{
    public required Guid Id { get; init; }
    public required Guid DamageId { get; init; }
    public required int Position { get; init; }
    public required Guid AssetId { get; init; }
    public required string AssetName { get; init; }
    public required string AssetNumber { get; init; }
    public required string Counter { get; init; }
    public required bool IsPool { get; init; }
    public required DamageFate Fate { get; init; }
    public required int Quantity { get; init; }

    /// <summary>ราคาต่อหน่วยขณะยืม, in baht: as the slip took it from the register.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>What was noted at the return.</summary>
    public required string Note { get; init; }

    public decimal Price => Quantity * UnitPrice;
}

public enum DamageFate
{
    /// <summary>ชำรุด.</summary>
    Damaged,
    /// <summary>สูญหาย.</summary>
    Lost,
}

/// <summary>What the borrower says of it (คำชี้แจง): written by the borrower, or taken down by the officer. Never changed afterwards.</summary>
public sealed class DamageStatement
{
    public const int LongestText = 2000;

    public required Guid Id { get; init; }
    public required Guid DamageId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>Post of the officer who took it down (บันทึกแทน); null where the borrower wrote it.</summary>
    public string? TakenDownAs { get; init; }

    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The officer proposes how it is made good, and until when (เสนอทางแก้). Never changed afterwards.</summary>
public sealed class DamageProposal
{
    public const int LongestText = 1000;

    public required Guid Id { get; init; }
    public required Guid DamageId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string Post { get; init; }

    /// <summary>Last day for the borrower, itself included.</summary>
    public required DateOnly DueOn { get; init; }

    public required string Text { get; init; }

    /// <summary>The canonical text that the decider is shown, and its hash.</summary>
    public required string Content { get; set; }
    public required string ContentHash { get; set; }
    public required DateTimeOffset At { get; init; }
    public List<DamageWay> Ways { get; } = [];
}

public sealed class DamageWay
{
    public required Guid DamageId { get; init; }
    public required Guid ProposalId { get; init; }
    public required Guid ItemId { get; init; }
    public required MakeGood Way { get; init; }

    /// <summary>In baht: the price to be paid, or what a repair is said to cost; null for a thing in its place, or where nobody asked a workshop.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>The three ways of ข้อ 209.</summary>
public enum MakeGood
{
    /// <summary>ซ่อมให้คงสภาพเดิม at the borrower's cost.</summary>
    Repair,
    /// <summary>ชดใช้เป็นพัสดุชนิด ขนาด และคุณภาพเดียวกัน.</summary>
    Replace,
    /// <summary>ชดใช้เป็นเงินตามราคาขณะยืม.</summary>
    Pay,
}

/// <summary>Both sides signed that it was made good (ตรวจรับการชดใช้), with what proves it. Never changed afterwards.</summary>
public sealed class DamageSettlement
{
    public const int LongestText = 1000;

    public required Guid DamageId { get; init; }
    public required Guid OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required string OfficerPost { get; init; }
    public required Guid BorrowerId { get; init; }
    public required string BorrowerName { get; init; }
    public required string Note { get; init; }
    public required DateTimeOffset At { get; init; }
    public List<DamageProof> Proofs { get; } = [];
}

/// <summary>What proves that one item was made good.</summary>
public sealed class DamageProof
{
    public const int LongestReference = 200;

    public required Guid DamageId { get; init; }
    public required Guid ItemId { get; init; }

    /// <summary>เลขที่ใบเสร็จค่าซ่อม, หมายเลขพัสดุที่นำมาแทน, or เลขที่ใบเสร็จรับเงิน.</summary>
    public required string Reference { get; init; }
}

/// <summary>How a case's number is written: ชร. 3/2569 (กองคลัง).</summary>
public static class DamageNumber
{
    public static string Of(int number, int year, string unit) => string.Create(CultureInfo.InvariantCulture, $"ชร. {number}/{year + Years.Era} ({unit})");
}
