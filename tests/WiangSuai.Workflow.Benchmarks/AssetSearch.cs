using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WiangSuai.Workflow.Web;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>
/// The first page of what is found among 100,000 things, with how many there are in all, as the register's list asks for it: terms of 1, 2 and 5 letters,
/// with no hit, 15 and half of all, on both databases. Beside it the same asked of the database alone, by parts of the search text.
/// </summary>
internal static class AssetSearch
{
    const int Things = 100_000, Few = 15, NearNames = 3, Samples = 200, ReferenceSamples = 15;

    static readonly (string Term, int Hits)[] Terms =
    [
        ("ฌ", 0), ("ฎ", Few), ("ฒ", Things / 2),
        ("ฌว", 0), ("ฎว", Few), ("ฒว", Things / 2),
        ("ฌวงกข", 0), ("ฎวงกข", Few), ("ฒวงกข", Things / 2),
    ];

    internal static async Task<IReadOnlyList<Figure>> Measure()
    {
        var file = Path.Combine(Path.GetTempPath(), $"asset-search-{Guid.NewGuid():N}.db");
        List<Figure> figures = [];
        try
        {
            figures.AddRange(await On("sqlite", "Sqlite", $"Data Source={file}"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
        await using var cluster = await PostgresCluster.Start();
        await cluster.CreateDatabase("asset_search");
        figures.AddRange(await On("postgres", "Postgres", cluster.ConnectionString("asset_search")));
        return figures;
    }

    static async Task<IReadOnlyList<Figure>> On(string name, string provider, string connection)
    {
        await using var app = Office(provider, connection);
        await PrepareOffice.Run(app, CancellationToken.None);
        await Fill(app);
        List<Figure> figures = [];
        foreach (var (term, hits) in Terms)
        {
            var found = await P95(Samples, app, async services =>
                (await services.GetRequiredService<AssetFinder>().Find(new AssetQuestion(term), CancellationToken.None)).Total, hits);
            var like = await P95(ReferenceSamples, app, async services =>
            {
                var that = services.GetRequiredService<AppDb>().Set<Asset>().AsNoTracking().Where(asset => asset.SearchText.Contains(term));
                await that.OrderBy(asset => asset.Name).ThenBy(asset => asset.Number).Take(AssetFinder.UsualPage).ToListAsync();
                return await that.CountAsync();
            }, hits);
            figures.Add(Figure.Of(string.Create(CultureInfo.InvariantCulture, $"asset-search-100k {name} {term.Length}/{hits}"), found, "ms p95", like, "the database alone: a page and a count by like '%term%'"));
        }
        var near = await P95(Samples, app, async services =>
        {
            var (finder, mistyped) = (services.GetRequiredService<AssetFinder>(), new AssetQuestion("ฌวงกข"));
            return (await finder.Find(mistyped, CancellationToken.None)).Total + (await finder.Near(mistyped, CancellationToken.None)).Count;
        }, NearNames);
        figures.Add(Figure.Of($"asset-search-100k {name} mistyped", near, "ms p95", figures[^3].Value, "the same word found nowhere, without names that come near"));
        return figures;
    }

    /// <summary>An office with the demo's register and nobody borrowing.</summary>
    internal static WebApplication Office(string provider, string connection)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = Path.Combine(Repository.Root, "src", "WiangSuai.Workflow.Web"),
            Args =
            [
                "--environment=Development", $"--Database:Provider={provider}", $"--ConnectionStrings:Workflow={connection}",
                "--Demo:Loans=false", $"--Workflows:Folder={Path.Combine(Repository.Root, "workflows")}", $"--Data:Folder={Path.GetTempPath()}",
            ],
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOffice(builder.Configuration, builder.Environment);
        return builder.Build();
    }

    /// <summary>Registers the things as a file does, so that every other holds one term and fifteen hold the other.</summary>
    static async Task Fill(WebApplication app)
    {
        for (var from = 0; from < Things; from += 5_000)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var (db, register) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<AssetRegister>());
            var facts = await register.Facts(CancellationToken.None);
            var unit = await db.Set<Unit>().Where(u => u.Name == "กองคลัง").Select(u => u.Id).SingleAsync();
            await using var write = await db.BeginWrite(CancellationToken.None);
            var (revision, at) = (await register.NextRevision(CancellationToken.None), TimeProvider.System.GetUtcNow());
            for (var n = from; n < from + 5_000; n++)
            {
                register.Add(new AssetEntry
                {
                    Number = string.Create(CultureInfo.InvariantCulture, $"900-{n / 10_000:00}-{n % 10_000:0000}"),
                    Name = $"เครื่องมือ{(n % 2 == 0 ? "ฒวงกข" : "")}{(n % (Things / Few + 1) == 1 ? "ฎวงกข" : "")} ชนิดที่ {n % 977}",
                    ClassCode = "IT",
                    Description = "ขนาดกลาง สีเทา มีสายไฟยาว 2 เมตร พร้อมคู่มือการใช้งาน",
                    Counter = "เครื่อง",
                    HoldingUnitId = unit,
                    SerialNumber = string.Create(CultureInfo.InvariantCulture, $"SN{n:0000000}"),
                    Supplier = "ร้านตัวอย่างการค้า",
                    UnitPrice = 1_000,
                }, facts, null, at, revision, AssetChangeKind.Imported);
            }
            await db.SaveChangesAsync();
            await write.Commit(CancellationToken.None);
        }
    }

    /// <summary>Milliseconds within which 95 of 100 are answered, each in a scope of its own, after some that are not counted.</summary>
    static async Task<double> P95(int samples, WebApplication app, Func<IServiceProvider, Task<int>> ask, int hits)
    {
        var times = new List<double>(samples);
        for (var n = -samples / 5; n < samples; n++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var from = Stopwatch.GetTimestamp();
            var found = await ask(scope.ServiceProvider);
            if (found != hits)
                throw new InvalidOperationException($"Found {found} and not {hits}.");
            if (n >= 0)
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        return times.Order().ElementAt((int)(samples * 0.95));
    }
}
