using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

internal sealed class DamageCaseMapping : IEntityTypeConfiguration<DamageCase>
{
    public void Configure(EntityTypeBuilder<DamageCase> damage)
    {
        damage.ToTable("damage_case", table =>
        {
            table.HasCheckConstraint("ck_damage_case_numbered_once_opened", "number > 0 or status = 'Opening'");
            table.HasCheckConstraint("ck_damage_case_closed_when_ended", "(closed_at is not null) = (status in ('NotLiable', 'Settled'))");
        });
        damage.HasIndex(d => new { d.HoldingUnitId, d.Year, d.Number }).IsUnique().HasFilter("number > 0");
        damage.HasIndex(d => d.GiveBackId).IsUnique().HasDatabaseName("ux_damage_case_give_back");
        damage.HasIndex(d => d.LoanId);
        damage.HasIndex(d => d.InstanceId).IsUnique();
        damage.Property(d => d.ContentHash).HasMaxLength(64);
        damage.Ignore(d => d.Price);
        damage.Ignore(d => d.Proposal);
        damage.HasOne(d => d.Loan).WithMany().HasForeignKey(d => d.LoanId).OnDelete(DeleteBehavior.Restrict);
        damage.HasOne<GiveBack>().WithMany().HasForeignKey(d => new { d.LoanId, d.GiveBackId }).HasPrincipalKey(back => new { back.LoanId, back.Id }).OnDelete(DeleteBehavior.Restrict);
        damage.HasOne<Unit>().WithMany().HasForeignKey(d => d.HoldingUnitId).OnDelete(DeleteBehavior.Restrict);
        damage.HasOne<WorkflowInstance>().WithMany().HasForeignKey(d => d.InstanceId).OnDelete(DeleteBehavior.Restrict);
        damage.HasOne<CaseFile>().WithOne().HasForeignKey<DamageCase>(d => d.Id).OnDelete(DeleteBehavior.Restrict);
        damage.HasMany(d => d.Items).WithOne().HasForeignKey(item => item.DamageId).OnDelete(DeleteBehavior.Restrict);
        damage.HasMany(d => d.Statements).WithOne().HasForeignKey(statement => statement.DamageId).OnDelete(DeleteBehavior.Restrict);
        damage.HasMany(d => d.Proposals).WithOne().HasForeignKey(proposal => proposal.DamageId).OnDelete(DeleteBehavior.Restrict);
        damage.HasOne(d => d.Settlement).WithOne().HasForeignKey<DamageSettlement>(settlement => settlement.DamageId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DamageItemMapping : IEntityTypeConfiguration<DamageItem>
{
    public void Configure(EntityTypeBuilder<DamageItem> item)
    {
        item.ToTable("damage_item", table => table.HasCheckConstraint("ck_damage_item_quantity_positive", "quantity > 0"));
        item.HasAlternateKey(i => new { i.DamageId, i.Id });   // what is proposed or proved is about the case's own things
        item.HasIndex(i => new { i.DamageId, i.AssetId, i.Fate }).IsUnique();
        item.HasIndex(i => i.AssetId);
        item.Ignore(i => i.Price);
        item.HasOne<Asset>().WithMany().HasForeignKey(i => i.AssetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DamageStatementMapping : IEntityTypeConfiguration<DamageStatement>
{
    public void Configure(EntityTypeBuilder<DamageStatement> statement)
    {
        statement.ToTable("damage_statement", table => table.HasCheckConstraint("ck_damage_statement_says_something", "length(text) > 0"));
        statement.HasIndex(s => new { s.DamageId, s.Time }).IsUnique().HasDatabaseName("ux_damage_statement_time");
        statement.Property(s => s.Text).HasMaxLength(DamageStatement.LongestText);
        statement.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DamageProposalMapping : IEntityTypeConfiguration<DamageProposal>
{
    public void Configure(EntityTypeBuilder<DamageProposal> proposal)
    {
        proposal.ToTable("damage_proposal");
        proposal.HasAlternateKey(p => new { p.DamageId, p.Id });
        proposal.HasIndex(p => new { p.DamageId, p.Time }).IsUnique().HasDatabaseName("ux_damage_proposal_time");
        proposal.Property(p => p.Text).HasMaxLength(DamageProposal.LongestText);
        proposal.Property(p => p.Content).IsLongText();
        proposal.Property(p => p.ContentHash).HasMaxLength(64);
        proposal.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasMany(p => p.Ways).WithOne().HasForeignKey(way => new { way.DamageId, way.ProposalId }).HasPrincipalKey(p => new { p.DamageId, p.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DamageWayMapping : IEntityTypeConfiguration<DamageWay>
{
    public void Configure(EntityTypeBuilder<DamageWay> way)
    {
        way.ToTable("damage_way", table =>
        {
            table.HasCheckConstraint("ck_damage_way_paid_is_an_amount", "way <> 'Pay' or amount is not null");
            table.HasCheckConstraint("ck_damage_way_amount_not_negative", "amount is null or cast(amount as numeric) >= 0");
        });
        way.HasKey(w => new { w.ProposalId, w.ItemId });
        way.HasOne<DamageItem>().WithMany().HasForeignKey(w => new { w.DamageId, w.ItemId }).HasPrincipalKey(item => new { item.DamageId, item.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DamageSettlementMapping : IEntityTypeConfiguration<DamageSettlement>
{
    public void Configure(EntityTypeBuilder<DamageSettlement> settlement)
    {
        settlement.ToTable("damage_settlement", table => table.HasCheckConstraint("ck_damage_settlement_two_parties", "officer_id <> borrower_id"));
        settlement.HasKey(s => s.DamageId);
        settlement.Property(s => s.Note).HasMaxLength(DamageSettlement.LongestText);
        settlement.HasOne<Person>().WithMany().HasForeignKey(s => s.OfficerId).OnDelete(DeleteBehavior.Restrict);
        settlement.HasOne<Person>().WithMany().HasForeignKey(s => s.BorrowerId).OnDelete(DeleteBehavior.Restrict);
        settlement.HasMany(s => s.Proofs).WithOne().HasForeignKey(proof => proof.DamageId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DamageProofMapping : IEntityTypeConfiguration<DamageProof>
{
    public void Configure(EntityTypeBuilder<DamageProof> proof)
    {
        proof.ToTable("damage_proof", table => table.HasCheckConstraint("ck_damage_proof_says_something", "length(reference) > 0"));
        proof.HasKey(p => p.ItemId);
        proof.Property(p => p.Reference).HasMaxLength(DamageProof.LongestReference);
        proof.HasOne<DamageItem>().WithOne().HasForeignKey<DamageProof>(p => new { p.DamageId, p.ItemId }).HasPrincipalKey<DamageItem>(item => new { item.DamageId, item.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
