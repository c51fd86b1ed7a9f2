using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>A script that uses a name which nobody gives it faults; so does one that asks for the output of an activity elsewhere.</summary>
static class UnknownScriptNames
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from placed in definition.Expressions
        where placed.Expression is JavaScript { Facts: not null }
        let script = ((JavaScript)placed.Expression).Facts!
        let activity = definition.Find(placed.ActivityId)
        where activity is not null
        from name in script.FreeNames.Where(name => !ScriptHost.Gives(definition, activity, name))
            .Concat(script.ArgumentsOf("getOutputFrom").Where(name => !IsNeighbour(activity, name)))
            .Distinct()
        select Error(placed.JsonPath, DefectCode.UnknownScriptName, ("activity", placed.ActivityId), ("name", name));

    static bool IsNeighbour(Activity activity, string idOrName) =>
        Scopes.NearestContainer(activity).Children.Any(one => one.Id == idOrName || one.Name == idOrName);
}
