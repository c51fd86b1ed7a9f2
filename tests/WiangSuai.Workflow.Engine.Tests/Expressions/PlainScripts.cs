using System.Text.Json.Nodes;
using CsCheck;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Expressions;

/// <summary>Scripts that are worked out without an engine give what the engine gives.</summary>
public sealed class PlainScripts
{
    static readonly Gen<string> Leaf = Gen.OneOf(
        "null", "undefined", "true", "false", "0", "1", "-1", "2.5", "1e21", "'x'", "''", "'10'", "\"ยืม\"",
        "getVariable('n')", "getVariable('d')", "getVariable('s')", "getVariable('b')", "getVariable('nothing')", "getVariable('list')", "getVariable('none')",
        "variables.n", "variables.d", "variables.s", "variables.b", "variables.nothing", "variables.list", "variables.none", "variables.odd",
        "getInput('Outcome')", "getInput('count')", "getInput('map')", "getInput('none')", "getCorrelationId()", "getWorkflowInstanceId()", "getWorkflowDefinitionId()");

    static readonly Gen<string> Sign = Gen.OneOf("===", "!==", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "&&", "||");

    static readonly Gen<string> Script = Gen.Recursive<string>((depth, smaller) => depth > 4 ? Leaf : Gen.Frequency(
        (2, Leaf),
        (4, Gen.Select(smaller, Sign, smaller, (left, sign, right) => $"({left} {sign} {right})")),
        (1, Gen.Select(smaller, smaller, (left, right) => $"({left} ?? {right})")),
        (1, smaller.Select(argument => $"!{argument}")),
        (1, smaller.Select(argument => $"-({argument})")),
        (1, Gen.Select(smaller, smaller, smaller, (test, one, other) => $"({test} ? {one} : {other})"))));

    [Fact]
    public void A_plain_script_gives_what_the_engine_gives_for_it() => Script.Sample(
        script =>
        {
            Assert.True(new JavaScript(script).IsPlain, script);
            Assert.False(new JavaScript(InEngine(script)).IsPlain);
            Assert.Equal(Run(InEngine(script)), Run(script));
        },
        iter: 600);

    [Theory]
    [InlineData("getInput('Outcome') === 'Approved'")]
    [InlineData("getVariable('Outside') ? 'loan.outside' : 'loan.inside'")]
    [InlineData("variables.amount > 50000 && !variables.urgent")]
    public void What_conditions_usually_say_is_plain(string script) => Assert.True(new JavaScript(script).IsPlain);

    [Theory]
    [InlineData("variables.n = 1")]
    [InlineData("setVariable('n', 1)")]
    [InlineData("let x = 1; x")]
    [InlineData("getVariable(getInput('name'))")]
    [InlineData("getVariable('a').b")]
    [InlineData("getTotal()")]
    public void What_may_change_something_or_go_elsewhere_is_left_to_the_engine(string script) => Assert.False(new JavaScript(script).IsPlain);

    [Fact]
    public void A_script_nested_beyond_measure_is_left_to_the_engine() =>
        Assert.False(new JavaScript(string.Concat(Enumerable.Repeat("!", 100)) + "true").IsPlain);

    /// <summary>The comma is nothing that the plain way knows.</summary>
    static string InEngine(string script) => $"0, ({script})";

    /// <summary>The value, and the variables after it, for each type that an input may ask for.</summary>
    static string Run(string script)
    {
        var values = new[] { "Object", "String", "Boolean", "Int32" }.Select(type => Start(script, type));
        return string.Join('\n', values.Select(state => $"{state.SubStatus} {state.Output.ToJsonString()} {state.Variables.ToJsonString()}"));
    }

    static State Start(string script, string type)
    {
        var definition = Flow(
            [
                Activity("Elsa.SetVariable", "odd", ("value", "=setVariable('odd', '7'), 1")).Assigning("d"),
                Activity("Elsa.SetVariable", "into", ("value", "=" + script)).Assigning(type),
                Activity("Elsa.SetOutput", "out", ("outputName", "A"), ("outputValue", "=" + script)),
            ],
            [To("odd.Done → into"), To("into.Done → out")],
            Variable("n", "Int32", "3"), Variable("d", "Double", "2.5"), Variable("s", "String", "x"), Variable("b", "Boolean", "true"),
            Variable("nothing", "Object", null), Variable("list", "Object[]", "[1,2]"), Variable("odd", "Int32", "5"),
            Variable("Object", "Object", null), Variable("String", "String", null), Variable("Boolean", "Boolean", null), Variable("Int32", "Int32", null));
        return definition.Start(new JsonObject { ["Outcome"] = "Approved", ["count"] = 12, ["map"] = new JsonObject { ["a"] = 1 } }).State;
    }
}
