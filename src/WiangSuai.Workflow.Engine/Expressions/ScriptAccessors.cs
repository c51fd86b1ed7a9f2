namespace WiangSuai.Workflow.Engine;

/// <summary>The functions named after variables, inputs and outputs: <c>getTotal()</c>, <c>setTotal(…)</c>, <c>getResultFromAsk()</c>.</summary>
partial class ScriptHost
{
    void AddAccessors()
    {
        if (!_script.IsDynamic && !_script.Words.Any(IsAccessor)) return;

        foreach (var name in NamesInScope().ToList())
        {
            var pascal = Casing.Pascal(name);
            Add($"get{pascal}", () => _at.GetVariable(name));
            Add($"set{pascal}", (object? value) => Assign(name, value));
        }
        foreach (var input in Burst.Definition.InputNames) Add($"get{input}", () => InputNamed(input));
        foreach (var activity in _at.NearestContainer()?.Activity.Children ?? [])
            foreach (var output in activity.Outputs)
                if (ScriptNameOf(Burst.Definition, activity) is { } named)
                    Add($"get{output}From{named}", () => Burst.OutputOf(activity, output, _at));
    }

    /// <summary>Elsa looks among the given inputs by their names as script names: one declared as <c>loan_id</c> is never found.</summary>
    object? InputNamed(string declared) => Burst.Input
        .FirstOrDefault(input => string.Equals(Casing.Pascal(input.Key), declared, StringComparison.OrdinalIgnoreCase) && IsScriptName(Casing.Pascal(input.Key))).Value;

    /// <summary>By name alone in documents of today's Studio, by id in older ones.</summary>
    static string? ScriptNameOf(Definition definition, Activity activity)
    {
        var name = definition.IsModern ? activity.Name : activity.Id;
        return string.IsNullOrWhiteSpace(name) ? null : Casing.Pascal(name);
    }

    void Add(string name, Delegate function)
    {
        if (Mentions(name)) Engine.SetValue(name, function);
    }

    static bool IsAccessor(string word) =>
        (word.StartsWith("get", StringComparison.Ordinal) || word.StartsWith("set", StringComparison.Ordinal))
        && !Functions.ContainsKey(word);
}
