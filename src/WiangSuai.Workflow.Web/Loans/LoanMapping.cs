using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

internal sealed class LoanMapping : IEntityTypeConfiguration<Loan>
{
    public void Configure(EntityTypeBuilder<Loan> loan)
    {
        loan.ToTable("loan", table =>
        {
            table.HasCheckConstraint("ck_loan_due_not_before_start", "due_on >= starts_on");
            table.HasCheckConstraint("ck_loan_unit_or_agency", "(borrower_unit_id is null) = (borrower_kind = 'Agency')");
            table.HasCheckConstraint("ck_loan_borrower_without_account_is_keyed_for", "borrower_kind = 'Staff' or keyed_by_id is not null");
            table.HasCheckConstraint("ck_loan_keyed_by_another", "keyed_by_id is null or keyed_by_id <> borrower_id");
            table.HasCheckConstraint("ck_loan_keyer_is_named", "(keyed_by_id is null) = (keyed_by_name is null) and (keyed_by_id is null) = (keyed_by_post is null)");
            table.HasCheckConstraint("ck_loan_agency_asks_by_letter", "(letter_number is null) = (letter_date is null) and (letter_number is null or borrower_kind = 'Agency') and (letter_number is not null or borrower_kind <> 'Agency' or paper_date is not null)");
            table.HasCheckConstraint("ck_loan_before_is_keyed_later", "paper_date is null or (keyed_by_id is not null and paper_date <= due_on)");
            table.HasCheckConstraint("ck_loan_numbered_once_filed", "number > 0 or status = 'Filing'");
            table.HasCheckConstraint("ck_loan_closed_when_ended", "(closed_at is not null) = (status in ('Rejected', 'Cancelled', 'Closed'))");
        });
        loan.HasIndex(l => new { l.HoldingUnitId, l.Year, l.Number }).IsUnique()
            .HasFilter("number > 0 and (paper_date is null or status <> 'Cancelled')");   // บย. number, one series per division and year; see Loan.KeepsItsNumber
        loan.HasIndex(l => new { l.BorrowerId, l.FiledAt });
        loan.HasIndex(l => new { l.Status, l.DueOn }).HasFilter("closed_at is null");                        // all that the officer's lists read
        loan.HasIndex(l => l.FiledAt);
        loan.HasIndex(l => l.BasketId).HasFilter("basket_id is not null");
        loan.HasIndex(l => l.VerificationCode).IsUnique();
        loan.HasIndex(l => l.InstanceId).IsUnique();
        loan.Property(l => l.Purpose).HasMaxLength(500);
        loan.Ignore(l => l.IsOut);
        loan.Ignore(l => l.AmendmentsThatStand);
        loan.Ignore(l => l.CountLent);
        loan.Ignore(l => l.CountBack);
        loan.Property(l => l.LetterNumber).HasMaxLength(KeyedBorrower.LongestNumber);
        loan.Ignore(l => l.FiledById);
        loan.Ignore(l => l.IsBefore);
        loan.Ignore(l => l.IsKeyingTakenBack);
        loan.HasOne<Person>().WithMany().HasForeignKey(l => l.KeyedById).OnDelete(DeleteBehavior.Restrict);
        loan.HasMany(l => l.Papers).WithOne().HasForeignKey(paper => paper.LoanId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne<Unit>().WithMany().HasForeignKey(l => l.HoldingUnitId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne<Unit>().WithMany().HasForeignKey(l => l.BorrowerUnitId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne<Person>().WithMany().HasForeignKey(l => l.BorrowerId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne<WorkflowInstance>().WithMany().HasForeignKey(l => l.InstanceId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne<CaseFile>().WithOne().HasForeignKey<Loan>(l => l.Id).OnDelete(DeleteBehavior.Restrict);
        loan.HasMany(l => l.Lines).WithOne().HasForeignKey(line => line.LoanId).OnDelete(DeleteBehavior.Cascade);
        loan.HasMany(l => l.Filings).WithOne().HasForeignKey(filing => filing.LoanId).OnDelete(DeleteBehavior.Restrict);
        loan.HasMany(l => l.Amendments).WithOne().HasForeignKey(amendment => amendment.LoanId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne(l => l.HandOver).WithOne().HasForeignKey<HandOver>(h => h.LoanId).OnDelete(DeleteBehavior.Restrict);
        loan.HasMany(l => l.GiveBacks).WithOne().HasForeignKey(back => back.LoanId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne(l => l.Cancellation).WithOne().HasForeignKey<Cancellation>(c => c.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LoanLineMapping : IEntityTypeConfiguration<LoanLine>
{
    public void Configure(EntityTypeBuilder<LoanLine> line)
    {
        line.ToTable("loan_line", table => table.HasCheckConstraint("ck_loan_line_quantity_positive", "quantity > 0"));
        line.HasAlternateKey(l => new { l.LoanId, l.Id });                                                    // a line signed for belongs to the slip signed for
        line.HasIndex(l => new { l.LoanId, l.Position }).IsUnique();
        line.HasIndex(l => new { l.LoanId, l.AssetId }).IsUnique();
        line.HasIndex(l => l.AssetId);
        line.HasOne(l => l.Asset).WithMany().HasForeignKey(l => l.AssetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FilingMapping : IEntityTypeConfiguration<Filing>
{
    public void Configure(EntityTypeBuilder<Filing> filing)
    {
        filing.ToTable("filing", table => table.HasCheckConstraint("ck_filing_counts_from_one", "time >= 1"));
        filing.HasIndex(f => new { f.LoanId, f.Time }).IsUnique();
        filing.Property(f => f.Content).IsLongText();
        filing.Property(f => f.ContentHash).HasMaxLength(64);
        filing.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandOverMapping : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> handOver)
    {
        handOver.ToTable("hand_over", table => table.HasCheckConstraint("ck_hand_over_two_parties", "officer_id <> receiver_id"));
        handOver.HasKey(h => h.LoanId);
        handOver.HasOne<Person>().WithMany().HasForeignKey(h => h.OfficerId).OnDelete(DeleteBehavior.Restrict);
        handOver.HasOne<Person>().WithMany().HasForeignKey(h => h.ReceiverId).OnDelete(DeleteBehavior.Restrict);
        handOver.HasOne<Loan>().WithMany().HasForeignKey(h => h.PassedFromId).OnDelete(DeleteBehavior.Restrict);
        handOver.HasOne<LoanPaper>().WithMany().HasForeignKey(h => h.PaperId).OnDelete(DeleteBehavior.Restrict);
        handOver.HasMany(h => h.Lines).WithOne().HasForeignKey(line => line.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandOverLineMapping : IEntityTypeConfiguration<HandOverLine>
{
    public void Configure(EntityTypeBuilder<HandOverLine> line)
    {
        line.ToTable("hand_over_line");
        line.HasKey(l => l.LineId);
        line.HasOne<LoanLine>().WithOne().HasForeignKey<HandOverLine>(l => new { l.LoanId, l.LineId }).HasPrincipalKey<LoanLine>(l => new { l.LoanId, l.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class GiveBackMapping : IEntityTypeConfiguration<GiveBack>
{
    public void Configure(EntityTypeBuilder<GiveBack> giveBack)
    {
        giveBack.ToTable("give_back", table =>
        {
            table.HasCheckConstraint("ck_give_back_two_parties", "officer_id <> returner_id");
            table.HasCheckConstraint("ck_give_back_counts_from_one", "time >= 1");
        });
        giveBack.HasIndex(g => new { g.LoanId, g.Time }).IsUnique().HasDatabaseName("ux_give_back_time");
        giveBack.HasAlternateKey(g => new { g.LoanId, g.Id });
        giveBack.HasOne<Person>().WithMany().HasForeignKey(g => g.OfficerId).OnDelete(DeleteBehavior.Restrict);
        giveBack.HasOne<Person>().WithMany().HasForeignKey(g => g.ReturnerId).OnDelete(DeleteBehavior.Restrict);
        giveBack.HasOne<LoanPaper>().WithMany().HasForeignKey(g => g.PaperId).OnDelete(DeleteBehavior.Restrict);
        giveBack.HasMany(g => g.Lines).WithOne().HasForeignKey(line => new { line.LoanId, line.GiveBackId }).HasPrincipalKey(g => new { g.LoanId, g.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>That all times together stay within what was handed over is kept by a trigger: see Data/ProviderSql.</summary>
internal sealed class GiveBackLineMapping : IEntityTypeConfiguration<GiveBackLine>
{
    public void Configure(EntityTypeBuilder<GiveBackLine> line)
    {
        line.ToTable("give_back_line", table => table.HasCheckConstraint("ck_give_back_line_counts", "good >= 0 and damaged >= 0 and lost >= 0 and good + damaged + lost > 0"));
        line.HasKey(l => new { l.GiveBackId, l.LineId });
        line.Ignore(l => l.Count);
        line.HasOne<LoanLine>().WithMany().HasForeignKey(l => new { l.LoanId, l.LineId }).HasPrincipalKey(l => new { l.LoanId, l.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CancellationMapping : IEntityTypeConfiguration<Cancellation>
{
    public void Configure(EntityTypeBuilder<Cancellation> cancellation)
    {
        cancellation.ToTable("cancellation", table => table.HasCheckConstraint("ck_cancellation_has_reason", "length(reason) > 0"));
        cancellation.HasKey(c => c.LoanId);
        cancellation.Property(c => c.Reason).HasMaxLength(CancelLoan.LongestReason);
        cancellation.HasOne<Person>().WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
