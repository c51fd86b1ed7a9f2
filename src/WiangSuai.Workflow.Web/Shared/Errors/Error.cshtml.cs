using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Shared.Errors;

/// <summary>
/// What a reader sees when a page cannot be shown or a form was not taken: what happened, that nothing changed, what to do,
/// and for faults of the system a code to quote. It runs again in place of the failed request, so it must answer any method.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Accounts.BeforeConfirming]
[ResponseCache(NoStore = true)]
public sealed partial class ErrorModel(Frame frame, Office office, ILogger<ErrorModel> log) : PageModel
{
    /// <summary>Beginning of the keys in ScreenTexts: <c>NotFound</c> + <c>Mark</c>, <c>Title</c>, <c>Text</c>.</summary>
    public string Say { get; private set; } = "";

    /// <summary>Key of the heading; a fault while reading saved nothing and need not speak of it.</summary>
    public string Title => Say == "Failed" && Again is not null ? "FailedReadTitle" : Say + "Title";

    /// <summary>Whether the system itself failed, so that the frame must not ask it anything.</summary>
    public bool IsFault { get; private set; }

    /// <summary>The shape beside the first word.</summary>
    public MarkKind Mark { get; private set; }

    /// <summary>Post of the reader, where it explains a refusal.</summary>
    public string? Post { get; private set; }

    /// <summary>The page to try again, only where asking again is safe (it was read, not sent).</summary>
    public string? Again { get; private set; }

    /// <summary>What the reader had typed into a form that expired.</summary>
    public IReadOnlyList<string> Kept { get; private set; } = [];

    /// <summary>Where the form was, for whoever has to sign in before opening it anew; null for everybody else.</summary>
    public string? SignInFor { get; private set; }

    /// <summary>Whom to ask.</summary>
    public string Help => office.Help;

    /// <summary>The code, kept whole and bold.</summary>
    public IHtmlContent CodeToQuote => new HtmlString($"<b class=\"nb\">{FaultCode.Of(TraceId)}</b>");

    string TraceId => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    public Task OnGetAsync(int status, CancellationToken ct) => Tell(status, ct);

    public Task OnPostAsync(int status, CancellationToken ct) => Tell(status, ct);

    async Task Tell(int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        (Say, Mark) = (status, HttpContext.Features.Get<ExpiredForm>()) switch
        {
            (400, not null) => ("Expired", MarkKind.Soon),
            (400, _) => ("BadRequest", MarkKind.Void),
            (401 or 403, _) => ("Forbidden", MarkKind.Locked),
            (404 or 410, _) => ("NotFound", MarkKind.Void),
            (409 or 412, _) => ("Conflict", MarkKind.Soon),
            (413, _) => ("TooLarge", MarkKind.Void),
            (429, _) => ("Busy", MarkKind.Soon),
            (503, _) => ("Unavailable", MarkKind.Late),
            ( >= 500, _) => ("Failed", MarkKind.Late),
            _ => ("BadRequest", MarkKind.Void),
        };
        IsFault = status >= 500;
        if (IsFault)
            Fault(log, FaultCode.Of(TraceId), TraceId);
        if (status is >= 500 or 429 && HttpMethods.IsGet(Request.Method))
            Again = HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
                ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        if (Say == "Expired")
        {
            Kept = await KeptWords.Of(Request, ct);
            SignInFor = User.Identity is { IsAuthenticated: true } ? null : HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        }
        if (Say == "Forbidden")
            Post = (await frame.Of(User, ct))?.PostTitle is { Length: > 0 } post ? post : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A reader was shown fault {Code} of trace {TraceId}")]
    static partial void Fault(ILogger log, string code, string traceId);
}
