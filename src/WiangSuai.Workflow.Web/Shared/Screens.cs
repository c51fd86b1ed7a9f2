using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using WiangSuai.Workflow.Web.Shared.Errors;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Everything all screens stand on: pages, languages, texts, frame, style sheet, headers, error pages.</summary>
public static class Screens
{
    /// <summary>Registers it. Feature folders may register <see cref="WhoReads"/> and <see cref="CountWaiting"/> before or after.</summary>
    public static IMvcBuilder AddScreens(this IServiceCollection services)
    {
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(
            UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Thai, UnicodeRanges.GeneralPunctuation, UnicodeRanges.CurrencySymbols));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(Languages.Thai);
            o.SupportedCultures = o.SupportedUICultures = [Languages.Thai, Languages.English];
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageCookie.Name }];
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;   // antiforgery tokens are masked anew in every answer
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });

        foreach (var texts in typeof(Screens).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Texts))))
            services.TryAddSingleton(texts);
        foreach (var export in typeof(Screens).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IListExport))))
            services.AddScoped(typeof(IListExport), export);
        services.TryAddSingleton<Office>();
        services.TryAddSingleton<Bundle>();
        services.TryAddSingleton<ExistingPlaces>();
        services.TryAddScoped<Icons>();
        services.TryAddScoped<Frame>();
        services.TryAddScoped<WhoReads>(_ => Frame.FromClaims);

        services.Configure<RazorViewEngineOptions>(o => o.PageViewLocationFormats.Add("/Shared/Parts/{0}" + RazorViewEngine.ViewExtension));
        return services.AddRazorPages(o => o.RootDirectory = "/")
            .AddViewOptions(o =>
            {
                o.HtmlHelperOptions.ClientValidationEnabled = false;   // no script reads the attributes
                o.HtmlHelperOptions.FormInputRenderMode = FormInputRenderMode.AlwaysUseCurrentCulture;   // both languages count alike
            })
            .AddMvcOptions(o =>
            {
                FieldMessages.Speak(o);
                o.Filters.Add(new ExpiredForm.Notice());
                o.Filters.Add(new ExportOnDemand());
            });
    }

    /// <summary>Puts it in front of all else; call it first, before authentication and the pages.</summary>
    public static WebApplication UseScreens(this WebApplication app)
    {
        var bundle = app.Services.GetRequiredService<Bundle>();
        app.Use(next => http => SecurityHeaders.Set(http, next));
        app.Use(next => async http =>
        {
            if (!await bundle.Serve(http))
                await next(http);
        });
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(next => http => UnprintableText.Refuse(http, next));
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=86400",
        });
        return app;
    }
}
