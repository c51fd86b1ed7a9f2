using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Assets;

internal sealed class AssetMapping : IEntityTypeConfiguration<Asset>
{
    public void Configure(EntityTypeBuilder<Asset> asset)
    {
        asset.ToTable("asset", table =>
        {
            table.HasCheckConstraint("ck_asset_out_within_quantity", "out_now >= 0 and out_now + out_of_use <= quantity");
            table.HasCheckConstraint("ck_asset_out_of_use_within_quantity", "out_of_use >= 0 and out_of_use <= quantity");
            table.HasCheckConstraint("ck_asset_single_is_one", "is_pool or quantity = 1");
            table.HasCheckConstraint("ck_asset_price_not_negative", "cast(unit_price as numeric) >= 0");
        });
        asset.HasIndex(a => a.Number).IsUnique();
        asset.HasIndex(a => new { a.HoldingUnitId, a.Number });
        asset.Property(a => a.Name).SortsAsThaiText();
        asset.Property(a => a.Number).HasMaxLength(60);
        asset.Property(a => a.SearchText).HasMaxLength(2000);
        asset.Property(a => a.Description).HasMaxLength(1000);
        asset.HasOne<AssetClass>().WithMany().HasForeignKey(a => a.ClassCode).OnDelete(DeleteBehavior.Restrict);
        asset.HasOne<Unit>().WithMany().HasForeignKey(a => a.HoldingUnitId).OnDelete(DeleteBehavior.Restrict);
        asset.HasOne<Post>().WithMany().HasForeignKey(a => a.CustodianPostId).OnDelete(DeleteBehavior.Restrict);
        asset.Ignore(a => a.Lendable);
    }
}

internal sealed class AssetClassMapping : IEntityTypeConfiguration<AssetClass>
{
    public void Configure(EntityTypeBuilder<AssetClass> kind)
    {
        kind.ToTable("asset_class", table => table.HasCheckConstraint("ck_asset_class_longest_loan", "longest_loan_days between 1 and 366"));
        kind.HasKey(k => k.Code);
        kind.Property(k => k.Code).HasMaxLength(40);
    }
}

/// <summary>The overlap of single things is refused by an exclusion constraint (PostgreSQL) or triggers (SQLite): see the migration Guards.</summary>
internal sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.ToTable("hold", table =>
        {
            table.HasCheckConstraint("ck_hold_due_not_before_from", "due_day >= from_day");
            table.HasCheckConstraint("ck_hold_quantity_positive", "quantity > 0");
        });
        hold.HasIndex(h => new { h.AssetId, h.FromDay }).HasFilter("active");
        hold.HasIndex(h => h.LoanId);
        hold.HasOne<Asset>().WithMany().HasForeignKey(h => h.AssetId).OnDelete(DeleteBehavior.Restrict);
        hold.HasOne<Loan>().WithMany().HasForeignKey(h => h.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PoolDayMapping : IEntityTypeConfiguration<PoolDay>
{
    public void Configure(EntityTypeBuilder<PoolDay> day)
    {
        day.ToTable("pool_day", table => table.HasCheckConstraint("ck_pool_day_within_capacity", "held >= 0 and held <= capacity"));
        day.HasKey(d => new { d.AssetId, d.Day });
        day.HasOne<Asset>().WithMany().HasForeignKey(d => d.AssetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CustodyMapping : IEntityTypeConfiguration<Custody>
{
    public void Configure(EntityTypeBuilder<Custody> custody)
    {
        custody.ToTable("custody", table =>
        {
            table.HasCheckConstraint("ck_custody_quantity_positive", "quantity > 0");
            table.HasCheckConstraint("ck_custody_ends_after_it_began", "until is null or until >= since");
        });
        custody.HasIndex(c => c.AssetId).IsUnique().HasFilter("until is null and not is_pool").HasDatabaseName("ux_custody_one_open");
        custody.HasIndex(c => c.LoanId);
        custody.HasIndex(c => new { c.PersonId, c.Until });
        custody.HasOne<Asset>().WithMany().HasForeignKey(c => c.AssetId).OnDelete(DeleteBehavior.Restrict);
        custody.HasOne<Loan>().WithMany().HasForeignKey(c => c.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}
