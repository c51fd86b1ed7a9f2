using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Binds <c>From.Day</c>, <c>From.Month</c>, <c>From.Year</c> to one <see cref="DateField"/>; a problem becomes the error of <c>From</c>.</summary>
public sealed class DateFieldBinder(ScreenTexts say) : IModelBinder
{
    /// <inheritdoc/>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        string Part(string name) => bindingContext.ValueProvider.GetValue($"{bindingContext.ModelName}.{name}").FirstValue ?? "";
        var field = new DateField(Part("Day"), Part("Month"), Part("Year"), Languages.IsThai);

        if (field is { Day: "", Year: "" })   // the month is a list and may have kept its first entry
            return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, new ValueProviderResult($"{field.Day}/{field.Month}/{field.Year}"));
        if (field.Problem is { } problem)
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, problem.InWords(say));
        bindingContext.Result = ModelBindingResult.Success(field);
        return Task.CompletedTask;
    }
}
