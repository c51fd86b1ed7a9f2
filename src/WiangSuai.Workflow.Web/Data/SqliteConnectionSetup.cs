using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>What every opened SQLite connection needs: the Thai order, foreign keys, and commits that survive a power cut.</summary>
/// <remarks>
/// <c>synchronous=FULL</c> costs half the speed of NORMAL and is right for decisions: NORMAL may lose the last commits when the power fails.
/// <c>journal_mode=WAL</c> is stored in the file and is set once, at start.
/// </remarks>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    internal const string ThaiCollation = "TH";

    static readonly CompareInfo Thai = CultureInfo.GetCultureInfo("th-TH").CompareInfo;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetUp((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetUp((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    static void SetUp(SqliteConnection connection)
    {
        connection.CreateCollation(ThaiCollation, (left, right) => Thai.Compare(left, right, CompareOptions.None));
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;";
        pragmas.ExecuteNonQuery();
    }
}
