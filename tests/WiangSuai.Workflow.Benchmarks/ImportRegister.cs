using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpreadCheetah;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>A register of 10,000 things comes in from a spreadsheet: read, shown and written, on both databases. Beside it the same rows, written one by one by the driver alone.</summary>
internal static class ImportRegister
{
    const int Things = 10_000;

    internal static async Task<IReadOnlyList<Figure>> Measure()
    {
        var file = Path.Combine(Path.GetTempPath(), $"import-{Guid.NewGuid():N}.db");
        List<Figure> figures = [];
        try
        {
            figures.Add(await On("sqlite", "Sqlite", $"Data Source={file}"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
        await using var cluster = await PostgresCluster.Start();
        await cluster.CreateDatabase("import_register");
        figures.Add(await On("postgres", "Postgres", cluster.ConnectionString("import_register")));
        return figures;
    }

    static async Task<Figure> On(string name, string provider, string connection)
    {
        await using var app = AssetSearch.Office(provider, connection);
        await PrepareOffice.Run(app, CancellationToken.None);
        await Import(app, "ซ้อม", 100);   // what is compiled at the first time is not counted
        var seconds = await Import(app, "จริง", Things);
        await using var scope = app.Services.CreateAsyncScope();
        return Figure.Of($"import-10k {name}", seconds, "s", await Alone(scope.ServiceProvider.GetRequiredService<AppDb>()), "the driver alone: the same rows of the register one by one");
    }

    /// <returns>Seconds from the file to the last row written.</returns>
    static async Task<double> Import(WebApplication app, string serial, int things)
    {
        var content = await Spreadsheet(serial, things);
        var person = await Asked(app, services => services.GetRequiredService<AppDb>().Set<Account>().Where(account => account.UserName == "property").Select(account => account.PersonId!.Value).SingleAsync());
        var from = Stopwatch.GetTimestamp();
        var sent = await Asked(app, services => services.GetRequiredService<PreviewImport>().Send(person, "ทะเบียน.xlsx", content, CancellationToken.None));
        var import = sent is SendFileResult.Kept kept ? kept.Import : throw new InvalidOperationException($"The register was not read: {sent}.");
        var plan = await Asked(app, services => services.GetRequiredService<AppDb>().Set<ImportRun>().Where(run => run.Id == import).Select(run => run.PlanHash).SingleAsync());
        var written = await Asked(app, services => services.GetRequiredService<ConfirmImport>().Handle(new ConfirmImportCommand(person, import, plan), CancellationToken.None));
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return written is ConfirmImportResult.Written { New: var made } && made == things ? seconds : throw new InvalidOperationException($"Not all was written: {written}.");
    }

    static async Task<T> Asked<T>(WebApplication app, Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    static async Task<byte[]> Spreadsheet(string serial, int things)
    {
        using var file = new MemoryStream();
        await using (var book = await SpreadCheetah.Spreadsheet.CreateNewAsync(file))
        {
            await book.StartWorksheetAsync("ทะเบียน");
            await book.AddRowAsync([.. new[] { "เลขรหัส", "รายการ", "ประเภท", "จำนวน", "ราคาต่อหน่วย", "ว.ด.ป. ที่ได้มา", "หน่วยงาน", "สถานที่ตั้ง", "หมายเหตุ" }.Select(text => new SpreadCheetah.Cell(text))]);
            for (var n = 0; n < things; n++)
            {
                await book.AddRowAsync([
                    new SpreadCheetah.Cell(string.Create(CultureInfo.InvariantCulture, $"{serial}-69-{n:00000}")), new SpreadCheetah.Cell($"โต๊ะทำงาน แบบที่ {n % 977}"), new SpreadCheetah.Cell("ครุภัณฑ์สำนักงาน"), new SpreadCheetah.Cell(1),
                    new SpreadCheetah.Cell("1,200.00"), new SpreadCheetah.Cell("14 ก.พ. 2562"), new SpreadCheetah.Cell("กองคลัง"), new SpreadCheetah.Cell("ห้องพัสดุ ชั้น 1"), new SpreadCheetah.Cell("ตรวจนับแล้ว")]);
            }
            await book.FinishAsync();
        }
        return file.ToArray();
    }

    /// <summary>Seconds in which the driver writes the register's rows into a table of the same columns, in one transaction.</summary>
    static async Task<double> Alone(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        List<object[]> rows = [];
        var columns = 0;
        await using (var read = connection.CreateCommand())
        {
            read.CommandText = string.Create(CultureInfo.InvariantCulture, $"select * from asset order by number desc limit {Things}");
            await using var reader = await read.ExecuteReaderAsync();
            columns = reader.FieldCount;
            while (await reader.ReadAsync())
            {
                var row = new object[columns];
                reader.GetValues(row);
                rows.Add(row);
            }
        }
        await using (var create = connection.CreateCommand())
        {
            create.CommandText = "create table asset_alone as select * from asset where false";
            await create.ExecuteNonQueryAsync();
        }
        var from = Stopwatch.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"insert into asset_alone values ({string.Join(", ", Enumerable.Range(0, columns).Select(at => $"@p{at.ToString(CultureInfo.InvariantCulture)}"))})";
        foreach (var row in rows)
        {
            insert.Parameters.Clear();
            for (var at = 0; at < columns; at++)
            {
                var value = insert.CreateParameter();
                (value.ParameterName, value.Value) = ($"@p{at.ToString(CultureInfo.InvariantCulture)}", row[at]);
                insert.Parameters.Add(value);
            }
            await insert.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
