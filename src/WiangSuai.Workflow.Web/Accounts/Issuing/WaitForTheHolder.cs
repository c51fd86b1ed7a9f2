namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Marks what somebody may send before having confirmed the sign-in that was issued to them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeConfirmingAttribute : Attribute;

/// <summary>
/// Stops whatever else such a person sends, and leads to the page that asks for the holder's word. Authority refuses the person besides, in the transaction itself;
/// this is for the acts that rest on a role alone, and for saying why.
/// </summary>
public static class WaitForTheHolder
{
    public const string Page = "/account/confirm";

    /// <summary>Call it after authentication.</summary>
    public static IApplicationBuilder UseWaitForTheHolder(this IApplicationBuilder app) => app.Use(next => http =>
    {
        if (!http.User.IsUnconfirmed() || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<BeforeConfirmingAttribute>() is not null)
            return next(http);
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = Page;
        return Task.CompletedTask;
    });
}
