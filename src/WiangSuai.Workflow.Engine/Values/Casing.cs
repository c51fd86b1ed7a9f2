using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Engine;

/// <summary>The two ways in which Elsa makes script names from names in a document.</summary>
static partial class Casing
{
    /// <summary><c>total amount</c> → <c>TotalAmount</c>.</summary>
    public static string Pascal(string name) => WordStart().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    /// <summary><c>CurrentValue</c> → <c>currentValue</c>.</summary>
    public static string Camel(string name) => Pascal(name) is [var first, .. var rest] ? char.ToLowerInvariant(first) + rest : name;

    [GeneratedRegex("(?:[ _-]+|^)([a-zA-Z])")]
    private static partial Regex WordStart();
}
