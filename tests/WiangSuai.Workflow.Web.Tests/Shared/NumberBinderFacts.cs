using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class NumberBinderFacts
{
    [Theory]
    [InlineData("๗๕", 75), InlineData(" 75 ", 75), InlineData("๑,๒๐๐", 1200), InlineData("-1", -1), InlineData("0", 0)]
    public async Task Thai_and_Arabic_digits_are_read_alike(string typed, int number) => Assert.Equal((number, true), await Bind(typed));

    [Theory]
    [InlineData("7.5"), InlineData("เจ็ด"), InlineData("99999999999"), InlineData("7 5"), InlineData("1e3")]
    public async Task What_is_no_whole_number_is_refused_and_not_repaired(string typed) => Assert.Equal((null, false), await Bind(typed));

    [Fact]
    public async Task Nothing_typed_is_nothing() => Assert.Equal((null, true), await Bind(""));

    static async Task<(object? Value, bool Valid)> Bind(string typed)
    {
        var context = new DefaultModelBindingContext
        {
            ActionContext = new ActionContext { HttpContext = new DefaultHttpContext() },
            ModelMetadata = new EmptyModelMetadataProvider().GetMetadataForType(typeof(int?)),
            ModelName = "n",
            ModelState = new ModelStateDictionary(),
            ValueProvider = new QueryStringValueProvider(BindingSource.Query, new QueryCollection(new Dictionary<string, StringValues> { ["n"] = typed }), CultureInfo.InvariantCulture),
        };
        await new NumberBinder().BindModelAsync(context);
        return (context.Result.Model, context.ModelState.ErrorCount == 0);
    }
}
