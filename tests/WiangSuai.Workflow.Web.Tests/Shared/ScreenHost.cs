using System.Globalization;
using System.Security.Claims;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

/// <summary>The frame alone, without database and features: the pages of Shared, a reader of our choice, and a door for every partial.</summary>
sealed class ScreenHost : IAsyncDisposable
{
    public static readonly string Root = FindRoot();

    readonly WebApplication app;

    ScreenHost(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public static async Task<ScreenHost> Start(Reader? reader = null, CountWaiting? count = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Screens).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Root, "src", "WiangSuai.Workflow.Web"),
            EnvironmentName = "Production",
        });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScreens();
        if (count is not null)
            builder.Services.AddScoped<CountWaiting>(_ => count);
        var app = builder.Build();
        app.UseScreens();
        app.Use((http, next) =>
        {
            if (reader is not null)
                http.User = new ClaimsPrincipal(new ClaimsIdentity(
                    [new(FrameClaims.PersonName, reader.PersonName), new(FrameClaims.PostTitle, reader.PostTitle), new(FrameClaims.Role, reader.Role.ToString())], "test"));
            return next(http);
        });
        map?.Invoke(app);
        app.MapRazorPages();
        await app.StartAsync();
        return new ScreenHost(app);
    }

    public HttpClient Client() => app.GetTestClient();

    public static Task<IDocument> Parse(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content(html));

    /// <summary>A partial with its model, as a page would show it.</summary>
    public async Task<IDocument> Render(string partial, object? model, ModelStateDictionary? state = null)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Languages.Thai, Languages.Thai);   // of this call alone
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor(), state ?? new ModelStateDictionary());
        var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, $"/Shared/Parts/{partial}.cshtml", isMainPage: false);
        Assert.True(view.Success, $"no partial {partial}");
        using var writer = new StringWriter();
        var data = new ViewDataDictionary(scope.ServiceProvider.GetRequiredService<IModelMetadataProvider>(), action.ModelState) { Model = model };
        var temp = new TempDataDictionary(http, scope.ServiceProvider.GetRequiredService<ITempDataProvider>());
        await view.View!.RenderAsync(new ViewContext(action, view.View, data, temp, writer, new HtmlHelperOptions()));
        return await Parse(writer.ToString());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0)
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The solution stands above no folder of the tests.");
    }
}
