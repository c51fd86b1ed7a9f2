using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The words of the catalogue and of a thing's own page.</summary>
public sealed class AssetTexts : Texts
{
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
