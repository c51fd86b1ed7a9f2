namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Which pages a browser may show again from its own memory when the reader goes back to them.</summary>
/// <remarks>
/// A page that a form's sending brought up cannot be fetched again: without a copy the browser shows an error in its place, and what was typed is lost.
/// So these are kept by this browser alone, and asked for anew on any other way to them. All other pages are not stored. Signing out forgets the copies.
/// </remarks>
public static class ComeBack
{
    static readonly object Marked = new();

    /// <summary>For a page that is opened by its address and filled in: what was typed stands there still after going back.</summary>
    public static void MayComeBack(this HttpContext http) => http.Items[Marked] = true;

    /// <summary>The value of Cache-Control for a page.</summary>
    internal static string CacheControl(HttpContext http) => HttpMethods.IsPost(http.Request.Method) || http.Items.ContainsKey(Marked) ? "private, no-cache" : "no-store";

    /// <summary>Tells the browser to forget the copies.</summary>
    public static void Forget(HttpResponse response) => response.Headers["Clear-Site-Data"] = "\"cache\"";
}
