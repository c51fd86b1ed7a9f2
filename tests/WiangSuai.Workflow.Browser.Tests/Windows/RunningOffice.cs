using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Windows;

/// <summary>The application listening on a port of this machine, with a clock that only the test moves.</summary>
public sealed class RunningOffice : IAsyncDisposable
{
    RunningOffice(Office office) => (Counter, Address) = (new AtTheCounter(office), office.ClientOptions.BaseAddress);

    /// <summary>What people did without a browser, to get to where a test begins.</summary>
    public AtTheCounter Counter { get; }

    public Uri Address { get; }

    public Office Office => Counter.Office;

    /// <param name="slips">Whether the demo's slips are there as well; otherwise nobody has borrowed anything yet.</param>
    public static async Task<RunningOffice> Open(Databases databases, Provider provider, bool slips = false)
    {
        var office = new Office(await databases.New(provider)) { Settings = { ["Demo:Loans"] = slips ? "true" : "false" } };
        office.UseKestrel(0);
        office.StartServer();
        return new RunningOffice(office);
    }

    /// <summary>Nothing but tables, as on the day of the installation.</summary>
    public static async Task<RunningOffice> OpenEmpty(Databases databases, Provider provider)
    {
        var office = new Office(await databases.New(provider)) { Settings = { ["Demo:Office"] = "false" } };   // in Development, whose cookies also go over http
        office.UseKestrel(0);
        office.StartServer();
        return new RunningOffice(office);
    }

    public ValueTask DisposeAsync() => Counter.DisposeAsync();
}
