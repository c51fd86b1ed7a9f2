using System.Text.Json.Nodes;
using static WiangSuai.Workflow.Engine.Tests.Documents;

namespace WiangSuai.Workflow.Engine.Tests.Expressions;

/// <summary>Scripts may do what Elsa lets them do, within limits, and never anything that differs from one run to the next.</summary>
public sealed class Scripts
{
    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("const f = () => f(); f()")]
    [InlineData("const parts = []; while (true) parts.push('x'.repeat(100000))")]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("new Array(5000000).fill(1)")]
    public void A_script_without_end_or_measure_faults_its_activity(string script)
    {
        var state = Writing(script).Start().State;

        Assert.Equal(SubStatus.Faulted, state.SubStatus);
        Assert.Equal("w", Assert.Single(state.Incidents).ActivityId);
    }

    [Theory]
    [InlineData("String(Math.random())")]
    [InlineData("newGuidString()")]
    [InlineData("newShortGuid()")]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("String(new Random().Next())")]
    public void Chance_comes_from_the_seed_alone(string script)
    {
        var definition = Writing(script);

        Assert.Equal(definition.Start(seed: 7).Lines, definition.Start(seed: 7).Lines);
        Assert.NotEqual(definition.Start(seed: 7).Lines, definition.Start(seed: 8).Lines);
    }

    [Theory]
    [InlineData("new Date().toISOString()", "2026-01-05T02:00:00.000Z")]
    [InlineData("String(Date.now())", "1767578400000")]
    [InlineData("DateTime.UtcNow.toISOString()", "2026-01-05T02:00:00.000Z")]
    [InlineData("DateTime.Today.toISOString()", "2026-01-05T00:00:00.000Z")]
    [InlineData("String(DateTimeOffset.Now.getUTCHours())", "2")]
    [InlineData("String(DateTime.DaysInMonth(2028, 2))", "29")]
    [InlineData("new TimeSpan(1, 30, 0).ToString()", "01:30:00")]
    public void The_clock_of_a_script_is_the_instant_of_the_step(string script, string line) =>
        Assert.Equal([line], Writing(script).Start().Lines);

    [Theory]
    [InlineData("System.IO.File.ReadAllText('/etc/hostname')")]
    [InlineData("getVariable.GetType()")]
    [InlineData("({}).constructor.constructor('return process')()")]
    [InlineData("DateTime.Now.GetType().Assembly.FullName")]
    public void A_script_reaches_nothing_outside_of_its_engine(string script) =>
        Assert.Equal(SubStatus.Faulted, Writing(script).Start().State.SubStatus);

    [Fact]
    public void Accessors_are_found_when_their_names_are_made_at_run_time()
    {
        var definition = Flow(
            [Activity("Elsa.WriteLine", "w", ("text", "=globalThis['get' + 'Total']()"))], [], Variable("total", "Double", "12"));

        Assert.Equal(["12"], definition.Start().Lines);
    }

    static Definition Writing(string script) => Flow([Activity("Elsa.WriteLine", "w", ("text", "=" + script))], []);
}
