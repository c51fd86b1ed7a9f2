using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Testing;

/// <summary>Reads a database with the application's own mapping, while no application runs in this process.</summary>
public sealed class Auditor : IAsyncDisposable
{
    readonly WebApplication services;

    public Auditor(Provider provider, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Database:Provider"] = provider.ToString();
        builder.Configuration["ConnectionStrings:Workflow"] = connectionString;
        builder.Services.AddStorage(builder.Configuration, builder.Environment);
        services = builder.Build();
    }

    public async Task<T> Read<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = services.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
