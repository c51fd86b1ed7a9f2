using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>A bookmark and the execution that waits behind it.</summary>
sealed record OpenBookmark(Bookmark Bookmark, long Execution, int ActivityNumber);

/// <summary>The open bookmarks during a burst, oldest first, and how many of them each activity has.</summary>
sealed class Bookmarks
{
    readonly List<OpenBookmark> _open;
    readonly int[] _at;

    public Bookmarks(IReadOnlyList<OpenBookmark> before, int activities)
    {
        _open = [.. before];
        _at = new int[activities];
        foreach (var open in _open) _at[open.ActivityNumber]++;
    }

    public IReadOnlyList<OpenBookmark> Open => _open;

    public bool IsAnyAt(Activity activity) => _at[activity.Number] > 0;

    public void Add(Execution execution, string kind, JsonObject payload)
    {
        _open.Add(new OpenBookmark(
            new Bookmark(execution.Burst.NextId(), execution.Activity.Id, kind, payload), execution.Id, execution.Activity.Number));
        _at[execution.Activity.Number]++;
    }

    public void CloseOf(Execution execution)
    {
        if (IsAnyAt(execution.Activity)) Close(open => open.Execution == execution.Id);
    }

    /// <summary>Those of other executions of the same activity too: a cancelled round takes the other rounds' bookmarks with it.</summary>
    public void CloseAt(Activity activity)
    {
        if (IsAnyAt(activity)) Close(open => open.ActivityNumber == activity.Number);
    }

    public void Close(OpenBookmark used)
    {
        var place = _open.FindIndex(open => ReferenceEquals(open, used));
        if (place < 0) return;
        _open.RemoveAt(place);
        _at[used.ActivityNumber]--;
    }

    public void CloseAll() => Close(_ => true);

    void Close(Predicate<OpenBookmark> these) => _open.RemoveAll(open =>
    {
        if (!these(open)) return false;
        _at[open.ActivityNumber]--;
        return true;
    });
}

/// <summary>The bookmarks of a state as the host sees them; nothing is copied.</summary>
sealed class WaitingBookmarks(IReadOnlyList<OpenBookmark> open) : IReadOnlyList<Bookmark>
{
    public int Count => open.Count;

    public Bookmark this[int index] => open[index].Bookmark;

    public IEnumerator<Bookmark> GetEnumerator() => open.Select(one => one.Bookmark).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
