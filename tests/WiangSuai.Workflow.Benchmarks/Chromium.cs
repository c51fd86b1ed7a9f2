using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>One page of a headless Chromium as a phone shows it, driven over the browser's own protocol; says what came over the wire.</summary>
/// <remarks>The browser tests use Playwright; its driver is 135 MB and shows no bytes on the wire, this needs neither.</remarks>
internal sealed class Chromium : IAsyncDisposable
{
    readonly Process process;
    readonly ClientWebSocket socket;
    readonly string profile;
    string? session;
    int last;
    int loads;

    Chromium(Process process, ClientWebSocket socket, string profile) => (this.process, this.socket, this.profile) = (process, socket, profile);

    /// <summary>Bytes as they came over the wire since <see cref="Forget"/>, headers included.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The same, unpacked and without headers.</summary>
    internal long Content { get; private set; }

    internal List<string> Requests { get; } = [];

    internal static async Task<Chromium> Start()
    {
        var profile = Directory.CreateTempSubdirectory("workflow-bench-chromium-").FullName;
        var process = Process.Start(new ProcessStartInfo(Program(),
            ["--headless=new", "--no-sandbox", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-first-run", "--disable-background-networking", "about:blank"])
        { RedirectStandardError = true })!;
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(await AddressOf(process).WaitAsync(TimeSpan.FromMinutes(1)), CancellationToken.None);
        var browser = new Chromium(process, socket, profile);
        var target = await browser.Send("Target.createTarget", new() { ["url"] = "about:blank" });
        var attached = await browser.Send("Target.attachToTarget", new() { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        browser.session = (string)attached["sessionId"]!;
        foreach (var domain in (string[])["Page", "Network"]) await browser.Send($"{domain}.enable", []);
        await browser.Send("Emulation.setDeviceMetricsOverride", new() { ["width"] = 390, ["height"] = 844, ["deviceScaleFactor"] = 3, ["mobile"] = true });
        return browser;
    }

    internal async Task Open(Uri address)
    {
        var before = loads;
        var answer = await Send("Page.navigate", new() { ["url"] = address.AbsoluteUri });
        if (answer["errorText"] is { } error) throw new InvalidOperationException($"{address}: {error}");
        await Settle(before);
    }

    /// <summary>Runs a script that leads to another page, and waits for that page.</summary>
    internal async Task Follow(string script)
    {
        var before = loads;
        await Evaluate(script);
        await Settle(before);
    }

    internal async Task<string> Evaluate(string script)
    {
        var answer = await Send("Runtime.evaluate", new() { ["expression"] = script, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } thrown
            ? throw new InvalidOperationException($"{script}: {thrown.ToJsonString()}")
            : answer["result"]?["value"]?.ToString() ?? "";
    }

    /// <summary>As if the phone had never been here, but for the cookies.</summary>
    internal async Task Forget()
    {
        await Send("Network.clearBrowserCache", []);
        Bytes = Content = 0;
        Requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    /// <summary>Until the page is loaded and no request was added for half a second: fonts and icons may come after the load event.</summary>
    async Task Settle(int loadsBefore)
    {
        while (loads == loadsBefore) await Receive();
        for (var (seen, quiet) = (Requests.Count, 0); quiet < 5; quiet++)
        {
            await Task.Delay(100);
            await Evaluate("document.fonts.status"); // its answer comes after all that the network has reported until now
            if (seen != Requests.Count) (seen, quiet) = (Requests.Count, 0);
        }
    }

    async Task<JsonNode> Send(string method, JsonObject parameters)
    {
        var message = new JsonObject { ["id"] = ++last, ["method"] = method, ["params"] = parameters };
        if (session is not null) message["sessionId"] = session;
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            var received = await Receive();
            if ((int?)received["id"] != last) continue;
            return received["result"] ?? throw new InvalidOperationException($"{method}: {received.ToJsonString()}");
        }
    }

    async Task<JsonNode> Receive()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            part = await socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        message.Position = 0;
        var node = (await JsonNode.ParseAsync(message))!;
        Note(node);
        return node;
    }

    void Note(JsonNode message)
    {
        switch ((string?)message["method"])
        {
            case "Network.requestWillBeSent" when ((string)message["params"]!["request"]!["url"]!).StartsWith("http", StringComparison.Ordinal):
                Requests.Add((string)message["params"]!["request"]!["url"]!);
                break;
            case "Network.loadingFinished":
                Bytes += (long)(double)message["params"]!["encodedDataLength"]!;
                break;
            case "Network.dataReceived":
                Content += (long)(double)message["params"]!["dataLength"]!;
                break;
            case "Page.loadEventFired":
                loads++;
                break;
        }
    }

    /// <summary>Reads on after the address came, so that the browser never waits for its complaints to be read.</summary>
    static Task<Uri> AddressOf(Process process)
    {
        const string mark = "DevTools listening on ";
        var address = new TaskCompletionSource<Uri>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) address.TrySetException(new InvalidOperationException("Chromium did not start."));
            else if (line.Data.StartsWith(mark, StringComparison.Ordinal)) address.TrySetResult(new Uri(line.Data[mark.Length..]));
        };
        process.BeginErrorReadLine();
        return address.Task;
    }

    static string Program() =>
        Environment.GetEnvironmentVariable("WORKFLOW_TEST_CHROMIUM") is { Length: > 0 } given
            ? given
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => (string[])[$"{folder}/chromium", $"{folder}/chromium-browser", $"{folder}/google-chrome", $"{folder}/google-chrome-stable"])
                .FirstOrDefault(File.Exists)
              ?? throw new InvalidOperationException("This measurement needs a Chromium: install one, or set WORKFLOW_TEST_CHROMIUM to its path.");
}
