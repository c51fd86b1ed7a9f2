using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Tests.Data;

public sealed partial class GuardsTests(Databases databases)
{
    const string SqliteList = "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'";

    const string PostgresList =
        """
        SELECT conname::text AS "Value" FROM pg_constraint WHERE contype = 'x'
        UNION ALL SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal
        """;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_database_has_exactly_the_guards_that_the_code_names(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var present = await office.WithDb(db => db.Database.SqlQueryRaw<string>(provider is Provider.Sqlite ? SqliteList : PostgresList).ToListAsync(Stop));
        var named = ProviderSql.All.SelectMany(guard => provider is Provider.Sqlite ? guard.Names.Sqlite : guard.Names.Postgres);
        Assert.Equal(named.Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
    }

    /// <summary>A refusal is told from a fault by the name of the rule that refused; a name that no rule bears would turn a lost race into an error page.</summary>
    [Fact]
    public async Task Every_rule_by_which_a_refusal_is_recognised_stands_in_the_database_under_that_name()
    {
        await using var office = await Office.Open(databases, Provider.Postgres, Office.EmptyOffice);
        var present = await office.WithDb(db => db.Database.SqlQueryRaw<string>(PostgresRules).ToListAsync(Stop));
        var named = Literals(typeof(AppDb).Assembly.Location).Where(text => RuleNames().IsMatch(text)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("ux_task_claim_one_stands", named);
        Assert.Empty(named.Except(present, StringComparer.Ordinal));
    }

    const string PostgresRules = "SELECT indexname::text AS \"Value\" FROM pg_indexes UNION ALL SELECT conname::text FROM pg_constraint";

    [GeneratedRegex("^(ux|ix|pk|ck)_[a-z0-9_]+$")]
    private static partial Regex RuleNames();

    /// <summary>Every text that stands between quotation marks in the compiled code.</summary>
    static List<string> Literals(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        List<string> found = [];
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            found.Add(metadata.GetUserString(handle));
        return found;
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_model_and_the_last_migration_agree(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        Assert.False(await office.WithDb(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_authority_version_is_neither_changed_nor_deleted(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        await office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.FirstData, null, office.Clock, Stop);
            await work.Commit(Stop);
        });
        foreach (var statement in new[] { "UPDATE authority_version SET number = 7", "DELETE FROM authority_version" })
        {
            var refused = await Record.ExceptionAsync(() => office.WithDb(db => db.Database.ExecuteSqlRawAsync(statement, Stop)));
            Assert.Contains("append", refused?.Message, StringComparison.Ordinal);
        }
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
