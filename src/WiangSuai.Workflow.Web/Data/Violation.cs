using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>Recognises which rule of the database refused a write, alike for both providers.</summary>
public static class Violation
{
    const int SqliteConstraint = 19;

    /// <param name="constraint">Name of the constraint, index or trigger message; for a unique index on SQLite also "table.column".</param>
    public static bool Of(this Exception exception, params ReadOnlySpan<string> constraint)
    {
        foreach (var name in constraint)
        {
            if (Names(exception, name))
                return true;
        }
        return false;
    }

    /// <summary>PostgreSQL gave up one of two transactions that waited for each other; trying again is right.</summary>
    public static bool IsDeadlock(this Exception exception) =>
        Inner(exception) is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    static bool Names(Exception exception, string name) => Inner(exception) switch
    {
        PostgresException postgres => postgres.ConstraintName == name,
        SqliteException { SqliteErrorCode: SqliteConstraint } sqlite => sqlite.Message.Contains(name, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether the database refused or failed, however deep the provider wrapped it: Npgsql puts what may pass by itself into an <see cref="InvalidOperationException"/>.</summary>
    public static bool IsFromDatabase(this Exception exception) => exception is DbUpdateException || Inner(exception) is not null;

    static DbException? Inner(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException found)
                return found;
        }
        return null;
    }
}
