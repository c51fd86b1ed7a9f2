using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>What somebody signs in with (บัญชีผู้ใช้). A person may have none; an account without a person decides nothing.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Whose account it is; none for a purely technical administrator.</summary>
    public Guid? PersonId { get; set; }
    public Person? Person { get; set; }

    /// <summary>May look after the system. The only thing about an account that is granted by hand, and it gives no power to decide.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>Since when the account may not be used; none while it may. The very next request is stopped.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>
    /// Since when a sign-in that was issued to the person waits for the person's own word (รอเจ้าของยืนยันทางเข้า); none where nothing waits.
    /// Until then the person may read and decides nothing: see <see cref="UnconfirmedSignIns"/>.
    /// </summary>
    public DateTimeOffset? UnconfirmedSince { get; set; }

    /// <summary>When the password was chosen last; none where that was before it was kept.</summary>
    public DateTimeOffset? PasswordAt { get; set; }

    /// <summary>The time step whose code of the authenticator app was used last (RFC 6238, steps of 30 s): none before it is taken again.</summary>
    public long? LastCodeStep { get; set; }

    /// <summary>The language of the person's screens on any device; none where the device chooses.</summary>
    public string? Language { get; set; }

    /// <summary>The size of the text in per cent, one of <see cref="Shared.TextSizes"/>.</summary>
    public int TextSize { get; set; } = Shared.TextSizes.Normal;
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("account");
        account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName("ix_account_user_name");
        account.HasIndex(a => a.NormalizedEmail).HasDatabaseName("ix_account_email");
        account.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        account.HasIndex(a => a.PersonId).IsUnique();
        account.HasIndex(a => a.UnconfirmedSince, "ix_account_unconfirmed").HasFilter("unconfirmed_since is not null");
        account.Property(a => a.Language).HasMaxLength(2);
        account.ToTable(table =>
        {
            table.HasCheckConstraint("ck_account_language", "language is null or language in ('th', 'en')");
            table.HasCheckConstraint("ck_account_text_size", "text_size in (100, 125, 150, 200)");
        });
    }
}

internal sealed class AccountParts :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim) => claim.ToTable("account_claim");
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login) => login.ToTable("account_login");
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token) => token.ToTable("account_token");
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey) => passkey.ToTable("account_passkey");
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> key)
    {
        key.ToTable("data_protection_key");
        key.Property(k => k.Xml).IsLongText();
    }
}
