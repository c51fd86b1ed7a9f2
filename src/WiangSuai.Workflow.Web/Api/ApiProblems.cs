using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Errors;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>A field of what was sent, and what is wrong with it.</summary>
public sealed record FieldProblem(string Field, string Code, string Message);

/// <summary>Refusals as RFC 9457 has them, with the office's own code, worded in the language that was asked for.</summary>
public sealed class ApiProblems(ApiTexts say)
{
    public ProblemDetails Of(int status, string code, string? detail = null, IReadOnlyList<FieldProblem>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Title = say[$"Problem.{code}"], Type = $"/reference/api#{code}", Detail = detail };
        problem.Extensions["code"] = code;
        if (errors is not null)
            problem.Extensions["errors"] = errors;
        return problem;
    }

    public IResult Result(int status, string code, string? detail = null, IReadOnlyList<FieldProblem>? errors = null) => TypedResults.Problem(Of(status, code, detail, errors));

    /// <summary>The code of a refusal that the framework made itself.</summary>
    internal static string CodeOf(int status, bool isToken) => status switch
    {
        401 => "sign-in",
        403 when isToken => "token-may-not",
        403 => "forbidden",
        404 or 405 => "not-found",
        413 => "too-large",
        415 => "not-json",
        429 => "too-often",
        >= 500 => "fault",
        _ => "not-understood",
    };
}

/// <summary>Keeps pages of error out of the interface, and sets the language by <c>Accept-Language</c>; Thai where it asks for none of the two.</summary>
internal static class ApiSpeech
{
    public const string Root = "/api";

    /// <summary>Call it after authentication, before authorization.</summary>
    public static IApplicationBuilder UseApiSpeech(this IApplicationBuilder app) => app.Use(next => http =>
    {
        if (!http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
            return next(http);
        var languages = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant());
        var culture = languages.FirstOrDefault(one => one is "th" or "en") == "en" ? Languages.English : Languages.Thai;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);   // not asynchronous, so what follows inherits it
        return Answer(http, next);
    });

    static async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        http.Response.Headers.CacheControl = "no-store";
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            await Write(http, http.Response.StatusCode, ApiProblems.CodeOf(http.Response.StatusCode, http.User.IsToken()));
    }

    internal static Task Write(HttpContext http, int status, string code, string? detail = null)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(
            http.RequestServices.GetRequiredService<ApiProblems>().Of(status, code, detail), (JsonSerializerOptions?)null, "application/problem+json", http.RequestAborted);
    }
}

/// <summary>Answers a fault of the system with a problem that carries the code to quote; pages have their own.</summary>
internal sealed partial class ApiFaults(ILogger<ApiFaults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;   // the request's own is that of the error page by now
        if (!new PathString(path).StartsWithSegments(ApiSpeech.Root, StringComparison.OrdinalIgnoreCase))
            return false;
        if (exception is BadHttpRequestException bad)   // a body that is no JSON, a number that is none: the sender's, not ours
        {
            await ApiSpeech.Write(httpContext, bad.StatusCode, ApiProblems.CodeOf(bad.StatusCode, httpContext.User.IsToken()));
            return true;
        }
        var code = FaultCode.Of(System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier);
        Fault(log, exception, code);
        await ApiSpeech.Write(httpContext, StatusCodes.Status500InternalServerError, "fault", code);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "A program was answered with fault {Code}")]
    static partial void Fault(ILogger log, Exception exception, string code);
}
