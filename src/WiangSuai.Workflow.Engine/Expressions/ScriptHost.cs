using System.Dynamic;
using System.Globalization;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;
using JsEngine = Jint.Engine;

namespace WiangSuai.Workflow.Engine;

/// <summary>One engine for one evaluation, with what Elsa gives to scripts, as far as the script mentions it.</summary>
sealed partial class ScriptHost
{
    readonly JavaScript _script;
    readonly Execution _at;

    public ScriptHost(JavaScript script, Execution at)
    {
        _script = script;
        _at = at;
        Engine = new JsEngine(Options(at));
        AddVariables();
        AddFunctions();
        AddAccessors();
        AddChance();
    }

    public JsEngine Engine { get; }

    Burst Burst => _at.Burst;

    bool Mentions(string name) => _script.IsDynamic || _script.Words.Contains(name);

    static Options Options(Execution at)
    {
        var options = new Options
        {
            Culture = CultureInfo.InvariantCulture,
            TimeSystem = new StepTime(at.Burst.At),
            TimeZone = TimeZoneInfo.Utc,
            ExperimentalFeatures = ExperimentalFeature.TaskInterop,
            AgentCanSuspend = false,
        };
        options.MaxStatements(ScriptLimits.Statements);
        options.LimitMemory(ScriptLimits.Bytes);
        options.LimitRecursion(ScriptLimits.Recursion);
        options.TimeoutInterval(ScriptLimits.WallTime);
        options.RegexTimeoutInterval(ScriptLimits.WallTime);
        options.MaxArraySize(ScriptLimits.ArrayLength);
        options.Interop.ObjectConverters.Add(new ByteArrays());
        options.Interop.ObjectConverters.Add(new Enums());
        options.Interop.ObjectConverters.Add(new JsonElements());
        options.SetWrapObjectHandler(Wrap);
        return options;
    }

    /// <summary>A .NET list in a script has the methods of an array.</summary>
    static Jint.Native.Object.ObjectInstance Wrap(JsEngine engine, object target, Type? type)
    {
        var wrapped = ObjectWrapper.Create(engine, target);
        if (IsList(target)) wrapped.Prototype = engine.Intrinsics.Array.PrototypeObject;
        return wrapped;
    }

    static bool IsList(object target) => target is not System.Collections.IDictionary
        && (target is System.Collections.ICollection || target.GetType().GetInterfaces().Any(IsCollectionType));

    static bool IsCollectionType(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || type.GetGenericTypeDefinition() == typeof(ICollection<>));
}

/// <summary>How much a script may use. The first three count work and are the same on every machine.</summary>
static class ScriptLimits
{
    public const int Statements = 200_000;
    public const int Recursion = 200;
    public const uint ArrayLength = 1_000_000;

    /// <summary>Allocated in one evaluation, 64 MB.</summary>
    public const long Bytes = 64L * 1024 * 1024;

    /// <summary>The last guard: when it fires, the step is rolled back.</summary>
    public static readonly TimeSpan WallTime = TimeSpan.FromSeconds(10);
}
