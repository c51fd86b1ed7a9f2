using System.Dynamic;
using System.Text.RegularExpressions;
using Acornima;
using Jint;
using Jint.Native;
using JsEngine = Jint.Engine;

namespace WiangSuai.Workflow.Engine;

/// <summary>A script, parsed once. Plain ones are worked out at once; for any other every evaluation gets an engine of its own, so that nothing leaks from one to the next.</summary>
sealed partial class JavaScript : Expression
{
    static readonly ScriptPreparationOptions AsElsa = new() { ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true } };

    readonly Prepared<Acornima.Ast.Script> _script;
    readonly Plain? _plain;

    public JavaScript(string text)
    {
        Words = WordsOf(text);
        MembersOfVariables = MemberOfVariables().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        try
        {
            _script = JsEngine.PrepareScript(text, options: AsElsa);
            Facts = new ScriptFacts(_script.Program!);
            _plain = PlainScript.Compile(_script.Program!);
        }
        catch (ScriptPreparationException e)
        {
            var at = (e.InnerException as ParseErrorException)?.Error;
            Problem = new SyntaxProblem("JavaScript", at?.Description ?? e.Message, at?.LineNumber ?? 0, at?.Column + 1 ?? 0);
        }
    }

    public override SyntaxProblem? Problem { get; }

    /// <summary>Null for a script that cannot be parsed.</summary>
    public ScriptFacts? Facts { get; }

    /// <summary>Every name in the script: only what it can mention has to be put into its engine.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>The variables that are read or assigned as members of <c>variables</c>, and so are written back at the end.</summary>
    public IReadOnlySet<string> MembersOfVariables { get; }

    /// <summary>Whether names may be made at run time, so that everything has to be there.</summary>
    public bool IsDynamic => Words.Contains("globalThis") || Words.Contains("this") || Words.Contains("eval") || Words.Contains("Function");

    public override object? Evaluate(Execution at, Type type)
    {
        if (Problem is { } problem) throw new ActivityFault($"{problem.Problem} ({problem.Line}:{problem.Column})");
        return EvaluatePlainly(at) is { } plain ? Conversion.To(plain.ToObject(), type) : EvaluateInEngine(at, type);
    }

    /// <summary>Whether it can be worked out without an engine, as long as it comes upon plain values only.</summary>
    public bool IsPlain => _plain is not null;

    /// <returns>Null where it takes an engine.</returns>
    public JsValue? EvaluatePlainly(Execution at)
    {
        if (_plain is null) return null;
        foreach (var name in MembersOfVariables)
            if (!ScriptHost.IsScriptName(name) || !at.IsUnchangedByReading(name)) return null;
        return _plain(at);
    }

    object? EvaluateInEngine(Execution at, Type type)
    {
        try
        {
            var host = new ScriptHost(this, at);
            var result = host.Engine.Evaluate(_script).UnwrapIfPromise().ToObject();
            host.WriteBack();
            return Conversion.To(result, type);
        }
        catch (Exception e) when (ScriptErrors.IsOne(e))
        {
            throw new ActivityFault(e.Message, e);
        }
    }

    static HashSet<string> WordsOf(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\w$]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"variables\.(\w+)(?:\.\w+)*")]
    private static partial Regex MemberOfVariables();
}
