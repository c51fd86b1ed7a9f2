using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>
/// <c>&lt;field for="Form.Purpose" label="@T["Purpose"]" hint="@T["PurposeHint"]"&gt;&lt;textarea asp-for="Form.Purpose"&gt;&lt;/textarea&gt;&lt;/field&gt;</c>:
/// label, hint, error, input, in this order, tied together for those who hear them.
/// </summary>
/// <remarks>
/// With <c>group="true"</c> it is a fieldset with a legend, for radio rows and for dates.
/// Inputs inside that carry <c>asp-for</c> get <c>aria-invalid</c> and <c>aria-describedby</c> by themselves (<see cref="FieldInputTagHelper"/>).
/// </remarks>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper(Icons icons) : TagHelper
{
    /// <summary>The form's property.</summary>
    public ModelExpression For { get; set; } = default!;

    /// <summary>Label above the input.</summary>
    public string Label { get; set; } = "";

    /// <summary>What helps to fill it in.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether several inputs answer one question.</summary>
    public bool Group { get; set; }

    /// <summary>The page's context.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = default!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FieldOnPage(View, For.Name, Hint is not null);
        context.Items[typeof(FieldOnPage)] = field;
        var inside = await output.GetChildContentAsync();

        output.TagName = Group ? "fieldset" : "div";
        output.Attributes.SetAttribute("class", field.Error is null ? "field" : "field bad");
        if (Group)
        {
            output.Attributes.SetAttribute("id", field.Id);
            if (field.DescribedBy is { } ids)
                output.Attributes.SetAttribute("aria-describedby", ids);
            output.Content.AppendHtml("<legend>").Append(Label).AppendHtml("</legend>");
        }
        else
        {
            output.Content.AppendHtml($"<label for=\"{field.Id}\">").Append(Label).AppendHtml("</label>");
        }

        if (Hint is not null)
            output.Content.AppendHtml($"<p class=\"hint\" id=\"{field.HintId}\">").AppendHtml(Nb.Of(Hint)).AppendHtml("</p>");
        if (field.Error is { } error)
        {
            icons.Use("s-late");
            output.Content
                .AppendHtml($"<p class=\"err\" id=\"{field.ErrorId}\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-late\"/></svg><span>")
                .AppendHtml(Nb.Of(error)).AppendHtml("</span></p>");
        }

        output.Content.AppendHtml(inside);
    }
}

/// <summary>Ties an input to hint and error of the <c>field</c> around it.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
public sealed class FieldInputTagHelper : TagHelper
{
    /// <summary>The form's property.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = default!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(FieldOnPage), out var around) || around is not FieldOnPage field || field.Name != For.Name)
            return;
        field.Tie(output);
    }
}

/// <summary>Ties a choice of files to the <c>field</c> around it: it carries no <c>asp-for</c>, as what is sent and what is kept have two names.</summary>
[HtmlTargetElement("input", Attributes = "[type=file]", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldFileTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(FieldOnPage), out var around) && around is FieldOnPage field)
            field.Tie(output);
    }
}

/// <summary>What belongs to one field: ids and the first error of its property.</summary>
sealed class FieldOnPage
{
    public FieldOnPage(ViewContext view, string name, bool hasHint)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        Error = view.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;
        DescribedBy = (hasHint, Error) switch
        {
            (true, not null) => $"{HintId} {ErrorId}",
            (true, null) => HintId,
            (false, not null) => ErrorId,
            _ => null,
        };
    }

    public string Name { get; }

    public string Id { get; }

    public string HintId => Id + "-hint";

    public string ErrorId => Id + "-error";

    public string? Error { get; }

    public string? DescribedBy { get; }

    /// <summary>Those who hear the input hear its hint and its error.</summary>
    public void Tie(TagHelperOutput input)
    {
        if (Error is not null)
            input.Attributes.SetAttribute("aria-invalid", "true");
        if (DescribedBy is { } ids)
            input.Attributes.SetAttribute("aria-describedby", ids);
    }
}
