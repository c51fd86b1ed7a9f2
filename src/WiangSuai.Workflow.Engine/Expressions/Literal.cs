using System.Text.Json;

namespace WiangSuai.Workflow.Engine;

/// <summary>A fixed value. Lists and objects stand as JSON text until a type asks for them.</summary>
sealed class Literal(object? value) : Expression
{
    volatile Converted? _last;

    public object? Value => value;

    /// <summary>The value without an execution; null where it does not fit.</summary>
    public T? As<T>() => Conversion.TryTo(value, typeof(T), out var converted) && converted is T typed ? typed : default;

    public override object? Evaluate(Execution at, Type type)
    {
        if (_last is { } last && last.Type == type) return last.Value;

        var converted = Conversion.To(value, type);
        // A list that a script could change in place is made anew each time.
        if (converted is null or string or ValueType and not JsonElement || type == typeof(ICollection<string>)) _last = new Converted(type, converted);
        return converted;
    }

    sealed record Converted(Type Type, object? Value);
}
