using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>
/// A day on which the office is closed besides Saturday and Sunday (วันหยุดราชการ). Deadlines in working days pass over it, whether or not anybody has
/// confirmed it: a day too late is mended more easily than a day too soon.
/// </summary>
public sealed class Holiday
{
    public const int LongestName = 200, LongestSource = 300;

    public required Guid Id { get; init; }

    /// <summary>Bangkok calendar.</summary>
    public required DateOnly Day { get; init; }

    public required string Name { get; init; }

    /// <summary>Where it is known from: the announcement that orders it, or why it is believed.</summary>
    public required string Source { get; init; }

    /// <summary>When somebody found it right by the announcement; null: to be confirmed (รอยืนยัน).</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    public Guid? ConfirmedById { get; set; }

    /// <summary>When it was taken out; the row stays.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public Guid? RemovedById { get; set; }
}

internal sealed class HolidayMapping : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday)
    {
        holiday.ToTable("holiday", table =>
        {
            table.HasCheckConstraint("ck_holiday_confirmed_by_somebody", "(confirmed_at is null) = (confirmed_by_id is null)");
            table.HasCheckConstraint("ck_holiday_removed_by_somebody", "(removed_at is null) = (removed_by_id is null)");
        });
        holiday.HasIndex(h => h.Day).IsUnique().HasFilter("removed_at is null").HasDatabaseName("ux_holiday_day");
        holiday.Property(h => h.Name).HasMaxLength(Holiday.LongestName);
        holiday.Property(h => h.Source).HasMaxLength(Holiday.LongestSource);
        holiday.HasOne<Account>().WithMany().HasForeignKey(h => h.ConfirmedById).OnDelete(DeleteBehavior.Restrict);
        holiday.HasOne<Account>().WithMany().HasForeignKey(h => h.RemovedById).OnDelete(DeleteBehavior.Restrict);
        holiday.HasData(FirstHolidays.All);
    }
}
