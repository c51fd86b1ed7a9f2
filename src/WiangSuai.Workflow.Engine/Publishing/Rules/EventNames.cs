using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A8: event names are case-sensitive, and an event without a correlation id goes to any instance.</summary>
static class EventNames
{
    public static IEnumerable<Defect> Find(Definition definition)
    {
        var awaited = definition.ByNumber.OfType<Event>().Select(one => one.WrittenName).OfType<string>().ToHashSet();
        foreach (var publish in definition.ByNumber.OfType<PublishEvent>())
        {
            var name = publish.WrittenName;
            if (name is not null && !awaited.Contains(name) && awaited.FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } similar)
                yield return Error(definition.PathOf(publish, "EventName"), DefectCode.EventNameLetterCase, ("activity", publish.Id), ("event", name), ("awaited", similar));
            if (publish.GoesToAnyInstance)
                yield return Warning(definition.PathOf(publish), DefectCode.EventForAnyInstance, ("activity", publish.Id), ("event", name ?? ""));
        }
    }
}
