using System.Text.RegularExpressions;
using Fluid;

namespace WiangSuai.Workflow.Engine;

/// <summary>A Liquid template, parsed once. One that cannot be parsed gives the parser's message as its text, as on Elsa.</summary>
sealed partial class Liquid : Expression
{
    static readonly FluidParser Parser = new();

    readonly IFluidTemplate? _template;

    public Liquid(string text)
    {
        FiltersUsed = [.. Output().Matches(text).SelectMany(output => Filter().Matches(output.Value)).Select(filter => filter.Groups[1].Value)];
        if (string.IsNullOrWhiteSpace(text) || Parser.TryParse(text, out _template, out var error)) return;

        Problem = new SyntaxProblem("Liquid", error, 0, 0);
        Parser.TryParse($"{{% raw %}}\n{error}\n{{% endraw %}}", out _template, out _);
    }

    /// <summary>The names of the filters that the template applies.</summary>
    public IReadOnlyList<string> FiltersUsed { get; }

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

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\|\s*([A-Za-z_]\w*)")]
    private static partial Regex Filter();
}
