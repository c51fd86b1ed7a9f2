using System.Text.Json.Nodes;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Expressions;

/// <summary>What a value becomes in a variable of a type, as Elsa has it (trap B16 and the rules around it).</summary>
public sealed class Conversions
{
    [Theory]
    [InlineData("Int32", "=2.5", "2")]
    [InlineData("Int32", "=3.5", "4")]
    [InlineData("Int32", "=-2.5", "-2")]
    [InlineData("Int32", "abc", "0")]
    [InlineData("Int32", "='abc'", "0")]
    [InlineData("Int32", "", "null")]
    [InlineData("Int32", "='12'", "12")]
    [InlineData("Int32", "=true", "1")]
    [InlineData("Int32", "=null", "null")]
    [InlineData("Int32", "=NaN", "fault")]
    [InlineData("Int32", "=3e9", "fault")]
    [InlineData("Int64", "=3e9", "3000000000")]
    [InlineData("Double", "='1.5'", "1.5")]
    [InlineData("Double", "='x'", "0")]
    [InlineData("Decimal", "=1.1", "1.1")]
    [InlineData("Boolean", "=1", "true")]
    [InlineData("Boolean", "=0", "false")]
    [InlineData("Boolean", "='TRUE'", "true")]
    [InlineData("Boolean", "='yes'", "false")]
    [InlineData("Boolean", "='0'", "false")]
    [InlineData("Boolean", "=({})", "false")]
    [InlineData("Boolean", "=''", "null")]
    [InlineData("String", "=true", "\"True\"")]
    [InlineData("String", "=1.5", "\"1.5\"")]
    [InlineData("String", "=1e21", "\"1E+21\"")]
    [InlineData("String", "=[1,'a']", "\"[1,\\u0022a\\u0022]\"")]
    [InlineData("String", "=({ a: 1 })", "\"{\\u0022a\\u0022:1}\"")]
    [InlineData("Object", "=({ a: [1, null] })", "{\"a\":[1,null]}")]
    [InlineData("Object", "=undefined", "null")]
    [InlineData("Guid", "=parseGuid('6f9619ff-8b86-d011-b42d-00c04fc964ff')", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("DateTime", "2026-01-05", "\"2026-01-05T00:00:00\"")]
    [InlineData("DateTimeOffset", "2026-01-05T00:00:00Z", "\"2026-01-05T00:00:00+00:00\"")]
    [InlineData("TimeSpan", "01:30:00", "\"01:30:00\"")]
    public void A_value_in_a_variable_of_a_type(string type, string value, string stored)
    {
        var state = Flow([Activity("Elsa.SetVariable", "s", ("value", value)).Assigning("v")], [], Variable("v", type, null)).Start().State;

        if (stored == "fault") Assert.Equal(SubStatus.Faulted, state.SubStatus);
        else Assert.True(JsonNode.DeepEquals(JsonNode.Parse(stored), state.Variables["v"]), state.Variables.ToJsonString());
    }

    [Theory]
    [InlineData("getVariable('v') === null ? 'null' : String(getVariable('v'))", "null")]
    [InlineData("toJson({ ก: [1, true, null] })", """{"ก":[1,true,null]}""")]
    [InlineData("String(isNullOrEmpty('')) + isNullOrEmpty(null) + isNullOrWhiteSpace('  ') + isNullOrWhiteSpace('x')", "truetruetruefalse")]
    [InlineData("stringToBase64('ยืม')", "4Lii4Li34Lih")]
    [InlineData("stringFromBase64(stringToBase64('ยืม'))", "ยืม")]
    [InlineData("bytesToString(bytesFromBase64(bytesToBase64(bytesFromString('ok'))))", "ok")]
    [InlineData("getWorkflowDefinitionId() + ' ' + getWorkflowDefinitionVersion() + ' ' + getWorkflowDefinitionVersionId()", "loan 1 loan-v1")]
    [InlineData("getWorkflowInstanceId()", "i-1")]
    [InlineData("setWorkflowInstanceName('n'), getWorkflowInstanceName()", "n")]
    [InlineData("setCorrelationId('c'), getCorrelationId()", "c")]
    [InlineData("String(getLastResult())", "null")]
    [InlineData("setVariable('fresh', 5), getVariable('fresh') + variables.fresh", "10")]
    [InlineData("variables.v = 9, String(getVariable('v'))", "null")]
    [InlineData("return 'early'", "early")]
    [InlineData("const a = [3,1,2].sort(); a.join('-')", "1-2-3")]
    [InlineData("(async () => 'later')()", "later")]
    [InlineData("`${[1, 2].map(x => x * 2)}`", "2,4")]
    [InlineData("new Date(Date.UTC(2026, 0, 5)).toISOString()", "2026-01-05T00:00:00.000Z")]
    [InlineData("getInput('nothing') ?? 'none'", "none")]
    [InlineData("getInput('AMOUNT')", "5")]
    [InlineData("String(Decimal.Parse('1.5') + 1)", "2.5")]
    [InlineData("const made = new ExpandoObject(); made.a = 1; String(made.a)", "1")]
    [InlineData("JsonNode.Parse('{\"a\":[1,2]}').ToJsonString()", "{\"a\":[1,2]}")]
    public void A_script_can_do_what_Elsa_lets_it(string script, string line) => Assert.Equal(
        [line], Flow([Line("w", "=" + script)], [], Variable("v", "Int32", null)).Start(new JsonObject { ["amount"] = 5 }).Lines);

    [Theory]
    [InlineData("{{ Variables.n }} {{ Variables.missing }}|", "7 |")]
    [InlineData("{{ Input.amount }} {{ Input.missing }}|", "5 |")]
    [InlineData("{{ CorrelationId }} {{ WorkflowInstanceId }} {{ WorkflowDefinitionId }} {{ WorkflowDefinitionVersion }} {{ WorkflowDefinitionVersionId }}", "loan-1 i-1 loan 1 loan-v1")]
    [InlineData("{% if Variables.n > 5 %}many{% else %}few{% endif %}", "many")]
    [InlineData("{% for i in Variables.list %}{{ i }};{% endfor %}", "1;2;")]
    [InlineData("{{ Variables.map.a }} {{ Variables.map.b.c }}", "1 x")]
    [InlineData("{{ 'ยืม' | base64 }} {{ 'a' | upcase }} {{ 'x' | nosuch }}", "4Lii4Li34Lih A x")]
    [InlineData("{{ Variables.n | plus: 1 | times: 2 }}", "16")]
    [InlineData("<b>&amp; {{ '<i>' }}", "<b>&amp; <i>")]
    public void A_template_sees_what_Elsa_shows_it(string template, string line) => Assert.Equal([line], Flow(
        [
            Activity("Elsa.SetVariable", "m", ("value", "=({ a: 1, b: { c: 'x' } })")).Assigning("map"),
            Activity("Elsa.SetVariable", "l", ("value", "=[1, 2]")).Assigning("list"),
            Line("w", "~" + template),
        ],
        Arrows("m.Done → l", "l.Done → w"), Variable("n", "Int32", "7"), Variable("map", "Object", null), Variable("list", "Object", null))
        .Start(new JsonObject { ["amount"] = 5 }).Lines);
}
