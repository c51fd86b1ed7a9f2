using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Localization;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Hook: keeps the language that a signed-in reader chose. Accounts register it, scoped.</summary>
public delegate Task KeepLanguage(ClaimsPrincipal user, string language, CancellationToken ct);

/// <summary>Language and size of text as the reader chose them: they follow the person, and before signing in the device.</summary>
public static class Appearance
{
    internal const string LanguageClaim = "language", TextSizeClaim = "text-size";

    const string TextSizeCookie = "text-size";

    /// <summary>From here on the request speaks the language of whoever is signed in. Call it after authentication.</summary>
    public static IApplicationBuilder UseOwnLanguage(this IApplicationBuilder app) => app.Use(next => http =>
    {
        if (http.User.FindFirstValue(LanguageClaim) is { } chosen)
        {
            var culture = chosen == "en" ? Languages.English : Languages.Thai;
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);   // this delegate is not asynchronous, so what follows inherits it
            http.Features.Set<IRequestCultureFeature>(new RequestCultureFeature(new RequestCulture(culture), null));
        }
        return next(http);
    });

    /// <summary>Class of the page for the reader's size of text.</summary>
    public static string? TextClass(HttpContext http) =>
        TextSizes.ClassOf(int.TryParse(http.User.FindFirstValue(TextSizeClaim) ?? http.Request.Cookies[TextSizeCookie], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : TextSizes.Normal);

    /// <summary>Keeps both on the device as well, for its pages before signing in.</summary>
    public static void KeepOnDevice(HttpContext http, string language, int textSize, DateTimeOffset now)
    {
        LanguageCookie.Keep(http, language, now);
        http.Response.Cookies.Append(TextSizeCookie, textSize.ToString(CultureInfo.InvariantCulture), LanguageCookie.Options(http, now));
    }
}
