using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary><c>&lt;icon name="home" /&gt;</c>: a symbol that only repeats what a word says; with <c>label</c> the word is hidden text.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    /// <summary>Name of a symbol in <c>Icons/icons.svg</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The word for those who do not see the icon; leave out where a visible word stands beside it.</summary>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        icons.Use(Name);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "i");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"#{Name}\"/>");
        if (Label is not null)
            output.PostElement.AppendHtml("<span class=\"vh\">").Append(Label).AppendHtml("</span>");
    }
}

/// <summary><c>&lt;icon-symbols /&gt;</c>: the definitions of the icons used above; once, last in the body.</summary>
[HtmlTargetElement("icon-symbols", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconSymbolsTagHelper(Icons icons) : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("hidden", "hidden");
        foreach (var symbol in icons.Used)
            output.Content.AppendHtml(symbol);
    }
}
