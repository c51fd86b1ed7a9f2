using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>What a program can call, read off the routes themselves (เอกสารอ้างอิงสำหรับโปรแกรม).</summary>
public sealed class ReferenceModel(IApiDescriptionGroupCollectionProvider routes) : PageModel
{
    /// <summary>Every code of a problem that the interface answers with.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "sign-in", "forbidden", "token-may-not", "no-person", "not-entitled", "not-found", "not-understood", "not-json", "too-large", "too-often", "header-token", "days", "post", "invalid", "reason",
        "key-used", "not-waiting", "already-decided", "taken-by-another", "passed-up", "comment-missing", "comment-too-long", "matter-changed", "not-together", "limit-used-up", "cannot-go-on", "no-such-outcome", "fault",
    ];

    public IReadOnlyList<IGrouping<string, RouteRow>> Groups =>
    [
        .. routes.ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .Where(route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true)
            .OrderBy(route => route.RelativePath, StringComparer.Ordinal).ThenBy(route => route.HttpMethod, StringComparer.Ordinal)
            .Select(RowOf).GroupBy(row => row.Tag),
    ];

    static RouteRow RowOf(ApiDescription route)
    {
        var metadata = route.ActionDescriptor.EndpointMetadata;
        var may = metadata.OfType<TokenMay>().FirstOrDefault();
        return new(
            metadata.OfType<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>().FirstOrDefault()?.Tags[0] ?? "",
            route.HttpMethod ?? "", "/" + route.RelativePath,
            metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>().FirstOrDefault()?.Summary ?? "",
            may is null ? "TokensNo" : may.Files ? "TokensThatFile" : "TokensYes",
            [.. route.ParameterDescriptions.Where(parameter => parameter.Source == BindingSource.Query).Select(parameter => parameter.Name)]);
    }
}

/// <param name="Tokens">Key of the text that says whether tokens may.</param>
public sealed record RouteRow(string Tag, string Method, string Path, string Summary, string Tokens, IReadOnlyList<string> Query);
