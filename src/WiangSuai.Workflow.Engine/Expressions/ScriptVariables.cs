using System.Collections;
using System.Dynamic;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace WiangSuai.Workflow.Engine;

/// <summary>The object <c>variables</c>: a copy of the variables that the script mentions, written back when it has ended.</summary>
partial class ScriptHost
{
    void AddVariables()
    {
        if (!Mentions("variables")) return;

        var container = new ExpandoObject();
        foreach (var name in NamesInScope().Where(_script.MembersOfVariables.Contains))
            ((IDictionary<string, object?>)container)[name] = Copied(_at.GetVariable(name));
        Engine.SetValue("variables", container);
    }

    /// <summary>Null, and what the script removed, leave the variable as it is.</summary>
    public void WriteBack()
    {
        var script = Engine.GetValue("variables");
        if (script.IsUndefined()) return;

        foreach (var (name, value) in (IDictionary<string, object?>)script.ToObject()!)
            if (!Burst.Definition.InputNames.Contains(name))
                _at.SetByName(name, value is JsObject made ? made.ToObject() : value ?? _at.GetVariable(name));
    }

    /// <summary>Keeps <c>variables.x</c> and <c>getVariable('x')</c> in step within one script.</summary>
    void Assign(string name, object? value)
    {
        var script = Engine.GetValue("variables");
        var container = script.IsUndefined() ? new ExpandoObject() : (IDictionary<string, object?>)script.ToObject()!;
        container[name] = Copied(value);
        Engine.SetValue("variables", container);
        _at.SetInScope(name, value);
    }

    IEnumerable<string> NamesInScope() =>
        _at.VariablesInScope().Select(variable => variable.Name).Where(IsScriptName).Distinct();

    /// <summary>Letters and digits only: others have no accessors, as on Elsa.</summary>
    public static bool IsScriptName(string name) => !string.IsNullOrWhiteSpace(name) && name.All(char.IsLetterOrDigit);

    object? Copied(object? value) => value is ExpandoObject map ? ToObject(map) : value;

    ObjectInstance ToObject(IDictionary<string, object?> map)
    {
        var made = Engine.Intrinsics.Object.Construct([]);
        foreach (var (name, value) in map) made.DefineOwnProperty(name, new PropertyDescriptor(ToScript(value), true, true, true));
        return made;
    }

    JsValue ToScript(object? value) => value switch
    {
        IDictionary<string, object?> map => ToObject(map),
        ICollection list and not Array { Rank: > 1 } => new JsArray(Engine, [.. list.Cast<object?>().Select(ToScript)]),
        _ => JsValue.FromObject(Engine, value),
    };
}
