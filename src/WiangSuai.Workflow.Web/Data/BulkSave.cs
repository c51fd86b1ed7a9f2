using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace WiangSuai.Workflow.Web.Data;

#pragma warning disable EF1002   // names of tables and columns come from the model, never from people

/// <summary>
/// Writes thousands of rows of one kind that the context holds as added or changed: PostgreSQL's COPY, one prepared statement on SQLite.
/// Everything else that the context holds stays for <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>.
/// </summary>
/// <remarks>Inside the caller's transaction. For entities that fill one table with plain columns and bring their own keys, as all of ours do.</remarks>
public static class BulkSave
{
    /// <summary>Inserts all added rows of <typeparamref name="T"/> and takes them as saved.</summary>
    /// <exception cref="DbException">A rule of the database refused one of them; nothing of the transaction counts then.</exception>
    public static async Task InsertInBulk<T>(this AppDb db, CancellationToken ct) where T : class
    {
        var added = db.Entries<T>(EntityState.Added);
        await Insert(db, Table.Of<T>(db), null, added, ct);
        foreach (var entry in added) entry.State = EntityState.Unchanged;
    }

    /// <summary>Updates all changed rows of <typeparamref name="T"/> and counts their versions up.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed one of them since it was read.</exception>
    public static async Task UpdateInBulk<T>(this AppDb db, CancellationToken ct) where T : class, IVersioned
    {
        var changed = db.Entries<T>(EntityState.Modified);
        if (changed.Count == 0)
            return;
        db.CountVersions();
        var table = Table.Of<T>(db);
        var incoming = $"incoming_{table.Name}";
        await db.Database.ExecuteSqlRawAsync($"create temp table {incoming} as select * from {table.Name} where false", ct);
        await Insert(db, table, incoming, changed, ct);
        var columns = table.Columns.Where(column => !column.Property.IsPrimaryKey() && changed.Exists(entry => entry.Property(column.Property.Name).IsModified)).Select(column => column.Name);
        var updated = await db.Database.ExecuteSqlRawAsync(
            $"update {table.Name} set {string.Join(", ", columns.Select(column => $"{column} = i.{column}"))} from {incoming} i where {table.Name}.{table.Key} = i.{table.Key} and {table.Name}.version = i.version - 1", ct);
        await db.Database.ExecuteSqlRawAsync($"drop table {incoming}", ct);
        if (updated != changed.Count)
            throw new DbUpdateConcurrencyException($"Of {changed.Count} rows of {table.Name} {changed.Count - updated} were changed by somebody else.");
        foreach (var entry in changed) entry.State = EntityState.Unchanged;
    }

    static List<EntityEntry<T>> Entries<T>(this AppDb db, EntityState state) where T : class => [.. db.ChangeTracker.Entries<T>().Where(entry => entry.State == state)];

    static async Task Insert<T>(AppDb db, Table table, string? into, List<EntityEntry<T>> entries, CancellationToken ct) where T : class
    {
        if (entries.Count == 0)
            return;
        var target = into ?? table.Name;
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            await Copy(postgres, target, table.Columns, entries, ct);
        else
            await Prepared((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(), target, table.Columns, entries, ct);
    }

    static async Task Copy<T>(NpgsqlConnection connection, string table, IReadOnlyList<Column> columns, List<EntityEntry<T>> entries, CancellationToken ct) where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy {table} ({Names(columns)}) from stdin (format binary)", ct);
        foreach (var entry in entries)
        {
            await writer.StartRowAsync(ct);
            foreach (var column in columns)
            {
                if (column.ValueOf(entry.Entity) is { } value) await writer.WriteAsync(value, ct);
                else await writer.WriteNullAsync(ct);
            }
        }
        await writer.CompleteAsync(ct);
    }

    static async Task Prepared<T>(SqliteConnection connection, SqliteTransaction? transaction, string table, IReadOnlyList<Column> columns, List<EntityEntry<T>> entries, CancellationToken ct) where T : class
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"insert into {table} ({Names(columns)}) values ({string.Join(", ", columns.Select((_, at) => $"@p{at.ToString(CultureInfo.InvariantCulture)}"))})";
        SqliteParameter[] parameters = [.. columns.Select((_, at) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{at.ToString(CultureInfo.InvariantCulture)}" }))];
        await insert.PrepareAsync(ct);
        foreach (var entry in entries)
        {
            for (var at = 0; at < parameters.Length; at++) parameters[at].Value = columns[at].ValueOf(entry.Entity) ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    static string Names(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select(column => column.Name));

    /// <param name="Key">The one column of the primary key.</param>
    sealed record Table(string Name, string Key, IReadOnlyList<Column> Columns)
    {
        internal static Table Of<T>(AppDb db)
        {
            var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity.");
            var columns = entity.GetProperties().Select(property => new Column(property, property.GetColumnName(), property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} is not a property of {typeof(T).Name}."), property.GetTypeMapping().Converter)).ToList();
            return new Table(entity.GetTableName()!, columns.Single(column => column.Property.IsPrimaryKey()).Name, columns);
        }
    }

    /// <param name="Converter">What the mapping makes of the value before it is stored; null where it is stored as it is.</param>
    sealed record Column(IProperty Property, string Name, PropertyInfo Info, ValueConverter? Converter)
    {
        internal object? ValueOf(object row) => Info.GetValue(row) is not { } value ? null : Converter is null ? value : Converter.ConvertToProvider(value);
    }
}
