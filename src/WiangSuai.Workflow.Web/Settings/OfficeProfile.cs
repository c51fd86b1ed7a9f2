using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>What the office is and is called (ข้อมูลสำนักงาน). Each change is a row of its own; the newest speaks, what papers were signed under stays.</summary>
public sealed class OfficeProfile
{
    public const int LongestName = 200;

    public required Guid Id { get; init; }

    /// <summary>เทศบาลตำบล…, as it stands at the head of papers.</summary>
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public required string Province { get; init; }
    public required MunicipalityKind Kind { get; init; }

    /// <summary>Whom to ask for help, on every page.</summary>
    public required string Help { get; init; }
    public required string HelpEn { get; init; }
    public required Guid ByAccountId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What kind of municipality it is; the law counts deputies by it (พ.ร.บ.เทศบาล ม.48 อัฏฐ).</summary>
public enum MunicipalityKind
{
    /// <summary>เทศบาลตำบล: two deputies at most.</summary>
    Tambon,

    /// <summary>เทศบาลเมือง: three.</summary>
    Town,

    /// <summary>เทศบาลนคร: four.</summary>
    City,
}

/// <summary>Reads what the office is called, and shows it to the frame of every page.</summary>
public sealed class OfficeProfiles(AppDb db, Office office, TimeProvider clock)
{
    /// <summary>Other nodes see a new name after this time at the latest.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public static int MostDeputies(MunicipalityKind kind) => kind switch
    {
        MunicipalityKind.Tambon => 2,
        MunicipalityKind.Town => 3,
        MunicipalityKind.City => 4,
        _ => throw new System.Diagnostics.UnreachableException($"municipality {kind}"),
    };

    /// <summary>By what the office says it is; a tambon municipality's where it has not said yet.</summary>
    public static async Task<int> MostDeputies(AppDb db, CancellationToken ct) => MostDeputies((await Newest(db, ct))?.Kind ?? MunicipalityKind.Tambon);

    public static Task<OfficeProfile?> Newest(AppDb db, CancellationToken ct) => db.Set<OfficeProfile>().AsNoTracking().OrderByDescending(profile => profile.At).ThenByDescending(profile => profile.Id).FirstOrDefaultAsync(ct);

    /// <summary>Reads the name where what is known of it is old.</summary>
    public async ValueTask Refresh(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (office.KnownSince is { } since && now - since < Fresh && now >= since)
            return;
        var profile = await Newest(db, ct);
        office.Learn(profile is null ? null : new OfficeWords(profile.Name, profile.NameEn, profile.Help, profile.HelpEn), now);
    }
}

internal sealed class OfficeProfileMapping : IEntityTypeConfiguration<OfficeProfile>
{
    public void Configure(EntityTypeBuilder<OfficeProfile> profile)
    {
        profile.ToTable("office_profile");
        profile.HasIndex(p => p.At);
        foreach (var text in new[] { nameof(OfficeProfile.Name), nameof(OfficeProfile.NameEn), nameof(OfficeProfile.Province), nameof(OfficeProfile.Help), nameof(OfficeProfile.HelpEn) })
            profile.Property(text).HasMaxLength(OfficeProfile.LongestName);
        profile.HasOne<Account>().WithMany().HasForeignKey(p => p.ByAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
