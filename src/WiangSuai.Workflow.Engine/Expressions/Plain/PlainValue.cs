using Jint.Native;
using Jint.Runtime;

namespace WiangSuai.Workflow.Engine;

/// <summary>The script values that need no engine: undefined, null, true, false, numbers and text.</summary>
static class PlainValue
{
    /// <returns>Null for a list, an object, a date, a decimal and whatever else the engine turns into an object or a number of its own.</returns>
    public static JsValue? Of(object? value) => value switch
    {
        null => JsValue.Null,
        bool flag => flag ? JsBoolean.True : JsBoolean.False,
        string text => JsString.Create(text),
        int number => JsNumber.Create(number),
        double number => JsNumber.Create(number),
        _ => null,
    };

    public static bool IsTrue(JsValue value) => TypeConverter.ToBoolean(value);

    public static bool IsNothing(JsValue value) => value.Type is Types.Undefined or Types.Null;

    public static double NumberOf(JsNumber number) => TypeConverter.ToNumber(number);
}
