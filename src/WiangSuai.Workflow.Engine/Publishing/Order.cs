namespace WiangSuai.Workflow.Engine;

/// <summary>Which activities the flow passes before it comes to another, as far as the document's shape says.</summary>
static class Order
{
    /// <summary>In the flowchart or sequence that it stands in, and in those around.</summary>
    public static IEnumerable<Activity> Before(Activity activity)
    {
        for (var at = activity; at.Container is { } container; at = container)
        {
            var before = container switch
            {
                Flowchart flowchart => flowchart.Graph.Find(at)!.Ancestors,
                Sequence sequence => sequence.Children.TakeWhile(child => child != at),
                _ => Enumerable.Empty<Activity>(),
            };
            foreach (var one in before) yield return one;
        }
    }
}
