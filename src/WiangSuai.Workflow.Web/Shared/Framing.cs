namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The one exception from the rule that no page stands inside another: a scan in PDF beside its transcription.</summary>
public static class Framing
{
    static readonly object Frames = new(), Framed = new();

    /// <summary>This page shows another of ours inside itself.</summary>
    public static void MayFrameOwnPages(this HttpContext http) => http.Items[Frames] = true;

    /// <summary>This answer may stand inside a page of ours.</summary>
    public static void MayBeFramedByOwnPages(this HttpContext http) => http.Items[Framed] = true;

    internal static string Policy(HttpContext http, string policy) =>
        (http.Items.ContainsKey(Framed) ? policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal) : policy)
        + (http.Items.ContainsKey(Frames) ? "; frame-src 'self'" : "");

    internal static string Options(HttpContext http) => http.Items.ContainsKey(Framed) ? "SAMEORIGIN" : "DENY";
}
