using System.Linq.Expressions;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>One loan slip (ใบยืมพัสดุ): its facts, its states, what each state allows.</summary>
public sealed class Loan : IVersioned, ICaseRecord
{
    public required Guid Id { get; init; }

    /// <summary>Running number within the holding unit's register of the calendar year (บย. เลขที่), without gaps.</summary>
    public int Number { get; set; }

    /// <summary>Calendar year of the register, Christian era; printed in the Buddhist era.</summary>
    public int Year { get; set; }

    public required Guid HoldingUnitId { get; init; }

    /// <summary>The same for slips that one basket was split into (ยื่นพร้อมกัน); none for a slip filed alone.</summary>
    public Guid? BasketId { get; init; }

    public required Guid BorrowerId { get; init; }

    /// <summary>The borrower's post and unit as they were when the slip was filed; later transfers do not change the paper.</summary>
    public required string BorrowerPost { get; set; }

    /// <summary>The borrower's unit; none for another agency, which has no unit here.</summary>
    public required Guid? BorrowerUnitId { get; set; }

    /// <summary>That unit's name as it was then, or the other agency's.</summary>
    public required string BorrowerUnitName { get; set; }

    public BorrowerKind BorrowerKind { get; init; }

    /// <summary>The property officer who keyed the slip because the borrower did not sign in (บันทึกโดย); none where the borrower filed it.</summary>
    public Guid? KeyedById { get; init; }

    /// <summary>Name and post of that officer when it was keyed.</summary>
    public string? KeyedByName { get; init; }
    public string? KeyedByPost { get; init; }

    /// <summary>Number and day of the letter by which another agency asks (ข้อ 208 (1)).</summary>
    public string? LetterNumber { get; init; }
    public DateOnly? LetterDate { get; init; }

    /// <summary>Day that stands on the paper of a slip whose things were out before the system began (ก่อนใช้ระบบ); none for all others.</summary>
    /// <remarks>Nothing was decided of such a slip here, and nobody signed here that the things left.</remarks>
    public DateOnly? PaperDate { get; init; }

    public bool IsBefore => PaperDate is not null;

    /// <summary>The keying of a slip from before the system was taken back (ยกเลิกการบันทึก): its things were never out under it.</summary>
    public bool IsKeyingTakenBack => IsBefore && Status == LoanStatus.Cancelled;

    /// <summary>Slips that count in their register. One whose keying was taken back does not: its number may be keyed or given again.</summary>
    /// <remarks>The unique index on the number says the same; see <see cref="LoanMapping"/>.</remarks>
    public static readonly Expression<Func<Loan, bool>> KeepsItsNumber = loan => loan.PaperDate == null || loan.Status != LoanStatus.Cancelled;

    /// <summary>Who brought it in: the borrower, or the officer in the borrower's place. A slip that is sent back comes to this person.</summary>
    public Guid FiledById => KeyedById ?? BorrowerId;

    /// <summary>Pictures of what was signed with ink.</summary>
    public List<LoanPaper> Papers { get; } = [];

    /// <summary>Internal telephone as printed on the slip; personal data, outside hashed content.</summary>
    public string Phone { get; set; } = "";

    public required string Purpose { get; set; }
    public required LoanPlace Place { get; set; }
    public required string PlaceName { get; set; }

    /// <summary>First day of use, Bangkok calendar.</summary>
    public required DateOnly StartsOn { get; set; }

    /// <summary>Agreed day of return; that day itself the loan is not overdue. Frozen at hand-over: only an <see cref="ExtensionGrant"/> moves it.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Sum of register prices in baht when last submitted; what limits are compared with.</summary>
    public required decimal Amount { get; set; }

    /// <summary>Stored projection of this record's rows; moved only by <see cref="MoveTo"/>.</summary>
    public LoanStatus Status { get; private set; } = LoanStatus.Filing;

    public required DateTimeOffset FiledAt { get; init; }
    public DateTimeOffset StatusSince { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The workflow instance that carries it.</summary>
    public required Guid InstanceId { get; init; }

    CaseKind ICaseRecord.CaseKind => CaseKind.Loan;

    /// <summary>Printed at the foot of the slip; leads to what the system knows of it (รหัสตรวจสอบ).</summary>
    public required string VerificationCode { get; init; }

    /// <summary>Hash of what signers are shown; see <see cref="LoanContent"/>. A signature names the hash it saw.</summary>
    public string ContentHash { get; set; } = "";

    public List<LoanLine> Lines { get; } = [];

    /// <summary>What was filed, each time; the last one stands.</summary>
    public List<Filing> Filings { get; } = [];

    /// <summary>What the property officer changed of it after it was filed.</summary>
    public List<Amendment> Amendments { get; } = [];

    /// <summary>Those of the last filing, oldest first. Filings and amendments have to be read with their lines.</summary>
    public IEnumerable<Amendment> AmendmentsThatStand => Amendments.Where(amendment => amendment.Filing == Filings.Count).OrderBy(amendment => amendment.Time);

    /// <summary>How many of a line the borrower asked for; more than it lends where the checker reduced it.</summary>
    public int AskedFor(LoanLine line) =>
        AmendmentsThatStand.Where(amendment => amendment.Kind == AmendmentKind.Reduced).SelectMany(amendment => amendment.Lines).FirstOrDefault(amended => amended.Position == line.Position)?.Quantity ?? line.Quantity;

    public HandOver? HandOver { get; set; }

    /// <summary>The times that things came back (คืนครั้งที่ 1, 2, …); until the last of them some are still out.</summary>
    public List<GiveBack> GiveBacks { get; } = [];
    public Cancellation? Cancellation { get; set; }

    public int Version { get; set; }

    /// <summary>Some or all of the things are with the borrower.</summary>
    public bool IsOut => LoanStates.IsOut(Status);

    public bool IsOverdue(DateOnly today) => IsOut && today > DueOn;

    /// <summary>Approved, and its last day has passed without anybody fetching the things.</summary>
    public bool WasNotFetched(DateOnly today) => Status == LoanStatus.Approved && today > DueOn;

    /// <summary>How many of a line have not come back. The give-backs have to be read with their lines.</summary>
    public int NotBack(LoanLine line) => line.Quantity - GiveBacks.Sum(back => back.Lines.Where(came => came.LineId == line.Id).Sum(came => came.Count));

    /// <summary>How many things were lent, whatever they are.</summary>
    public int CountLent => Lines.Sum(line => line.Quantity);

    /// <summary>How many of them have come back, in whatever condition. The give-backs have to be read with their lines.</summary>
    public int CountBack => GiveBacks.Sum(back => back.Lines.Sum(came => came.Count));

    /// <summary>Moves to a state that the present one and the record's own rows allow; false leaves everything as it was.</summary>
    public bool MoveTo(LoanStatus next, DateTimeOffset at)
    {
        if (!LoanStates.Allows(Status, next) || !RecordAllows(next))
            return false;
        Status = next;
        StatusSince = at;
        if (LoanStates.Ends(next))
            ClosedAt = at;
        return true;
    }

    /// <summary>Goes back to the state before a decision that was taken back; false leaves everything as it was.</summary>
    public bool PutBackTo(LoanStatus before, DateTimeOffset at)
    {
        if (!LoanStates.MayBePutBack(Status, before))
            return false;
        (Status, StatusSince) = (before, at);
        return true;
    }

    /// <summary>A state that speaks of an act needs the act's row.</summary>
    bool RecordAllows(LoanStatus next) => next switch
    {
        LoanStatus.Checked => BorrowerKind == BorrowerKind.Agency || Status == LoanStatus.Endorsed,
        LoanStatus.HandedOver => IsBefore ? Status == LoanStatus.Filing : HandOver is not null,
        LoanStatus.PartlyReturned => GiveBacks.Count > 0 && Lines.Any(line => NotBack(line) > 0),
        LoanStatus.GivenBack => GiveBacks.Count > 0 && Lines.All(line => NotBack(line) == 0),
        LoanStatus.Cancelled => Cancellation is not null && (IsBefore || Status != LoanStatus.HandedOver),
        _ => true,
    };
}

/// <summary>Who borrows (ผู้ยืม).</summary>
public enum BorrowerKind
{
    /// <summary>Somebody whom the office's chart knows.</summary>
    Staff,

    /// <summary>Somebody of a unit who is known by name only (พนักงานที่ไม่มีบัญชี).</summary>
    Named,

    /// <summary>หน่วยงานของรัฐอื่น, by letter; the borrower is the person who answers for it there.</summary>
    Agency,
}

/// <summary>Where the things are used: decides who may approve (ข้อ 208(2)).</summary>
public enum LoanPlace { Inside, Outside }

/// <summary>One line of the slip, with name, number and price as they were when submitted.</summary>
public sealed class LoanLine
{
    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }
    public required int Position { get; init; }
    public required Guid AssetId { get; init; }
    public required string AssetName { get; init; }
    public required string AssetNumber { get; init; }
    public required string ClassCode { get; init; }
    public required string Counter { get; init; }
    public required string Accessories { get; init; }

    /// <summary>How many are lent: as filed, or fewer after an <see cref="Amendment"/>. The database freezes it with the hand-over.</summary>
    public required int Quantity { get; set; }

    public required decimal UnitPrice { get; init; }
    public required bool IsPool { get; init; }
    public Asset? Asset { get; init; }
}

/// <summary>The borrower filed the slip (ยื่น), or filed it again after it was sent back: who, when, and what exactly. Lines and dates of a slip change with the next filing; this does not.</summary>
public sealed class Filing
{
    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Post in whose name it was filed.</summary>
    public required string Post { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The canonical text that everybody after is asked about; see <see cref="LoanContent"/>.</summary>
    public required string Content { get; init; }

    /// <summary>Its hash; a decision names the one that its signer saw.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>Both sides signed that the things left (จ่ายของ). The officer acts in the own session; the receiver signs with the own password.</summary>
public sealed class HandOver
{
    public required Guid LoanId { get; init; }
    public required Guid OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required string OfficerPost { get; init; }
    public required Guid ReceiverId { get; init; }
    public required string ReceiverName { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The slip whose borrower passed the things on directly (ส่งต่อ); none where they came from the store.</summary>
    public Guid? PassedFromId { get; init; }

    /// <summary>The picture of what the receiver signed with ink; none where the receiver signed with the own password.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>The day of return that both saw; the loan's, until an extension moves that.</summary>
    public required DateOnly DueOn { get; init; }

    public List<HandOverLine> Lines { get; } = [];
}

public sealed class HandOverLine
{
    public required Guid LoanId { get; init; }
    public required Guid LineId { get; init; }
    public required ConditionBefore Condition { get; init; }
    public required string Note { get; init; }
}

/// <summary>Condition at hand-over (สภาพก่อนจ่าย).</summary>
public enum ConditionBefore { Good, Flawed }

/// <summary>Both sides signed that things came back (รับคืน): all that were out, or some of them (คืนบางส่วน).</summary>
public sealed class GiveBack
{
    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    public required Guid OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required string OfficerPost { get; init; }
    public required Guid ReturnerId { get; init; }
    public required string ReturnerName { get; init; }

    /// <summary>The picture of what the returner signed with ink; none where the returner signed with the own password.</summary>
    public Guid? PaperId { get; init; }

    public required DateTimeOffset At { get; init; }
    public List<GiveBackLine> Lines { get; } = [];
}

/// <summary>What came back of one line at one time, by condition. The database keeps the sum of all times within what was handed over.</summary>
public sealed class GiveBackLine
{
    public required Guid GiveBackId { get; init; }
    public required Guid LoanId { get; init; }
    public required Guid LineId { get; init; }
    public required int Good { get; init; }
    public required int Damaged { get; init; }

    /// <summary>Not to come back at all: the borrower is done with them, and ข้อ 209 settles what follows.</summary>
    public required int Lost { get; init; }
    public required string Note { get; init; }

    public int Count => Good + Damaged + Lost;
}

/// <summary>
/// The request ended before hand-over (ยกเลิก), with the reason given: taken back by the borrower, or ended by the officer because nobody came.
/// Of a slip from before the system, its keying was taken back.
/// </summary>
public sealed class Cancellation
{
    public required Guid LoanId { get; init; }
    public required Guid ById { get; init; }
    public required string ByName { get; init; }

    /// <summary>Post of the officer who ended it or took its keying back; null where the borrower did.</summary>
    public string? ByPost { get; init; }

    public required DateTimeOffset At { get; init; }
    public required string Reason { get; init; }
}
