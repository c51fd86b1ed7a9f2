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

    static Exception? Inner(Exception exception) => exception is DbUpdateException ? exception.InnerException : exception;
}
