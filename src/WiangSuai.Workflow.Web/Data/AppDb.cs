using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>The office's database: one office, one database. Its tables are mapped in the feature folders, beside their entities.</summary>
/// <remarks>
/// Accounts have no role tables on purpose: a role is derived from holdings at every request and cannot be assigned, not even in SQL.
/// There is one derived type per provider, because each has migrations of its own.
/// </remarks>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The collation that puts Thai words in the order of the dictionary.</summary>
    public abstract string ThaiOrder { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.UseHouseConventions();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        builder.SortThaiText(ThaiOrder);
        builder.KeepNamesOfIndexes();
    }

    /// <summary>Begins a transaction that writes. Where authority is used or changed, <see cref="AuthorityLock"/> begins it instead.</summary>
    public Task<WriteTransaction> BeginWrite(CancellationToken ct) => WriteTransaction.Begin(this, ct);

    /// <summary>Waits until this context may write; disposing the answer lets the next one in. Only SQLite makes anybody wait.</summary>
    internal virtual ValueTask<IDisposable?> TurnToWrite(CancellationToken ct) => ValueTask.FromResult<IDisposable?>(null);

    /// <summary>As <see cref="TurnToWrite"/>, for the few library calls that save synchronously (the data-protection keys).</summary>
    internal virtual IDisposable? TurnToWrite() => null;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        this.CountVersions();
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        using var turn = await TurnToWrite(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        this.CountVersions();
        if (Database.CurrentTransaction is not null)
            return base.SaveChanges(acceptAllChangesOnSuccess);

        using var turn = TurnToWrite();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }
}
