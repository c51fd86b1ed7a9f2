using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;

namespace WiangSuai.Workflow.Browser.Tests.Pages;

public sealed class FirstPage(Chromium browser, Databases databases)
{
    [Fact]
    public async Task The_inbox_on_a_phone_that_never_was_here_takes_5_requests_and_60_kB_at_most()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite, slips: true);
        await using var before = await Window.Open(browser, office, Screen.Phone);
        await before.SignIn("deputy1");

        await using var phone = await Window.Open(browser, office, Screen.Phone, signedIn: await before.Context.StorageStateAsync());
        var network = await phone.Context.NewCDPSessionAsync(phone.Page);
        var (sync, addresses, bytes) = (new Lock(), new List<string>(), 0.0);
        await network.SendAsync("Network.enable");
        network.Event("Network.requestWillBeSent").OnEvent += (_, told) =>
        {
            var address = told!.Value.GetProperty("request").GetProperty("url").GetString()!;
            if (!address.StartsWith("data:", StringComparison.Ordinal))
                lock (sync) addresses.Add(address);
        };
        network.Event("Network.loadingFinished").OnEvent += (_, told) =>
        {
            lock (sync) bytes += told!.Value.GetProperty("encodedDataLength").GetDouble();
        };
        await phone.Go("/inbox");
        await phone.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        Assert.True(await phone.Has(".row"));

        lock (sync)
        {
            TestContext.Current.SendDiagnosticMessage($"first page: {addresses.Count} requests, {bytes:#,0} bytes");
            Assert.True(addresses.Count is > 2 and <= 5, string.Join('\n', addresses));
            Assert.InRange(bytes, 10_000, 60_000);
        }
    }
}
