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
            table.HasCheckConstraint("ck_asset_life_positive", "useful_life_years is null or useful_life_years > 0");
            table.HasCheckConstraint("ck_asset_retired_with_nothing_out", "retired_on is null or out_now = 0");
            table.HasCheckConstraint("ck_asset_retired_with_reason", "retired_on is null or retired_reason <> ''");
        });
        asset.HasIndex(a => a.Number).IsUnique();
        asset.HasIndex(a => new { a.HoldingUnitId, a.Number });
        asset.Property(a => a.Name).SortsAsThaiText();
        asset.Property(a => a.Number).HasMaxLength(60);
        asset.HasIndex(a => a.Revision);
        asset.HasIndex(a => a.UnderRepairUntil).HasFilter("under_repair_until is not null");
        asset.HasIndex(a => a.OutOfUse).HasFilter("out_of_use > 0");
        asset.Property(a => a.SearchText).IsLongText();
        asset.Property(a => a.Description).HasMaxLength(AssetRules.LongestText);
        asset.Property(a => a.Note).HasMaxLength(AssetRules.LongestText);
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

internal sealed class RegisterRevisionMapping : IEntityTypeConfiguration<RegisterRevision>
{
    public void Configure(EntityTypeBuilder<RegisterRevision> revision)
    {
        revision.ToTable("register_revision", table => table.HasCheckConstraint("ck_register_revision_the_one", $"id = {RegisterRevision.TheOne}"));
        revision.Property(r => r.Id).ValueGeneratedNever();
    }
}

/// <summary>Append-only: see the migration Guards.</summary>
internal sealed class AssetChangeMapping : IEntityTypeConfiguration<AssetChange>
{
    public void Configure(EntityTypeBuilder<AssetChange> change)
    {
        change.ToTable("asset_change");
        change.Property(c => c.Fields).IsLongText();
        change.Property(c => c.Note).HasMaxLength(AssetRules.LongestText);
        change.HasIndex(c => new { c.AssetId, c.At });
        change.HasOne<Asset>().WithMany().HasForeignKey(c => c.AssetId).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AssetPhotoMapping : IEntityTypeConfiguration<AssetPhoto>
{
    public void Configure(EntityTypeBuilder<AssetPhoto> photo)
    {
        photo.ToTable("asset_photo", table => table.HasCheckConstraint("ck_asset_photo_gone_without_picture", "(removed_at is null) = (small is not null) and (removed_at is null) = (large is not null)"));
        photo.Property(p => p.Hash).HasMaxLength(64);
        photo.HasIndex(p => new { p.AssetId, p.Hash }).IsUnique().HasFilter("removed_at is null").HasDatabaseName("ux_asset_photo_once");
        photo.HasIndex(p => p.AssetId).IsUnique().HasFilter("is_cover").HasDatabaseName("ux_asset_photo_one_cover");
        photo.HasOne<Asset>().WithMany().HasForeignKey(p => p.AssetId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<Person>().WithMany().HasForeignKey(p => p.ById).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<Person>().WithMany().HasForeignKey(p => p.RemovedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LendingSetMapping : IEntityTypeConfiguration<LendingSet>
{
    public void Configure(EntityTypeBuilder<LendingSet> set)
    {
        set.ToTable("lending_set");
        set.Property(s => s.Name).HasMaxLength(LendingSet.LongestName).SortsAsThaiText();
        set.Property(s => s.Note).HasMaxLength(AssetRules.LongestText);
        set.HasMany(s => s.Items).WithOne().HasForeignKey(item => item.SetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LendingSetItemMapping : IEntityTypeConfiguration<LendingSetItem>
{
    public void Configure(EntityTypeBuilder<LendingSetItem> item)
    {
        item.ToTable("lending_set_item", table => table.HasCheckConstraint("ck_lending_set_item_quantity_positive", "quantity > 0"));
        item.HasKey(i => new { i.SetId, i.AssetId });
        item.HasOne<Asset>().WithMany().HasForeignKey(i => i.AssetId).OnDelete(DeleteBehavior.Restrict);
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
