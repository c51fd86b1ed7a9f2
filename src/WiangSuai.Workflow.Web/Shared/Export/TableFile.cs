using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Sends a list as a file to keep. Rows go out as they are read.</summary>
public sealed class TableFile(ExportedTable table, ListFormat format) : ActionResult
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = format is ListFormat.Csv ? "text/csv; charset=utf-8" : Xlsx;
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"{table.Name}.{(format is ListFormat.Csv ? "csv" : "xlsx")}");
        response.Headers.ContentDisposition = name.ToString();
        var body = response.BodyWriter.AsStream(leaveOpen: true);   // what closes the archive writes without waiting, which the body's own stream forbids
        if (format is ListFormat.Csv) await CsvWriting.Write(body, table, ct);
        else await XlsxWriting.Write(body, table, ct);
        await response.CompleteAsync();
    }

    /// <summary>The address of the page that is shown, filters kept, as a file.</summary>
    public static string Href(HttpRequest request, ListFormat format)
    {
        var kept = request.Query.Where(value => value.Key is not ("p" or "handler" or ExportOnDemand.Asked)).SelectMany(value => value.Value, (value, one) => KeyValuePair.Create(value.Key, one));
        return request.Path + QueryString.Create([.. kept, new(ExportOnDemand.Asked, format is ListFormat.Csv ? "csv" : "xlsx")]);
    }
}
