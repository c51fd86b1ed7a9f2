using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace WiangSuai.Workflow.Testing;

/// <summary>The built application in a process of its own, with demo people and no demo slips, on one test's database. It can be killed and started again.</summary>
public sealed class OfficeProcess : IAsyncDisposable
{
    const string Application = "WiangSuai.Workflow.Web.dll";
    static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);   // on a machine that builds something else besides

    readonly TestDatabase database;
    readonly string dataFolder = Directory.CreateTempSubdirectory("workflow-data-").FullName;
    readonly ConcurrentQueue<string> printed = [];
    Process process;

    OfficeProcess(TestDatabase database)
    {
        this.database = database;
        Address = new Uri($"http://127.0.0.1:{PostgresServer.FreePort()}");
        process = Launch();
    }

    /// <summary>The same after every start, so that browsers keep their cookies.</summary>
    public Uri Address { get; }

    public static async Task<OfficeProcess> Start(TestDatabase database)
    {
        var office = new OfficeProcess(database);
        await office.UntilItAnswers();
        return office;
    }

    /// <summary>SIGKILL: nothing of the process runs any more, no request is finished, nothing is flushed.</summary>
    public void Kill() => process.Kill();

    public async Task StartAgain()
    {
        await process.WaitForExitAsync();
        process.Dispose();
        process = Launch();
        await UntilItAnswers();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(dataFolder, recursive: true);
    }

    Process Launch()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, Application), "--urls", Address.ToString()])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = Office.DemoOffice,
                ["Database__Provider"] = database.Provider.ToString(),
                ["ConnectionStrings__Workflow"] = database.ConnectionString,
                ["Data__Folder"] = dataFolder,
                ["Demo__Loans"] = "false",
                ["Schedules__Enabled"] = "false",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        var launched = Process.Start(start)!;
        launched.OutputDataReceived += Print;
        launched.ErrorDataReceived += Print;
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return launched;
    }

    void Print(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text) printed.Enqueue(text);
    }

    async Task UntilItAnswers()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Address };
        for (var from = Stopwatch.GetTimestamp(); !await Answers(http); await Task.Delay(20))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(from) > LongestStart)
                throw new InvalidOperationException($"{Application} did not come to answer: {string.Join('\n', printed)}");
        }
    }

    static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;   // not listening yet
        }
    }
}
