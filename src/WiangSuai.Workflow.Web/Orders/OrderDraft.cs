using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An order of delegation on its way to the mayor's signature (ร่างคำสั่งมอบอำนาจ). It grants nothing; what it becomes is an <see cref="Instrument"/>.</summary>
public sealed class OrderDraft : IVersioned, ICaseRecord
{
    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }
    public required Guid DrafterId { get; init; }

    /// <summary>The drafter's post and unit when the draft was begun.</summary>
    public required string DrafterPost { get; init; }
    public required Guid DrafterUnitId { get; init; }

    /// <summary>As last saved; what is asked about is what was last submitted, with <see cref="Lines"/> and <see cref="ContentHash"/>.</summary>
    public required OrderContent Content { get; set; }

    /// <summary>The numbered paragraphs as they were submitted and will be signed; empty before.</summary>
    public IReadOnlyList<OrderLine> Lines { get; set; } = [];

    public OrderDraftStatus Status { get; private set; } = OrderDraftStatus.Draft;
    public required DateTimeOffset BegunAt { get; init; }
    public required DateTimeOffset SavedAt { get; set; }
    public DateTimeOffset StatusSince { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Number in the register of orders, 0 before the signature.</summary>
    public int Number { get; set; }

    /// <summary>Calendar year of the register, Christian era; 0 before the signature.</summary>
    public int Year { get; set; }

    /// <summary>The order that it became.</summary>
    public Guid? InstrumentId { get; set; }
    public Instrument? Instrument { get; init; }

    CaseKind ICaseRecord.CaseKind => CaseKind.Order;

    public string ContentHash { get; set; } = "";
    public List<OrderFiling> Filings { get; } = [];
    public int Version { get; set; }

    /// <summary>Moves to a state that the present one and the record's own facts allow; false leaves everything as it was.</summary>
    public bool MoveTo(OrderDraftStatus next, DateTimeOffset at)
    {
        if (!OrderDraftStates.Allows(Status, next) || (next is OrderDraftStatus.Issued && (Number == 0 || InstrumentId is null)))
            return false;
        (Status, StatusSince) = (next, at);
        if (OrderDraftStates.Ends(next))
            ClosedAt = at;
        return true;
    }

    /// <summary>Whether its drafter can still change or withdraw it.</summary>
    public bool IsWithDrafter => Status is OrderDraftStatus.Draft or OrderDraftStatus.SentBack;

    /// <summary>What signers are asked about, in one text. The preamble and the lines are in it as printed; no person's name is.</summary>
    public string CanonicalText() => JsonSerializer.Serialize(new { kind = "order-draft", id = Id, drafter = DrafterId, content = Content, lines = Lines }, OrderContent.Json);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Where a draft stands.</summary>
public enum OrderDraftStatus
{
    /// <summary>ร่าง: nobody but the drafter sees it.</summary>
    Draft,
    /// <summary>เสนอ: the legal officer reviews it.</summary>
    Submitted,
    /// <summary>นิติกรตรวจแล้ว.</summary>
    Reviewed,
    /// <summary>ปลัดเทศบาลเห็นชอบแล้ว: waits for the signature.</summary>
    Endorsed,
    /// <summary>ส่งกลับแก้ไข.</summary>
    SentBack,
    /// <summary>Not endorsed or not signed; nothing follows.</summary>
    Rejected,
    /// <summary>ลงนามและออกเลขแล้ว.</summary>
    Issued,
    /// <summary>มีผล: signed, and announced where the law asks for it.</summary>
    InForce,
    /// <summary>ลบหรือถอนร่าง.</summary>
    Withdrawn,
    /// <summary>สิ้นผลก่อนประกาศ: signed, but revoked or over before the public was told.</summary>
    Lapsed,
}

/// <summary>The table of what may follow what.</summary>
public static class OrderDraftStates
{
    public static bool Allows(OrderDraftStatus from, OrderDraftStatus to) => (from, to) switch
    {
        (OrderDraftStatus.Draft or OrderDraftStatus.SentBack, OrderDraftStatus.Submitted or OrderDraftStatus.Withdrawn) => true,
        (OrderDraftStatus.Submitted, OrderDraftStatus.Reviewed) => true,
        (OrderDraftStatus.Reviewed, OrderDraftStatus.Endorsed) => true,
        (OrderDraftStatus.Endorsed, OrderDraftStatus.Issued) => true,
        (OrderDraftStatus.Issued, OrderDraftStatus.InForce or OrderDraftStatus.Lapsed) => true,
        (OrderDraftStatus.Submitted or OrderDraftStatus.Reviewed or OrderDraftStatus.Endorsed, OrderDraftStatus.SentBack or OrderDraftStatus.Rejected) => true,
        _ => false,
    };

    public static bool Ends(OrderDraftStatus status) => status is OrderDraftStatus.Rejected or OrderDraftStatus.InForce or OrderDraftStatus.Withdrawn or OrderDraftStatus.Lapsed;

    /// <summary>Of the five steps draft, review, endorse, sign, in force: the one at which it stands, from 0.</summary>
    public static int StepOf(OrderDraftStatus status) => status switch
    {
        OrderDraftStatus.Draft or OrderDraftStatus.SentBack or OrderDraftStatus.Withdrawn or OrderDraftStatus.Rejected => 0,
        OrderDraftStatus.Submitted => 1,
        OrderDraftStatus.Reviewed => 2,
        OrderDraftStatus.Endorsed => 3,
        OrderDraftStatus.Issued or OrderDraftStatus.Lapsed => 4,
        OrderDraftStatus.InForce => 5,
        _ => throw new System.Diagnostics.UnreachableException($"draft status {status}"),
    };
}

/// <summary>The draft was submitted (เสนอ), or submitted again: who, when, and what exactly.</summary>
public sealed class OrderFiling
{
    public required Guid Id { get; init; }
    public required Guid DraftId { get; init; }

    /// <summary>Which time (ร่างครั้งที่), from 1.</summary>
    public required int Time { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Content { get; init; }

    /// <summary>A decision names the hash that its signer saw.</summary>
    public required string ContentHash { get; init; }
}

internal sealed class OrderDraftMapping : IEntityTypeConfiguration<OrderDraft>, IEntityTypeConfiguration<OrderFiling>
{
    public void Configure(EntityTypeBuilder<OrderDraft> draft)
    {
        draft.ToTable("order_draft", table =>
        {
            table.HasCheckConstraint("ck_order_draft_issued_is_an_order", "(instrument_id is not null) = (status in ('Issued', 'InForce', 'Lapsed'))");
            table.HasCheckConstraint("ck_order_draft_numbered_once_issued", "number > 0 or status not in ('Issued', 'InForce', 'Lapsed')");
            table.HasCheckConstraint("ck_order_draft_closed_when_ended", "(closed_at is not null) = (status in ('Rejected', 'InForce', 'Withdrawn', 'Lapsed'))");
            table.HasCheckConstraint("ck_order_draft_submitted_has_hash", "length(content_hash) = 64 or status in ('Draft', 'Withdrawn')");
        });
        draft.HasIndex(d => d.InstanceId).IsUnique();
        draft.HasIndex(d => d.InstrumentId).IsUnique();
        draft.HasIndex(d => d.SavedAt).HasFilter("closed_at is null");
        draft.Property(d => d.Content).IsLongText().HasConversion(content => JsonSerializer.Serialize(content, OrderContent.Json), text => JsonSerializer.Deserialize<OrderContent>(text, OrderContent.Json)!);
        draft.Property(d => d.Lines).IsLongText().HasConversion(OrderLines.Stored, OrderLines.Compared);
        draft.Property(d => d.ContentHash).HasMaxLength(64);
        draft.HasOne<WorkflowInstance>().WithMany().HasForeignKey(d => d.InstanceId).OnDelete(DeleteBehavior.Restrict);
        draft.HasOne<CaseFile>().WithOne().HasForeignKey<OrderDraft>(d => d.Id).OnDelete(DeleteBehavior.Restrict);
        draft.HasOne<Person>().WithMany().HasForeignKey(d => d.DrafterId).OnDelete(DeleteBehavior.Restrict);
        draft.HasOne<Unit>().WithMany().HasForeignKey(d => d.DrafterUnitId).OnDelete(DeleteBehavior.Restrict);
        draft.HasOne(d => d.Instrument).WithOne().HasForeignKey<OrderDraft>(d => d.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        draft.HasMany(d => d.Filings).WithOne().HasForeignKey(filing => filing.DraftId).OnDelete(DeleteBehavior.Restrict);
        draft.Ignore(d => d.IsWithDrafter);
    }

    public void Configure(EntityTypeBuilder<OrderFiling> filing)
    {
        filing.ToTable("order_filing", table => table.HasCheckConstraint("ck_order_filing_counts_from_one", "time >= 1"));
        filing.HasIndex(f => new { f.DraftId, f.Time }).IsUnique();
        filing.Property(f => f.Content).IsLongText();
        filing.Property(f => f.ContentHash).HasMaxLength(64);
        filing.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How lines of an order are stored: as JSON, replaced as a whole.</summary>
internal static class OrderLines
{
    public static readonly Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<IReadOnlyList<OrderLine>, string> Stored = new(
        lines => JsonSerializer.Serialize(lines, OrderContent.Json), text => JsonSerializer.Deserialize<List<OrderLine>>(text, OrderContent.Json)!);

    public static readonly Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<IReadOnlyList<OrderLine>> Compared = new(
        (one, other) => one!.SequenceEqual(other!), lines => lines.Count, lines => lines);
}
