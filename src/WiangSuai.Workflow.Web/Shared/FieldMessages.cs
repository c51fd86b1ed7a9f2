using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The framework's own messages about fields, in the reader's language. A form that can say more should say it itself.</summary>
/// <remarks>They name no field, because they stand beside it.</remarks>
public static class FieldMessages
{
    public static string Missing => ScreenTexts.Words["FieldMissing"];

    public static string TooLong => ScreenTexts.Words["FieldTooLongBy"];

    public static string OutOfRange => ScreenTexts.Words["FieldOutOfRange"];

    public static string Form => ScreenTexts.Words["FieldForm"];

    internal static void Speak(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;   // what is required says so
        options.ModelMetadataDetailsProviders.Add(new Attributes());
        options.ModelBinderProviders.Insert(0, new NumberBinderProvider());
        var say = options.ModelBindingMessageProvider;
        var words = ScreenTexts.Words;
        say.SetMissingBindRequiredValueAccessor(_ => words["FieldMissing"]);
        say.SetMissingKeyOrValueAccessor(() => words["FieldMissing"]);
        say.SetMissingRequestBodyRequiredValueAccessor(() => words["FieldMissing"]);
        say.SetValueMustNotBeNullAccessor(_ => words["FieldMissing"]);
        say.SetValueIsInvalidAccessor(_ => words["FieldNotUnderstood"]);
        say.SetAttemptedValueIsInvalidAccessor((_, _) => words["FieldNotUnderstood"]);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => words["FieldNotUnderstood"]);
        say.SetUnknownValueIsInvalidAccessor(_ => words["FieldNotUnderstood"]);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => words["FieldNotUnderstood"]);
        say.SetValueMustBeANumberAccessor(_ => words["FieldNotNumber"]);
        say.SetNonPropertyValueMustBeANumberAccessor(() => words["FieldNotNumber"]);
    }

    sealed class Attributes : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
                if (rule is { ErrorMessage: null, ErrorMessageResourceName: null } && Name(rule) is { } name)
                    (rule.ErrorMessageResourceType, rule.ErrorMessageResourceName) = (typeof(FieldMessages), name);
        }

        static string? Name(ValidationAttribute rule) => rule switch
        {
            RequiredAttribute => nameof(Missing),
            StringLengthAttribute or MaxLengthAttribute => nameof(TooLong),
            RangeAttribute => nameof(OutOfRange),
            RegularExpressionAttribute => nameof(Form),
            _ => null,
        };
    }
}
