using Microsoft.AspNetCore.Builder;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>An ASP.NET Core application that does nothing: what any start costs on this machine.</summary>
internal static class BareHost
{
    internal const string Command = "bare-host";

    internal static async Task<int> Serve(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet(OfficeProcess.SignIn, () => "");
        await app.RunAsync();
        return 0;
    }
}
