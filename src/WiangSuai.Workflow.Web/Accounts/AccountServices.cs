using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Signing in: who may, how long it lasts, and that every page asks for it unless it says otherwise.</summary>
internal static class AccountServices
{
    /// <summary>A working day; an idle session ends earlier only by closing the browser.</summary>
    static readonly TimeSpan Session = TimeSpan.FromHours(12);

    internal static IServiceCollection AddAccounts(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddDataProtection().SetApplicationName("WiangSuai.Workflow").PersistKeysToDbContext<AppDb>();
        services.AddIdentityCore<Account>(o =>
            {
                o.Password.RequiredLength = 10; // length protects; demanded signs only make people write them down
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Password.RequiredUniqueChars = 4;
                o.Lockout.AllowedForNewUsers = false; // see PasswordAttempts: nobody can lock somebody else out
            })
            .AddErrorDescriber<AccountProblems>()
            .AddEntityFrameworkStores<AppDb>()
            .AddClaimsPrincipalFactory<CookieClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(o =>
        {
            o.Cookie.Name = "workflow-session";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax; // a link in a message opens the page, a form on another site does nothing
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.ExpireTimeSpan = Session;
            o.SlidingExpiration = true;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "back";
            o.EventsType = typeof(AccountCookies);
        }));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "workflow-form";
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        services.AddScoped<AccountCookies>();
        services.AddScoped<PasswordAttempts>();
        services.AddScoped<Passwords>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<SetupCode>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<WhoReads>(_ => (user, _) => ValueTask.FromResult(user.AsReader()));
        return services;
    }
}
