using Microsoft.EntityFrameworkCore;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>The office's database in one SQLite file beside the application.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    public override string ThaiOrder => SqliteConnectionSetup.ThaiCollation;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsTicks>();
    }

    internal override async ValueTask<IDisposable?> TurnToWrite(CancellationToken ct) =>
        await SqliteWriterGate.Enter(Database.GetConnectionString()!, ct);

    internal override IDisposable? TurnToWrite() => SqliteWriterGate.Enter(Database.GetConnectionString()!);
}
