using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Where the chosen language is kept on the reader's device.</summary>
static class LanguageCookie
{
    public const string Name = "language";

    public static void Keep(HttpContext http, string language, DateTimeOffset now) => http.Response.Cookies.Append(
        Name, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language == "en" ? Languages.English : Languages.Thai)), Options(http, now));

    public static CookieOptions Options(HttpContext http, DateTimeOffset now) => new()
    {
        Expires = now.AddYears(1),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}

/// <summary>Changes the language of the screens (POST) and returns to the page it came from.</summary>
[AllowAnonymous, Accounts.BeforeConfirming]
public sealed class LanguageModel(IEnumerable<KeepLanguage> keepers, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(string? to, string? back, CancellationToken ct)
    {
        var language = to == "en" ? "en" : "th";
        if (User.Identity is { IsAuthenticated: true })
            foreach (var keep in keepers)
                await keep(User, language, ct);
        LanguageCookie.Keep(HttpContext, language, clock.GetUtcNow());
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
