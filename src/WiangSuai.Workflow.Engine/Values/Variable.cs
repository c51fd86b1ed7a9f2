using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>A variable as a container, a loop or an output declares it.</summary>
/// <param name="Type">What assigned values become; object for anything.</param>
/// <param name="IsStored">Whether its value is kept between two steps; otherwise it begins anew with its default.</param>
sealed record Variable(string Id, string Name, Type Type, bool IsStored)
{
    object? _default;
    string? _defaultText;

    /// <summary>The variable of a loop or of a script.</summary>
    public static Variable Named(string name, bool isStored) => new($"{Casing.Camel(name)}Variable", name, typeof(object), isStored);

    /// <summary>What an output is bound to: the id of a variable, whose type does not count here.</summary>
    public static Variable Bound(string id) => new(id, id, typeof(object), IsStored: false);

    /// <param name="text">The default as the document has it; one that does not fit the type is no default.</param>
    public Variable WithDefault(string text) =>
        Conversion.TryTo(text, Type, out var value) ? this with { _default = value, _defaultText = IsShareable(value) ? null : text } : this;

    public Variable WithDefault(object? value) => this with { _default = value, _defaultText = null };

    /// <summary>The default, each time a fresh one where it could be changed in place.</summary>
    public object? Default => _defaultText is null ? _default : Conversion.To(_defaultText, Type);

    public object? Fit(object? value) => Conversion.To(value, Type);

    /// <summary>What was stored, as the type that the variable has; as Elsa, text of an untyped variable comes back as a JSON node.</summary>
    public object? FromStored(string text)
    {
        var node = JsonNode.Parse(text);
        if (node is null || Type.IsInstanceOfType(node)) return node;
        if (Conversion.TryTo(node, Type, out var value)) return value;
        return node;
    }

    static bool IsShareable(object? value) => value is null or string or ValueType and not JsonElement;
}
