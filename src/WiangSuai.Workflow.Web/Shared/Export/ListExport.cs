using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Makes a file of the list that a page shows: all of it, under the filters of the page's address. Registered by itself.</summary>
/// <remarks>The page's own handler has run before and may have refused the reader; what it read may be used. Put <c>&lt;partial name="_Export" /&gt;</c> under the list.</remarks>
public abstract class ListExport<TPage> : IListExport where TPage : PageModel
{
    Type IListExport.Page => typeof(TPage);

    ValueTask<ExportedTable> IListExport.Of(object page, HttpContext http, CancellationToken ct) => Of((TPage)page, http, ct);

    /// <param name="page">As it would be shown.</param>
    protected abstract ValueTask<ExportedTable> Of(TPage page, HttpContext http, CancellationToken ct);

    /// <summary>All rows of a list that is read in pages, as long as there are any.</summary>
    protected static async IAsyncEnumerable<T> AllPages<T>(int size, Func<int, Task<IReadOnlyList<T>>> read)
    {
        for (var number = 1; ; number++)
        {
            var rows = await read(number);
            foreach (var row in rows.Take(size)) yield return row;
            if (rows.Count < size) yield break;
        }
    }
}

/// <summary>The same without the page's type, for whoever looks for the one that belongs to a page.</summary>
public interface IListExport
{
    Type Page { get; }

    ValueTask<ExportedTable> Of(object page, HttpContext http, CancellationToken ct);
}

/// <summary>Answers <c>?export=csv</c> and <c>?export=xlsx</c> on a list's page with the list as a file instead of the page.</summary>
internal sealed class ExportOnDemand : IAsyncPageFilter
{
    internal const string Asked = "export";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var done = await next();
        if (!HttpMethods.IsGet(http.Request.Method) || done.Result is not (null or PageResult) || done.Exception is not null
            || !Enum.TryParse<ListFormat>(http.Request.Query[Asked], ignoreCase: true, out var format) || !Enum.IsDefined(format))
            return;
        if (http.RequestServices.GetServices<IListExport>().FirstOrDefault(one => one.Page == context.HandlerInstance.GetType()) is { } export)
            done.Result = new TableFile(await export.Of(context.HandlerInstance, http, http.RequestAborted), format);
    }
}
