using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Signing in: who may, how long it lasts, and that every page asks for it unless it says otherwise.</summary>
internal static class AccountServices
{
    internal static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        var lasts = AccountSettings.Read(settings);
        services.AddSingleton(lasts);
        services.AddDataProtection().SetApplicationName("WiangSuai.Workflow").PersistKeysToDbContext<AppDb>();
        services.AddIdentityCore<Account>(o =>
            {
                o.Password.RequiredLength = 10; // length protects; demanded signs only make people write them down
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Password.RequiredUniqueChars = 4;
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;   // passkeys
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
            o.ExpireTimeSpan = lasts.Own;   // the row that the cookie names ends earlier, see SignIns
            o.SlidingExpiration = false;
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

        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));   // it stands for password and code together

        services.AddScoped<AccountCookies>();
        services.AddScoped<AccountClaims>();
        services.AddScoped<SignIns>();
        services.AddScoped<IssueSignIn>();
        services.AddScoped<OpenAccount>();
        services.AddScoped<FirstSignIn>();
        services.AddScoped<AccountReader>();
        services.AddScoped<AuthenticatorCodes>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<HalfSignedIn>();
        services.AddScoped<KeepLanguage>(provider => provider.GetRequiredService<KeepAppearance>().Language);
        services.AddScoped<KeepAppearance>();
        services.AddScoped<PasswordAttempts>();
        services.AddScoped<Passwords>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<SetupCode>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<WhoReads>(_ => (user, _) => ValueTask.FromResult(user.AsReader()));
        return services;
    }
}
