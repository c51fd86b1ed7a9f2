using Acornima;
using Jint.Native;
using Jint.Runtime;

namespace WiangSuai.Workflow.Engine;

/// <summary>What operators make of two plain values, as far as no rule of conversion between kinds has to be known.</summary>
static class PlainOperators
{
    /// <returns>Null for an operator that is left to the engine.</returns>
    public static Func<JsValue, JsValue, JsValue?>? Find(Operator sign) => sign switch
    {
        Operator.StrictEquality => (one, other) => PlainValue.Of(AreSame(one, other)),
        Operator.StrictInequality => (one, other) => PlainValue.Of(!AreSame(one, other)),
        Operator.Equality => (one, other) => AreEqual(one, other) is { } equal ? PlainValue.Of(equal) : null,
        Operator.Inequality => (one, other) => AreEqual(one, other) is { } equal ? PlainValue.Of(!equal) : null,
        Operator.LessThan => (one, other) => Compare(one, other, (a, b) => a < b, order => order < 0),
        Operator.LessThanOrEqual => (one, other) => Compare(one, other, (a, b) => a <= b, order => order <= 0),
        Operator.GreaterThan => (one, other) => Compare(one, other, (a, b) => a > b, order => order > 0),
        Operator.GreaterThanOrEqual => (one, other) => Compare(one, other, (a, b) => a >= b, order => order >= 0),
        Operator.Addition => Add,
        Operator.Subtraction => (one, other) => Calculate(one, other, (a, b) => a - b),
        Operator.Multiplication => (one, other) => Calculate(one, other, (a, b) => a * b),
        Operator.Division => (one, other) => Calculate(one, other, (a, b) => a / b),
        _ => null,
    };

    static bool AreSame(JsValue one, JsValue other) => (one, other) switch
    {
        (JsNumber a, JsNumber b) => PlainValue.NumberOf(a) == PlainValue.NumberOf(b),
        (JsString a, JsString b) => string.Equals(a.ToString(), b.ToString(), StringComparison.Ordinal),
        (JsBoolean a, JsBoolean b) => PlainValue.IsTrue(a) == PlainValue.IsTrue(b),
        _ => one.Type == other.Type && PlainValue.IsNothing(one),
    };

    /// <returns>Null where the two are of different kinds, so that one would have to be converted.</returns>
    static bool? AreEqual(JsValue one, JsValue other)
    {
        if (PlainValue.IsNothing(one) || PlainValue.IsNothing(other)) return PlainValue.IsNothing(one) && PlainValue.IsNothing(other);
        return one.Type == other.Type ? AreSame(one, other) : null;
    }

    static JsValue? Compare(JsValue one, JsValue other, Func<double, double, bool> numbers, Func<int, bool> texts) => (one, other) switch
    {
        (JsNumber a, JsNumber b) => PlainValue.Of(numbers(PlainValue.NumberOf(a), PlainValue.NumberOf(b))),
        (JsString a, JsString b) => PlainValue.Of(texts(string.CompareOrdinal(a.ToString(), b.ToString()))),
        _ => null,
    };

    static JsValue? Add(JsValue one, JsValue other) => one is JsString || other is JsString
        ? JsString.Create(TypeConverter.ToString(one) + TypeConverter.ToString(other))
        : Calculate(one, other, (a, b) => a + b);

    static JsNumber? Calculate(JsValue one, JsValue other, Func<double, double, double> calculate) =>
        (one, other) is (JsNumber a, JsNumber b) ? JsNumber.Create(calculate(PlainValue.NumberOf(a), PlainValue.NumberOf(b))) : null;
}
