using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Brings the database to the version of this program before the first request.</summary>
internal static class PrepareDatabase
{
    /// <exception cref="CannotStartException">The database cannot be reached, or it knows no Thai.</exception>
    internal static async Task Run(AppDb db, CancellationToken ct)
    {
        if (db is SqliteDb) await SetUpFile(db, ct);
        else await ProbeServer(db, ct);

        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) // a bare Migrate compares models at every start
            await db.Database.MigrateAsync(ct);
    }

    static async Task SetUpFile(AppDb db, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct); // stays in the file
    }

    static async Task ProbeServer(AppDb db, CancellationToken ct)
    {
        var where = db.Database.GetDbConnection(); // opened directly: the provider's retrying wrapper would hide the cause
        try
        {
            await where.OpenAsync(ct);
        }
        catch (DbException cause)
        {
            throw new CannotStartException(
                $"ติดต่อฐานข้อมูล {where.Database} ที่ {where.DataSource} ไม่ได้ โปรดตรวจ ConnectionStrings:Workflow ({cause.Message}) / "
                + $"Database {where.Database} at {where.DataSource} cannot be reached; check ConnectionStrings:Workflow.", cause);
        }

        try
        {
            if (!await KnowsThai(db, ct))
            {
                throw new CannotStartException(
                    "ฐานข้อมูลนี้สร้างด้วย locale ที่ไม่รู้จักอักษรไทย การค้นคำไทยจะไม่ทำงาน โปรดสร้างฐานข้อมูลใหม่ด้วย C.UTF-8 หรือ th_TH.UTF-8 / "
                    + "This database was created with a locale that knows no Thai letters, so Thai words could not be searched. "
                    + "Create it anew: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8'.");
            }
        }
        finally
        {
            await where.CloseAsync();
        }
    }

    /// <summary>Asks the database itself whether ก is a letter, rather than reading names of locales.</summary>
    static async Task<bool> KnowsThai(AppDb db, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>($"""SELECT 'ก' ~ '^[[:alpha:]]$' AS "Value" """).SingleAsync(ct);
}
