using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The words of the catalogue and of a thing's own page.</summary>
public sealed class AssetTexts : Texts
{
    /// <summary>What is wrong with an entry, and what to do.</summary>
    public string Say(AssetProblem problem) => this["Problem" + problem.Code, problem.Values];

    /// <summary>What a field of the form is called; null for what is no field.</summary>
    public string? FieldOfForm(string name) => name.Split('.') is ["Form", var field] && Knows("Field" + field) ? this["Field" + field] : null;

    /// <summary>ปีละ 20% · สะสม 18,899.00 บาท · มูลค่าสุทธิ 1.00 บาท.</summary>
    public string Depreciated(Depreciation lost) =>
        this["Depreciated", lost.RatePercent, Money.Exact(lost.Annual), Money.Exact(lost.Accumulated), Money.Exact(lost.Net)];

    /// <summary>The content of a field as the history keeps it, in words for the screen.</summary>
    public string Shown(string field, string content) => (field, content) switch
    {
        (_, "") => this["Nothing"],
        (nameof(AssetEntry.IsPool), _) => this[content == "1" ? "CountedTogether" : "CountedSingly"],
        (nameof(AssetClass.AsksPhotos) or nameof(AssetClass.HasOwnForm), _) => this[content == "1" ? "RuleYes" : "RuleNo"],
        (nameof(AssetEntry.FundSource), _) when Knows("Fund" + content) => this["Fund" + content],
        (nameof(AssetEntry.UnitPrice), _) when decimal.TryParse(content, NumberStyles.Number, CultureInfo.InvariantCulture, out var baht) => this["ExactBaht", Money.Exact(baht)],
        _ when DateOnly.TryParseExact(content, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => ThaiDates.Brief(day),
        _ => content,
    };

    /// <summary>What changed, field after field in one line.</summary>
    public string Shown(IEnumerable<ChangedField> fields) =>
        string.Join(" · ", fields.Select(field => this["FieldBeforeAfter", this["Field" + field.Field], Shown(field.Field, field.Before), Shown(field.Field, field.After)]));

    /// <summary>Whether a thing is free on all of the days, and if not, until when it is not.</summary>
    /// <param name="days">The days asked for, none missing.</param>
    public Mark Availability(Asset asset, IReadOnlyList<DayOfThing> days)
    {
        var free = days.Min(day => day.Free);
        if (free > 0)
            return new(MarkKind.Done, asset.IsPool ? this["FreeOf", free, asset.Quantity, asset.Counter] : this["Free", free, asset.Counter]);
        if (asset.UnderRepairUntil is { } repair && repair >= days[0].Day)
            return new(MarkKind.Void, this["RepairUntil", repair]);
        if (asset.Lendable == 0)
            return new(MarkKind.Void, this["OutOfUse"]);
        var until = days.Where(day => day.Free == 0).SelectMany(day => day.By).Max(by => by.Due);
        return until >= days[0].Day
            ? new(MarkKind.Now, asset.IsPool ? this["AllTakenUntil", until] : this["TakenUntil", until])
            : new(MarkKind.Now, this["Taken"]);   // overdue: nobody knows until when
    }
}
