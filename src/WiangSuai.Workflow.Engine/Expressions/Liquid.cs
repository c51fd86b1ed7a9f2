using Fluid;

namespace WiangSuai.Workflow.Engine;

/// <summary>A Liquid template, parsed once. One that cannot be parsed gives the parser's message as its text, as on Elsa.</summary>
sealed class Liquid : Expression
{
    static readonly FluidParser Parser = new();

    readonly IFluidTemplate? _template;

    public Liquid(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || Parser.TryParse(text, out _template, out var error)) return;

        Problem = new SyntaxProblem("Liquid", error, 0, 0);
        Parser.TryParse($"{{% raw %}}\n{error}\n{{% endraw %}}", out _template, out _);
    }

    public override SyntaxProblem? Problem { get; }

    public override object? Evaluate(Execution at, Type type)
    {
        if (_template is null) return null;
        try
        {
            return Conversion.To(_template.Render(LiquidHost.ContextFor(at), NullEncoder.Default), type);
        }
        catch (Exception e) when (ScriptErrors.IsOne(e) || e is FluidException)
        {
            throw new ActivityFault(e.Message, e);
        }
    }
}
