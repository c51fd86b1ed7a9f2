using System.Collections.Frozen;

namespace WiangSuai.Workflow.Engine;

/// <summary>The activity types that a document may use: Elsa's own set and the host's. Immutable.</summary>
public sealed class ActivityCatalogue
{
    readonly FrozenDictionary<string, HostActivity> _hosted;

    ActivityCatalogue(FrozenDictionary<string, HostActivity> hosted) => _hosted = hosted;

    /// <summary>Elsa's own set alone.</summary>
    public static ActivityCatalogue Elsa { get; } = new(FrozenDictionary<string, HostActivity>.Empty);

    /// <summary>The host's activities, in no particular order.</summary>
    public IEnumerable<HostActivity> Hosted => _hosted.Values;

    /// <summary>This catalogue and further host activities; a type that is already there is replaced.</summary>
    public ActivityCatalogue With(params HostActivity[] activities) =>
        new(_hosted.Values.Where(old => activities.All(added => added.Type != old.Type)).Concat(activities)
            .ToFrozenDictionary(activity => activity.Type, StringComparer.Ordinal));

    internal HostActivity? Find(string type) => _hosted.GetValueOrDefault(type);
}
