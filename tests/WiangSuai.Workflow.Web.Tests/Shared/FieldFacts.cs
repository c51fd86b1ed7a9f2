using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class FieldFacts
{
    sealed class Form
    {
        [Required]
        public string Purpose { get; set; } = "";

        public DateField? From { get; set; }
    }

    readonly ModelStateDictionary state = new();

    [Fact]
    public async Task A_field_ties_label_hint_and_error_to_its_input()
    {
        state.AddModelError("Purpose", "ยังไม่ได้กรอก <b>");
        var (div, input) = await Field(hint: "ใช้เพื่องานราชการใด");
        Assert.Equal("field bad", div.QuerySelector("div")!.ClassName);
        Assert.Equal("Purpose", div.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("ยังไม่ได้กรอก <b>", div.QuerySelector("#Purpose-error span")!.TextContent);
        Assert.Equal("ใช้เพื่องานราชการใด", div.QuerySelector("#Purpose-hint")!.TextContent);
        Assert.Equal("true", input["aria-invalid"].Value);
        Assert.Equal("Purpose-hint Purpose-error", input["aria-describedby"].Value);
    }

    [Fact]
    public async Task A_field_without_fault_claims_none()
    {
        var (div, input) = await Field(hint: null);
        Assert.Equal("field", div.QuerySelector("div")!.ClassName);
        Assert.Empty(input);
        Assert.Empty(div.QuerySelectorAll(".err, .hint"));
    }

    [Fact]
    public async Task A_date_shows_again_what_was_typed_and_its_error_leads_to_the_day()
    {
        state.AddModelError("From", "วันที่ยังไม่ครบ");
        var output = Output("date-field");
        var helper = Speaking.Thai(() =>
        {
            var made = new DateFieldTagHelper(new Icons(), new ScreenTexts()) { For = Expression("From", new DateField("๓๑", "2", "\"2569")), Label = "เริ่มใช้วันที่", View = View() };
            made.Process(Context(), output);
            return made;
        });
        Assert.Equal("เริ่มใช้วันที่", helper.Label);
        var date = await ScreenHost.Parse(Write(output));
        Assert.Equal("๓๑", date.GetElementById("From")!.GetAttribute("value"));
        Assert.Equal("\"2569", date.GetElementById("From_Year")!.GetAttribute("value"));
        Assert.Equal("กุมภาพันธ์", date.QuerySelector("option[selected]")!.TextContent);
        Assert.Equal(["From.Day", "From.Month", "From.Year"], date.QuerySelectorAll("input, select").Select(part => part.GetAttribute("name")));
        Assert.All(date.QuerySelectorAll("input, select"), part => Assert.Equal(("true", "From-error"), (part.GetAttribute("aria-invalid"), part.GetAttribute("aria-describedby"))));
        Assert.Equal("ปี พ.ศ.: เริ่มใช้วันที่", date.GetElementById("From_Year")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_frameworks_own_messages_speak_the_readers_language()
    {
        await using var host = await ScreenHost.Start();
        var services = host.Services;
        string Message() =>
            Validator(services).Validate(new ModelValidationContext(
                new ActionContext(new DefaultHttpContext { RequestServices = services }, new(), new()), PurposeMetadata(services), Provider(services), new Form(), "")).Single().Message;
        Assert.Equal("ยังไม่ได้กรอก", Speaking.Thai(Message));
        Assert.Equal("Not filled in yet", Speaking.English(Message));
    }

    static IModelMetadataProvider Provider(IServiceProvider services) => (IModelMetadataProvider)services.GetService(typeof(IModelMetadataProvider))!;

    static ModelMetadata PurposeMetadata(IServiceProvider services) => Provider(services).GetMetadataForProperty(typeof(Form), nameof(Form.Purpose));

    static IModelValidator Validator(IServiceProvider services)
    {
        var options = (Microsoft.Extensions.Options.IOptions<MvcOptions>)services.GetService(typeof(Microsoft.Extensions.Options.IOptions<MvcOptions>))!;
        var metadata = PurposeMetadata(services);
        var context = new ModelValidatorProviderContext(metadata, [.. metadata.ValidatorMetadata.Select(rule => new ValidatorItem(rule))]);
        foreach (var provider in options.Value.ModelValidatorProviders)
            provider.CreateValidators(context);
        return context.Results.Select(item => item.Validator).OfType<IModelValidator>().First();
    }

    async Task<(IDocument Field, TagHelperAttributeList Input)> Field(string? hint)
    {
        var context = Context();
        var input = Output("input");
        var output = new TagHelperOutput("field", [], (_, _) =>
        {
            new FieldInputTagHelper { For = Expression("Purpose", "") }.Process(context, input);
            return Task.FromResult<TagHelperContent>(new DefaultTagHelperContent());
        });
        await new FieldTagHelper(new Icons()) { For = Expression("Purpose", ""), Label = "ใช้เพื่อ", Hint = hint, View = View() }.ProcessAsync(context, output);
        return (await ScreenHost.Parse(Write(output)), input.Attributes);
    }

    static string Write(TagHelperOutput output)
    {
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }

    ViewContext View() => new()
    {
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), state),
        HttpContext = new DefaultHttpContext(),
    };

    static ModelExpression Expression(string name, object model)
    {
        var provider = new EmptyModelMetadataProvider();
        return new ModelExpression(name, new ModelExplorer(provider, provider.GetMetadataForType(model.GetType()), model));
    }

    static TagHelperContext Context() => new([], new Dictionary<object, object>(), "id");

    static TagHelperOutput Output(string name) => new(name, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
}
