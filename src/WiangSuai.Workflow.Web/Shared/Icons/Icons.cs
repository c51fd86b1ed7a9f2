using System.Collections.Frozen;
using System.Reflection;
using System.Xml.Linq;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The icons one page uses, in the order met. The layout prints just these symbols at the end of the body: no extra request.</summary>
public sealed class Icons
{
    static readonly FrozenDictionary<string, string> Symbols = Read();

    readonly List<string> used = [];

    /// <summary>The symbols of all icons used so far, as SVG markup of our own making.</summary>
    public IEnumerable<string> Used => used.Select(name => Symbols[name]);

    /// <summary>All names there are.</summary>
    public static IEnumerable<string> Names => Symbols.Keys;

    /// <summary>Notes that the page shows this icon; a name that does not exist is a bug.</summary>
    public void Use(string name)
    {
        if (!Symbols.ContainsKey(name))
            throw new ArgumentException($"There is no icon '{name}'.", nameof(name));
        if (!used.Contains(name))
            used.Add(name);
    }

    static FrozenDictionary<string, string> Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("bundle/icons.svg")!;
        return XDocument.Load(file).Root!.Elements()
            .ToFrozenDictionary(symbol => symbol.Attribute("id")!.Value, symbol => Plain(symbol).ToString(SaveOptions.DisableFormatting));
    }

    static XElement Plain(XElement symbol) => new(
        symbol.Name.LocalName,
        symbol.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
        symbol.Elements().Select(Plain));
}
