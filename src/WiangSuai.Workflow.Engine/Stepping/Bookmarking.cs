using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>A bookmark and the execution that waits behind it.</summary>
sealed record OpenBookmark(Bookmark Bookmark, long Execution, int ActivityNumber);

/// <summary>Opening and closing bookmarks.</summary>
partial class Burst
{
    public void Open(Execution execution, string kind, JsonObject payload) =>
        Bookmarks.Add(new OpenBookmark(new Bookmark(NextId(), execution.Activity.Id, kind, payload), execution.Id, execution.Activity.Number));

    public void CloseBookmarksOf(Execution execution) => Bookmarks.RemoveAll(open => open.Execution == execution.Id);

    /// <summary>Those of other executions of the same activity too: a cancelled round takes the other rounds' bookmarks with it.</summary>
    public void CloseBookmarksAt(Activity activity) => Bookmarks.RemoveAll(open => open.ActivityNumber == activity.Number);

    bool IsBookmarked(Activity activity)
    {
        foreach (var open in Bookmarks)
            if (open.ActivityNumber == activity.Number) return true;
        return false;
    }
}
