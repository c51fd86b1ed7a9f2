using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(builder.Configuration, builder.Environment);

var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
    await PrepareDatabase.Run(scope.ServiceProvider.GetRequiredService<AppDb>(), CancellationToken.None);
app.MapGet("/", () => "WiangSuai Workflow");
app.Run();

/// <summary>The application's entry point, visible to the tests that host it.</summary>
public partial class Program;
