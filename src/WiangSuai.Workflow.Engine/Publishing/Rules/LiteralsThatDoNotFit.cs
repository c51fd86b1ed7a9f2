using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Traps B16 and B18: a fixed value that faults where it is converted, or silently becomes another one.</summary>
static class LiteralsThatDoNotFit
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from activity in definition.ByNumber
        from input in activity.Inputs
        where input.Expression is Literal { Value: not null }
        let value = ((Literal)input.Expression!).Value!
        let defect = Check(definition, activity, input, value)
        where defect is not null
        select defect;

    static Defect? Check(Definition definition, Activity activity, Input input, object value)
    {
        (string, object)[] values = [("activity", activity.Id), ("input", input.Name), ("value", value), ("type", input.Type.Name)];
        var path = definition.PathOf(activity, input.Name);
        if (!Conversion.TryTo(value, input.Type, out var converted)) return Error(path, DefectCode.LiteralFaults, values);
        return value is string text && IsLost(text, converted, input.Type) ? Warning(path, DefectCode.LiteralChanges, values) : null;
    }

    static bool IsLost(string text, object? converted, Type type) => converted switch
    {
        bool => !bool.TryParse(text, out _) && text is not ("0" or "1"),
        int or long or double or decimal => !decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
        null => type.IsValueType,
        TimeSpan => !TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
