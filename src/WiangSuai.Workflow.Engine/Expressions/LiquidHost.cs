using System.Dynamic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fluid;
using Fluid.Values;

namespace WiangSuai.Workflow.Engine;

/// <summary>What Elsa gives to templates: <c>Variables</c>, <c>Input</c>, <c>CorrelationId</c> and what names the workflow.</summary>
static class LiquidHost
{
    static readonly TemplateOptions Options = Prepare();

    public static TemplateContext ContextFor(Execution at)
    {
        var context = new TemplateContext(at, Options) { Now = () => at.Burst.At };
        context.SetValue("ExpressionExecutionContext", at);
        return context;
    }

    public static bool HasFilter(string name) => Options.Filters.TryGetValue(name, out _);

    static TemplateOptions Prepare()
    {
        var options = new TemplateOptions
        {
            CultureInfo = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
            MaxSteps = ScriptLimits.Statements,
            MaxRecursion = 100,
        };
        var members = options.MemberAccessStrategy;
        members.Register<ExpandoObject, object?>((map, name) => ((IDictionary<string, object?>)map)[name]);
        members.Register<Named, object?>((named, name) => named.Find(name));
        members.Register<Execution, Named>("Variables", at => new Named(at.GetDeclaredVariable));
        members.Register<Execution, Named>("Input", at => new Named(name => at.Burst.Input.GetValueOrDefault(name)));
        members.Register<Execution, string?>("CorrelationId", at => at.Burst.CorrelationId);
        members.Register<Execution, string>("WorkflowDefinitionId", at => at.Burst.Definition.DefinitionId);
        members.Register<Execution, string>("WorkflowDefinitionVersionId", at => at.Burst.Definition.Id);
        members.Register<Execution, int>("WorkflowDefinitionVersion", at => at.Burst.Definition.Version);
        members.Register<Execution, string>("WorkflowInstanceId", at => at.Burst.InstanceId);
        options.Filters.AddFilter("base64", Base64);
        options.Filters.AddFilter("keys", Keys);
        return options;
    }

    static ValueTask<FluidValue> Base64(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var text = input.Type switch
        {
            FluidValues.Nil => null,
            FluidValues.String => input.ToStringValue(),
            FluidValues.Boolean => input.ToBooleanValue().ToString(),
            FluidValues.Number => input.ToNumberValue().ToString(CultureInfo.InvariantCulture),
            FluidValues.Array => JsonSerializer.Serialize(input.Enumerate(context).Select(item => item.ToObjectValue())),
            _ => JsonSerializer.Serialize(input.ToObjectValue()),
        };
        return new(text is null ? NilValue.Instance : new StringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));
    }

    static ValueTask<FluidValue> Keys(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        input.ToObjectValue() is IFluidIndexable map
            ? new(new ArrayValue([.. map.Keys.Select(key => new StringValue(key))]))
            : throw new ArgumentException("keys works on objects only", nameof(input));

    /// <summary>Something whose members are looked up by name.</summary>
    sealed record Named(Func<string, object?> Find);
}
