using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>The holidays of the year shown.</summary>
internal sealed class HolidaysExport(SettingTexts say) : ListExport<HolidaysModel>
{
    protected override ValueTask<ExportedTable> Of(HolidaysModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(
        $"{say["HolidaysTitle"]} {page.Year + (Languages.IsThai ? Years.Era : 0)}", page.Holidays,
        (say["Day"], holiday => holiday.Day), (say["Name"], holiday => holiday.Name), (say["Source"], holiday => holiday.Source),
        (say["State"], holiday => say[holiday.ConfirmedAt is null ? "ToBeConfirmed" : "Confirmed"])));
}

/// <summary>Times that came and could not be acted on.</summary>
internal sealed class TimersExport(SettingTexts say, ScreenTexts words) : ListExport<TimersModel>
{
    protected override ValueTask<ExportedTable> Of(TimersModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["TimersTitle"], page.Failed,
        (words["ColNumber"], timer => timer.Reference), (words["ColSubject"], timer => timer.Subject), (words["ColWhen"], timer => timer.DueAt), (words["ColTries"], timer => timer.Attempts),
        (words["ColProblem"], timer => timer.Problem)));
}
