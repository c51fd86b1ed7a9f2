using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WiangSuai.Workflow.Engine;

/// <summary>Where an expression looks for variables: the execution's own values, then those of each one around it.</summary>
/// <remarks>
/// Reading and <c>setVariable</c> go by the innermost name, <c>SetVariable</c> by the id. Ids of loop variables are the same in every loop,
/// so an inner loop writes over the outer one's; Elsa does so too.
/// </remarks>
partial class Execution
{
    public Block? FindBlock(string id)
    {
        for (var at = this; at is not null; at = at.Parent)
            if (at.Memory.Find(id) is { } block) return block;
        return Burst.Memory.Find(id);
    }

    Block? FindBlockByName(string name)
    {
        for (var at = this; at is not null; at = at.Parent)
            if (FindByName(at.Memory, name) is { } block) return block;
        return FindByName(Burst.Memory, name);
    }

    static Block? FindByName(Memory memory, string name)
    {
        foreach (var block in memory.Blocks)
            if (block.Variable?.Name == name) return block;
        return null;
    }

    /// <summary>All that can be seen from here, innermost first; the same name can come again.</summary>
    public IEnumerable<Variable> VariablesInScope()
    {
        for (var at = this; at is not null; at = at.Parent)
            foreach (var variable in at.Variables) yield return variable;
        foreach (var block in Burst.Memory.Blocks)
            if (block.Variable is { } variable) yield return variable;
    }

    public object? GetVariable(string name) =>
        FindBlockByName(name) is { Variable: { } variable } ? ListsAsArrays(FindBlock(variable.Id)!.Value) : null;

    /// <summary>What Liquid sees: the innermost declared variable of the name that has a value anywhere.</summary>
    public object? GetDeclaredVariable(string name)
    {
        foreach (var variable in VariablesInScope())
            if (variable.Name == name && FindBlock(variable.Id) is { } block) return block.Value;
        return null;
    }

    /// <summary>As <c>setVariable</c> in a script: the value stays what it is, whatever the variable's type.</summary>
    public void SetInScope(string name, object? value)
    {
        foreach (var variable in VariablesInScope())
        {
            if (variable.Name != name || FindBlock(variable.Id) is not { } block) continue;
            block.Value = value;
            return;
        }
        CreateVariable(name, value);
    }

    /// <summary>As assigning to a member of <c>variables</c>: the value takes the variable's type.</summary>
    public void SetByName(string name, object? value)
    {
        if (FindBlockByName(name) is not { Variable: { } variable }) CreateVariable(name, value);
        else FindBlock(variable.Id)!.Value = variable.Fit(value);
    }

    /// <summary>Whether assigning its own value to a member of <c>variables</c>, which every reading script does at its end, leaves the variable as it is.</summary>
    public bool IsUnchangedByReading(string name) =>
        FindBlockByName(name) is { Variable: { } variable } && FindBlock(variable.Id)!.Value is var value
        && (value is null || variable.Type.IsInstanceOfType(value));

    /// <summary>The innermost variable of the name, whatever its type and whether it has a value; nothing where there is none.</summary>
    public void Overwrite(string name, object? value)
    {
        if (FindBlockByName(name) is { Variable: { } variable }) FindBlock(variable.Id)!.Value = value;
    }

    public void SetById(Variable variable, object? value)
    {
        var fitting = variable.Fit(value);
        var block = FindBlock(variable.Id) ?? (NearestContainer()?.Memory ?? Burst.Memory).Declare(variable);
        block.Value = fitting;
    }

    public void CreateVariable(string name, object? value)
    {
        if (FindByName(Memory, name) is not null) throw new ActivityFault($"Variable {name} already exists in the context.");

        var variable = Variable.Named(name, isStored: true);
        var container = NearestContainer() ?? this;
        (container.FindBlock(variable.Id) ?? container.Memory.Declare(variable)).Value = value;
    }

    /// <summary>The value of an output that the document binds to a variable, and what <c>getOutputFrom</c> will see.</summary>
    public void SetOutput(string name, object? value, Type type)
    {
        if (Activity.OutputTargets.TryGetValue(name, out var id))
        {
            var fitting = Conversion.To(value, type);
            (FindBlock(id) ?? Memory.Declare(Variable.Bound(id))).Value = fitting;
            if (Burst.Definition.OutputNames.Contains(id)) Burst.Output[id] = JsonValues.ToNode(value);
        }
        Burst.Record(this, name, value);
    }

    public Execution? NearestContainer()
    {
        for (var at = this; at is not null; at = at.Parent)
            if (at.Activity.IsContainer) return at;
        return null;
    }

    [return: NotNullIfNotNull(nameof(value))]
    static object? ListsAsArrays(object? value) =>
        value is IList list and not IDictionary && value.GetType() is { IsGenericType: true } type && type.GenericTypeArguments is [var item]
            ? ToArray(list, item)
            : value;

    static Array ToArray(IList list, Type item)
    {
        var array = Array.CreateInstance(item, list.Count);
        list.CopyTo(array, 0);
        return array;
    }
}
