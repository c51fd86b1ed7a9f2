using System.Diagnostics;
using System.Net;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>The application in a process of its own, as it is shipped: published in Release, compiled ahead of time.</summary>
internal sealed class OfficeProcess : IAsyncDisposable
{
    internal const string SignIn = "/sign-in";

    static readonly Lazy<Task<string>> PublishedFolder = new(Publish);

    readonly Process process;

    OfficeProcess(Process process, Uri address, TimeSpan untilFirstPage) => (this.process, Address, UntilFirstPage) = (process, address, untilFirstPage);

    /// <summary>By name and not by number: browsers trust localhost as they trust https, which is how the office will be reached.</summary>
    internal Uri Address { get; }

    /// <summary>From the start of the process to the last byte of the first page that it answered with 200.</summary>
    internal TimeSpan UntilFirstPage { get; }

    internal static async Task<OfficeProcess> StartPublished(string dataFolder, string environment)
    {
        var folder = await PublishedFolder.Value;
        return await Start(folder, [Path.Combine(folder, "WiangSuai.Workflow.Web.dll")], ("ASPNETCORE_ENVIRONMENT", environment), ("Data__Folder", dataFolder),
            ("Workflows__Folder", Path.Combine(Repository.Root, "workflows")), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
    }

    internal static Task<OfficeProcess> StartBare() => Start(AppContext.BaseDirectory, [Environment.GetCommandLineArgs()[0], BareHost.Command]);

    static async Task<OfficeProcess> Start(string folder, string[] command, params (string Name, string Value)[] settings)
    {
        var port = FreePort.Next();
        var start = new ProcessStartInfo("dotnet", [.. command, "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var printed = new System.Text.StringBuilder();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https"); // outside Development it serves only what comes through a proxy with https
        var from = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => { lock (printed) printed.AppendLine(line.Data); };
        process.ErrorDataReceived += (_, line) => { lock (printed) printed.AppendLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await Answers(client))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(from) > TimeSpan.FromMinutes(1))
            {
                process.Kill(entireProcessTree: true);
                lock (printed) throw new InvalidOperationException($"{string.Join(' ', command)} did not come to answer {SignIn}: {printed}");
            }
            await Task.Delay(5);
        }
        return new OfficeProcess(process, new Uri($"http://localhost:{port}"), Stopwatch.GetElapsedTime(from));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(SignIn, UriKind.Relative));
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;   // not listening yet
        }
    }

    /// <summary>The same publish as in docker/Dockerfile, for the system at hand.</summary>
    static async Task<string> Publish()
    {
        Console.Error.WriteLine("  (publishing the application)");
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        await Tool.Run("dotnet", "publish", Path.Combine(Repository.Root, "src", "WiangSuai.Workflow.Web"), "--configuration", "Release", "--use-current-runtime",
            "--self-contained", "false", "-p:PublishReadyToRun=true", "--output", folder, "--verbosity", "quiet");
        return folder;
    }
}
