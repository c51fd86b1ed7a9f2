using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>
/// <c>&lt;ruling title="@T["YouMaySign"]" class="side"&gt;…&lt;/ruling&gt;</c>: the frame around verdict, basis, tests, signature preview and buttons;
/// <c>refused="true"</c> where the reader may not sign.
/// </summary>
[HtmlTargetElement("ruling", Attributes = "title")]
public sealed class RulingTagHelper(Icons icons) : TagHelper
{
    /// <summary>The verdict.</summary>
    public string Title { get; set; } = "";

    /// <summary>Id of the heading; to be set where a page shows two rulings.</summary>
    public string Id { get; set; } = "ruling";

    /// <summary>Whether it is a refusal.</summary>
    public bool Refused { get; set; }

    /// <summary>Symbol before the verdict; a tick or a cross unless set.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var icon = Icon ?? (Refused ? "x" : "check");
        icons.Use(icon);
        var inside = await output.GetChildContentAsync();
        output.TagName = "section";
        var extra = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", $"ruling{(Refused ? " refused" : "")}{(extra is null ? "" : $" {extra}")}");
        output.Attributes.SetAttribute("aria-labelledby", Id);
        output.Content
            .AppendHtml($"<h2 id=\"{Id}\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#{icon}\"/></svg>").Append(Title).AppendHtml("</h2><div>")
            .AppendHtml(inside).AppendHtml("</div>");
    }
}
