using WiangSuai.Workflow.Web.Data;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddStorage(builder.Configuration, builder.Environment);

var app = builder.Build();
app.MapGet("/", () => "WiangSuai Workflow");
app.Run();

/// <summary>The application's entry point, visible to the tests that host it.</summary>
public partial class Program;
