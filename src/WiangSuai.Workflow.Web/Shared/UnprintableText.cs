namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Refuses a form with a NUL in it: no keyboard types one, and no database stores one as text.</summary>
static class UnprintableText
{
    public static async Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (http.Request.HasFormContentType && !http.Request.Path.StartsWithSegments("/error", StringComparison.Ordinal)
            && (await http.Request.ReadFormAsync(http.RequestAborted)).Any(field => field.Value.Any(value => value?.Contains('\0') == true)))
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            await next(http);
    }
}
