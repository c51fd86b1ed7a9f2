using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary><c>&lt;date-field for="Form.From" label="@T["From"]" hint="…" /&gt;</c>: day, month and year of a <see cref="DateField"/> with its error.</summary>
[HtmlTargetElement("date-field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateFieldTagHelper(Icons icons, ScreenTexts say) : TagHelper
{
    /// <summary>The form's property, a <see cref="DateField"/>.</summary>
    public ModelExpression For { get; set; } = default!;

    /// <summary>Legend above.</summary>
    public string Label { get; set; } = "";

    /// <summary>What helps to fill it in.</summary>
    public string? Hint { get; set; }

    /// <summary>The page's context.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = default!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FieldOnPage(View, For.Name, Hint is not null);
        var typed = For.Model as DateField ?? new DateField("", "", "");

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.Error is null ? "field" : "field bad");
        output.Content.AppendHtml("<legend>").Append(Label).AppendHtml("</legend>");
        if (Hint is not null)
            output.Content.AppendHtml($"<p class=\"hint\" id=\"{field.HintId}\">").AppendHtml(Nb.Of(Hint)).AppendHtml("</p>");
        if (field.Error is { } error)
        {
            icons.Use("s-late");
            output.Content
                .AppendHtml($"<p class=\"err\" id=\"{field.ErrorId}\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-late\"/></svg><span>")
                .AppendHtml(Nb.Of(error)).AppendHtml("</span></p>");
        }

        output.Content.AppendHtml("<div class=\"date\">");
        AddPart(output, field.Id, "DateDayOver", Number(field, "Day", field.Id, say["DateDay"], typed.Day, 2));
        AddPart(output, field.Id + "_Month", "DateMonth", Months(field, typed.Month));
        AddPart(output, field.Id + "_Year", "DateYearOver", Number(field, "Year", field.Id + "_Year", say["DateYear"], typed.Year, 4));
        output.Content.AppendHtml("</div>");
    }

    void AddPart(TagHelperOutput output, string id, string over, TagBuilder box) =>
        output.Content.AppendHtml($"<div><label for=\"{id}\">").Append(say[over]).AppendHtml("</label>").AppendHtml(box).AppendHtml("</div>");

    // The day carries the field's own id: the summary's link leads there.
    TagBuilder Number(FieldOnPage field, string part, string id, string name, string value, int digits)
    {
        var input = Part("input", field, part, id, name);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["autocomplete"] = "off";
        input.Attributes["maxlength"] = (digits + 2).ToString(CultureInfo.InvariantCulture);   // what was mistyped has to fit, to be shown again
        input.Attributes["value"] = value;
        return input;
    }

    TagBuilder Months(FieldOnPage field, string chosen)
    {
        var select = Part("select", field, "Month", field.Id + "_Month", say["DateMonth"]);
        if (chosen is "")
            select.InnerHtml.AppendHtml("<option value=\"\"></option>");
        for (var month = 1; month <= 12; month++)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = month.ToString(CultureInfo.InvariantCulture);
            if (option.Attributes["value"] == ThaiDigits.ToArabic(chosen).TrimStart('0'))
                option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(ThaiDates.MonthName(month));
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }

    TagBuilder Part(string tag, FieldOnPage field, string part, string id, string name)
    {
        var built = new TagBuilder(tag);
        built.Attributes["id"] = id;
        built.Attributes["name"] = $"{field.Name}.{part}";
        built.Attributes["aria-label"] = say["DatePart", name, Label];
        if (field.Error is not null)
            built.Attributes["aria-invalid"] = "true";
        if (field.DescribedBy is { } ids)
            built.Attributes["aria-describedby"] = ids;
        return built;
    }
}
