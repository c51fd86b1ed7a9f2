using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary><c>&lt;pic name="projector" /&gt;</c>: the drawing of a thing (<c>wwwroot/things</c>), decorative because its name stands beside it.</summary>
[HtmlTargetElement("pic", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PicTagHelper : TagHelper
{
    /// <summary>File name without extension; lower-case letters and hyphens.</summary>
    public string Name { get; set; } = "";

    /// <summary>The photograph shown in place of the drawing; null where there is none.</summary>
    public Guid? Photo { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Name is "" || Name.Any(letter => letter is not (>= 'a' and <= 'z' or '-')))
            throw new ArgumentException($"'{Name}' names no drawing.", nameof(context));
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Photo is null ? "pic" : "pic photo");
        output.Content.SetHtmlContent(Photo is { } photo
            ? $"<img src=\"/assets/photos/{photo}/small\" alt=\"\" width=\"320\" height=\"240\" loading=\"lazy\">"
            : $"<img src=\"/things/{Name}.svg\" alt=\"\" width=\"120\" height=\"90\" loading=\"lazy\">");
    }
}
