namespace WiangSuai.Workflow.Web.Shared;

/// <summary>What every answer forbids a browser to do.</summary>
static class SecurityHeaders
{
    const string Policy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Set(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Framing.Policy(http, Policy);
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = Framing.Options(http);
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
                headers.CacheControl = ComeBack.CacheControl(http);   // a decision page shown from a cache could be out of date
            return Task.CompletedTask;
        });
        return next(http);
    }
}
