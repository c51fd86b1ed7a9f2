using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Reads whole numbers of forms, typed in Thai or Arabic digits alike, with or without commas between thousands. Nothing else is repaired.</summary>
public sealed class NumberBinder : IModelBinder
{
    /// <inheritdoc/>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var typed = (given.FirstValue ?? "").Trim();
        if (typed.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);
        else if (int.TryParse(ThaiDigits.ToArabic(typed), NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            bindingContext.Result = ModelBindingResult.Success(number);
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, bindingContext.ModelMetadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(typed, bindingContext.ModelMetadata.GetDisplayName()));
        return Task.CompletedTask;
    }
}

/// <summary>Hands whole numbers to <see cref="NumberBinder"/>.</summary>
public sealed class NumberBinderProvider : IModelBinderProvider
{
    static readonly NumberBinder Binder = new();

    /// <inheritdoc/>
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(int) ? Binder : null;
}
