using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>The interface for programs (API): the same commands and lists as the pages, as JSON.</summary>
internal static class ApiServices
{
    public const string Document = "v1";
    const string Policy = "api";

    /// <summary>Calls a minute for one account or token; setting <c>Api:CallsAMinute</c>.</summary>
    const int CallsAMinute = 300;

    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration settings)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy
            .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme, TokenSignIn.SchemeName)
            .RequireAuthenticatedUser()
            .AddRequirements(new TokensNeverDecide()));
        services.AddSingleton<IAuthorizationHandler, TokensNeverDecideHandler>();
        services.AddExceptionHandler<ApiFaults>();
        services.AddSingleton<ApiProblems>();
        services.AddScoped<KeepTokens>();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            o.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Thai, UnicodeRanges.GeneralPunctuation);
        });
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);   // so that ApiFaults words it
        services.AddOpenApi(Document, o => o.AddDocumentTransformer((document, context, _) =>
        {
            (document.Info.Title, document.Info.Version) = ("WiangSuai Workflow", Document);
            return Task.CompletedTask;
        }));
        var calls = settings.GetValue("Api:CallsAMinute", CallsAMinute);
        services.AddRateLimiter(limits => limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            http.User.FindFirst(TokenSignIn.Token)?.Value ?? http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value ?? KnownDevices.AddressOf(http.Connection.RemoteIpAddress),
            _ => new() { PermitLimit = calls, Window = TimeSpan.FromMinutes(1) })));
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization(Policy).RequireRateLimiting(Policy)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .AddEndpointFilter(NeedsHeaderToken);
        api.MapMe();
        api.MapAssets();
        api.MapLoans();
        api.MapInbox();
        api.MapOrders();
        api.MapFindings();
        app.Map("/api/{**rest}", () => Results.StatusCode(StatusCodes.Status404NotFound)).RequireAuthorization(Policy).ExcludeFromDescription();
    }

    /// <summary>A browser sends its cookie whoever wrote the page; what acts takes a header besides, which only our own pages and programs can set.</summary>
    static async ValueTask<object?> NeedsHeaderToken(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || http.User.IsToken())
            return await next(call);
        var services = http.RequestServices;
        var tokens = services.GetRequiredService<IAntiforgery>();
        var header = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AntiforgeryOptions>>().Value.HeaderName!;
        return http.Request.Headers.ContainsKey(header) && await tokens.IsRequestValidAsync(http)
            ? await next(call)
            : services.GetRequiredService<ApiProblems>().Result(StatusCodes.Status400BadRequest, "header-token");
    }

    /// <summary>The key under which a command acts once: what the header <c>Idempotency-Key</c> says, or a new one.</summary>
    public static string KeyOf(HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(given)))[..Idempotency.NewKey().Length] : Idempotency.NewKey();
}

/// <summary>A token calls what says that tokens may, and nothing else; deciding never does.</summary>
internal sealed class TokensNeverDecide : IAuthorizationRequirement;

/// <summary>The one place where that is enforced, for every route of the interface.</summary>
internal sealed class TokensNeverDecideHandler : AuthorizationHandler<TokensNeverDecide>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, TokensNeverDecide requirement)
    {
        var may = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<TokenMay>();
        if (!context.User.IsToken() || (may is not null && (!may.Files || context.User.TokenMayFile())))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
