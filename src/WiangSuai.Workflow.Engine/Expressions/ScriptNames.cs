using JsEngine = Jint.Engine;

namespace WiangSuai.Workflow.Engine;

/// <summary>Which names a script finds when it runs, as far as the document says.</summary>
partial class ScriptHost
{
    static readonly HashSet<string> OfTheLanguage = [.. new JsEngine().Global.GetOwnProperties().Select(property => property.Key.ToString())];

    static readonly HashSet<string> Types = ["variables", "DateTime", "DateTimeOffset", "TimeSpan", "Guid", "Random"];

    /// <summary>Errs on the side of yes: names of variables count wherever they are declared.</summary>
    public static bool Gives(Definition definition, Activity activity, string name) =>
        OfTheLanguage.Contains(name) || Types.Contains(name) || Array.Exists(Harmless, type => type.Name == name) || Functions.ContainsKey(name)
        || Scopes.NamesAnywhere(definition).Select(Casing.Pascal).Any(variable => name == $"get{variable}" || name == $"set{variable}")
        || definition.InputNames.Any(input => name == $"get{input}")
        || Scopes.NearestContainer(activity).Children.Any(one => one.Outputs.Any(output => name == $"get{output}From{ScriptNameOf(definition, one)}"));
}
