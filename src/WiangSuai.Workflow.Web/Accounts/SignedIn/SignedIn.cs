using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>An account that is signed in on a device (เครื่องที่ใช้อยู่). The cookie names this row; when it has ended, the very next request is stopped.</summary>
public sealed class SignedIn
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DeviceKind Device { get; init; }

    /// <summary>What the browser says of itself, in few words: Chrome · Android.</summary>
    public required string Name { get; init; }
    public required SignInMethod Method { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Last seen, to a minute or so.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>From this instant on it opens nothing. On a shared device every use moves it on.</summary>
    public required DateTimeOffset Until { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

public enum DeviceKind
{
    /// <summary>เครื่องส่วนกลาง: several people use it, so it signs out by itself.</summary>
    Shared,

    /// <summary>เครื่องของข้าพเจ้า.</summary>
    Own,
}

/// <summary>By what somebody signed in.</summary>
public enum SignInMethod
{
    Password,

    /// <summary>Password and a code of the authenticator app.</summary>
    Code,

    /// <summary>Password and a recovery code.</summary>
    RecoveryCode,

    /// <summary>Fingerprint, face or the lock of a device.</summary>
    Passkey,

    /// <summary>A printed sheet, once.</summary>
    Sheet,
}

internal sealed class SignedInMapping : IEntityTypeConfiguration<SignedIn>
{
    public void Configure(EntityTypeBuilder<SignedIn> signedIn)
    {
        signedIn.ToTable("signed_in");
        signedIn.Property(s => s.Name).HasMaxLength(80);
        signedIn.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        signedIn.HasIndex(s => new { s.AccountId, s.At });
    }
}
