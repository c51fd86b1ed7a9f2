using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>One power given to one post, with its limits (ข้อของคำสั่ง).</summary>
/// <remarks>A limit that is not set does not limit. A heading ("๑. รองนายกเทศมนตรี คนที่ ๑ …") is a clause without a power.</remarks>
public sealed class Clause
{
    public required Guid Id { get; init; }
    public required Guid InstrumentId { get; init; }
    public Instrument? Instrument { get; init; }

    /// <summary>As printed, in Arabic digits: 1.2.</summary>
    public required string No { get; init; }

    /// <summary>Where it stands in the order, from 1.</summary>
    public required int Place { get; init; }

    /// <summary>As printed, without its number; digits are set in Thai when it is printed.</summary>
    public required string Text { get; init; }

    /// <summary>Code of the power in the catalogue; none for a heading or a rule.</summary>
    public string? Power { get; init; }

    /// <summary>The post that receives the power; set exactly where <see cref="Power"/> is.</summary>
    public Guid? DelegateePostId { get; init; }
    public Post? DelegateePost { get; init; }

    /// <summary>Most baht per case, included.</summary>
    public decimal? PerCase { get; init; }

    /// <summary>Most baht per <see cref="Period"/>, included, over all cases decided under this clause.</summary>
    public decimal? PerPeriod { get; init; }
    public Authority.PeriodKind? Period { get; init; }

    /// <summary>Only things of these classes; empty means all.</summary>
    public List<string> OnlyClasses { get; init; } = [];

    /// <summary>No things of these classes.</summary>
    public List<string> ExceptClasses { get; init; } = [];

    /// <summary>Only matters of these units; empty means all.</summary>
    public List<ClauseUnit> Units { get; init; } = [];

    /// <summary>Only inside, or only outside, the premises; none means both.</summary>
    public Authority.Premises? Premises { get; init; }

    /// <summary>A condition that only people can judge, as written. A clause with one grants nothing by itself.</summary>
    public string? OtherCondition { get; init; }
}

/// <summary>One of the units to which a clause is limited, with all below it.</summary>
public sealed class ClauseUnit
{
    public required Guid ClauseId { get; init; }
    public required Guid UnitId { get; init; }
    public Unit? Unit { get; init; }
}

/// <summary>What has been used of a clause's sum in one period. Updated in the deciding transaction; the database refuses more than the ceiling.</summary>
public sealed class ClauseUse
{
    public required Guid ClauseId { get; init; }
    public Clause? Clause { get; init; }

    /// <summary>First Bangkok day of the period.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>Baht used so far.</summary>
    public decimal Used { get; set; }

    /// <summary>The clause's sum per period, repeated here for the check.</summary>
    public required decimal Ceiling { get; init; }
}

internal sealed class ClauseMapping : IEntityTypeConfiguration<Clause>, IEntityTypeConfiguration<ClauseUnit>, IEntityTypeConfiguration<ClauseUse>
{
    public void Configure(EntityTypeBuilder<Clause> clause)
    {
        clause.Property(c => c.No).HasMaxLength(20);
        clause.Property(c => c.Text).IsLongText();
        clause.Property(c => c.Power).HasMaxLength(60);
        clause.HasIndex(c => new { c.InstrumentId, c.No }).IsUnique();
        clause.HasOne(c => c.Instrument).WithMany(i => i.Clauses).HasForeignKey(c => c.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        clause.HasOne(c => c.DelegateePost).WithMany().HasForeignKey(c => c.DelegateePostId).OnDelete(DeleteBehavior.Restrict);
        clause.HasMany(c => c.Units).WithOne().HasForeignKey(u => u.ClauseId).OnDelete(DeleteBehavior.Restrict);
        clause.Property(c => c.OtherCondition).IsLongText();
        clause.ToTable(table =>
        {
            table.HasCheckConstraint("ck_clause_power_has_a_post", "(power is null) = (delegatee_post_id is null)");
            table.HasCheckConstraint("ck_clause_sum_has_a_period", "(per_period is null) = (period is null)");
            table.HasCheckConstraint("ck_clause_limits_not_negative",
                "(per_case is null or cast(per_case as numeric) >= 0) and (per_period is null or cast(per_period as numeric) >= 0)");
        });
    }

    public void Configure(EntityTypeBuilder<ClauseUnit> unit)
    {
        unit.HasKey(u => new { u.ClauseId, u.UnitId });
        unit.HasOne(u => u.Unit).WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ClauseUse> use)
    {
        use.HasKey(u => new { u.ClauseId, u.PeriodFrom });
        use.HasOne(u => u.Clause).WithMany().HasForeignKey(u => u.ClauseId).OnDelete(DeleteBehavior.Restrict);
        use.ToTable(table =>
        {
            table.HasCheckConstraint("ck_clause_use_within_ceiling", "cast(used as numeric) <= cast(ceiling as numeric)");
            table.HasCheckConstraint("ck_clause_use_not_negative", "cast(used as numeric) >= 0");
        });
    }
}
