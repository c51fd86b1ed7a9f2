var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "WiangSuai Workflow");
app.Run();

/// <summary>The application's entry point, visible to the tests that host it.</summary>
public partial class Program;
