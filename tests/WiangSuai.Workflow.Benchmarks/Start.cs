namespace WiangSuai.Workflow.Benchmarks;

/// <summary>How long the office waits after a restart: from the start of the process to the first page.</summary>
internal static class Start
{
    const int Times = 5;

    internal static async Task<IReadOnlyList<Figure>> Measure()
    {
        var data = Directory.CreateTempSubdirectory("workflow-bench-data-").FullName;
        try
        {
            var bare = await MedianOf(_ => OfficeProcess.StartBare());
            var onNewDatabase = await MedianOf(time => OfficeProcess.StartPublished(Path.Combine(data, $"{time}"), "Development"));
            var onExisting = await MedianOf(_ => OfficeProcess.StartPublished(Path.Combine(data, "0"), "Production"));
            const string reference = "an empty ASP.NET Core application";
            return
            [
                Figure.Of("start", onExisting, "s", bare, reference),
                Figure.Of("start-new-database", onNewDatabase, "s", bare, reference + "; with making the tables and the demo data"),
            ];
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    static async Task<double> MedianOf(Func<int, Task<OfficeProcess>> start)
    {
        List<double> seconds = [];
        for (var time = 0; time < Times; time++)
        {
            await using var web = await start(time);
            seconds.Add(web.UntilFirstPage.TotalSeconds);
        }
        return Pace.Median(seconds);
    }
}
