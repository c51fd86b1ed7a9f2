namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>Counts from the journal alone how often each activity is under way.</summary>
/// <remarks>
/// A resume is journalled as an entry, but enters nothing new; so does the entry of another execution while one waits (trap B20). What has
/// faulted can be journalled as cancelled later, so nothing is said once there was a fault.
/// </remarks>
sealed class JournalReplay(Definition definition)
{
    readonly Dictionary<string, int> _underWay = [];
    bool _hasFaulted;

    public JournalReplay Read(Taken taken)
    {
        if (taken.Resumed is { } resumed) Count(resumed.ActivityId, -1);
        foreach (var entry in taken.Step.Journal)
        {
            switch (entry.Event)
            {
                case JournalEvent.Started or JournalEvent.Resumed: Count(entry.ActivityId, +1); break;
                case JournalEvent.Completed or JournalEvent.Canceled: Count(entry.ActivityId, -1); break;
                case JournalEvent.Faulted: _hasFaulted = true; break;
                case JournalEvent.Suspended: break;
            }
        }
        return this;
    }

    public bool Agrees(State state) => _hasFaulted || UnderWay(_underWay).SetEquals(UnderWay(
        state.Inner.Executions.Where(execution => execution.Phase == Phase.Running)
            .GroupBy(execution => execution.ActivityNumber).ToDictionary(group => definition.ByNumber[group.Key].Id, group => group.Count())));

    void Count(string activity, int change) => _underWay[activity] = _underWay.GetValueOrDefault(activity) + change;

    static HashSet<(string, int)> UnderWay(Dictionary<string, int> counts) => [.. counts.Where(count => count.Value != 0).Select(count => (count.Key, count.Value))];
}
