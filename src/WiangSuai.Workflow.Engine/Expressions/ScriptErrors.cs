using System.Reflection;
using System.Text.Json;
using Jint;

namespace WiangSuai.Workflow.Engine;

/// <summary>What counts as a script's or a template's own failure.</summary>
/// <remarks>
/// Scripts call .NET types (DateTime, Guid, lists), so it is more than the language's own errors. A <see cref="TimeoutException"/>, which a
/// slow regular expression throws too, is not among them: it is the last guard and leaves the step.
/// </remarks>
static class ScriptErrors
{
    public static bool IsOne(Exception e) => e is JintException or ArgumentException or FormatException or InvalidOperationException
        or InvalidCastException or ArithmeticException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException
        or NotSupportedException or NotImplementedException or TargetInvocationException or MemberAccessException or JsonException
        or InsufficientExecutionStackException;
}
