using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class DateFieldFacts
{
    [Theory]
    [InlineData("23", "11", "2569")]
    [InlineData("๒๓", "11", "๒๕๖๙")]
    [InlineData(" 23 ", "11", "2569 ")]
    public void Thai_and_Arabic_digits_mean_the_same_day(string day, string month, string year) =>
        Assert.Equal(new DateOnly(2026, 11, 23), new DateField(day, month, year).Date);

    public static TheoryData<string, string, string, Type> Wrong => new()
    {
        { "", "11", "2569", typeof(DateProblem.Incomplete) },
        { "23", "", "2569", typeof(DateProblem.Incomplete) },
        { "23", "11", "", typeof(DateProblem.Incomplete) },
        { "ยี่สิบ", "11", "2569", typeof(DateProblem.NotNumbers) },
        { "-1", "11", "2569", typeof(DateProblem.NotNumbers) },
        { "23", "11", "25690", typeof(DateProblem.NotNumbers) },
        { "23", "11", "2026", typeof(DateProblem.OtherEra) },
        { "23", "11", "69", typeof(DateProblem.YearOutOfReach) },
        { "23", "11", "2399", typeof(DateProblem.YearOutOfReach) },
        { "31", "2", "2569", typeof(DateProblem.NoSuchDay) },
        { "29", "2", "2569", typeof(DateProblem.NoSuchDay) },
        { "1", "13", "2569", typeof(DateProblem.NoSuchDay) },
        { "0", "11", "2569", typeof(DateProblem.NoSuchDay) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_no_date_is_named_and_never_repaired(string day, string month, string year, Type problem)
    {
        var field = new DateField(day, month, year);
        Assert.Null(field.Date);
        Assert.IsType(problem, field.Problem);
        Assert.Equal((day, month, year), (field.Day, field.Month, field.Year));
    }

    [Fact]
    public void A_year_of_the_other_era_is_answered_with_the_year_that_was_meant()
    {
        Assert.Equal(new DateProblem.OtherEra(2026, 2569), new DateField("23", "11", "2026").Problem);
        Assert.Equal(new DateProblem.OtherEra(2569, 2026), new DateField("23", "11", "2569", BuddhistEra: false).Problem);
        Assert.Equal("ปี 2026 ไม่ใช่ พ.ศ. พิมพ์ 2569 แทน", Speaking.Thai(() => new DateField("23", "11", "2026").Problem!.InWords(new ScreenTexts())));
    }

    [Fact]
    public void A_field_filled_with_a_day_reads_back_as_that_day_in_both_languages() =>
        Gen.Int[new DateOnly(1857, 1, 1).DayNumber, new DateOnly(2156, 12, 31).DayNumber].Select(DateOnly.FromDayNumber).Sample(day =>
            Speaking.Thai(() => DateField.Of(day).Date) == day && Speaking.English(() => DateField.Of(day).Date) == day);

    [Fact]
    public async Task The_binder_puts_a_problem_beside_the_field_and_keeps_what_was_typed()
    {
        var (bound, state) = await Bind(new() { ["From.Day"] = "23", ["From.Month"] = "11", ["From.Year"] = "2026" });
        Assert.Equal("2026", Assert.IsType<DateField>(bound).Year);
        Assert.Equal(ModelValidationState.Invalid, state.GetFieldValidationState("From"));
    }

    [Fact]
    public async Task A_blank_field_binds_to_nothing_even_where_the_month_has_an_entry()
    {
        var (bound, state) = await Bind(new() { ["From.Day"] = "", ["From.Month"] = "1", ["From.Year"] = "" });
        Assert.Null(bound);
        Assert.True(state.IsValid);
    }

    static async Task<(object? Bound, ModelStateDictionary State)> Bind(Dictionary<string, StringValues> form)
    {
        var action = new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor());
        var context = DefaultModelBindingContext.CreateBindingContext(
            action,
            new FormValueProvider(BindingSource.Form, new FormCollection(form), Languages.Thai),
            new EmptyModelMetadataProvider().GetMetadataForType(typeof(DateField)),
            bindingInfo: null,
            "From");
        var (culture, ui) = (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture);
        (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (Languages.Thai, Languages.Thai);
        await new DateFieldBinder(new ScreenTexts()).BindModelAsync(context);
        (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, ui);
        return (context.Result.IsModelSet ? context.Result.Model : null, context.ModelState);
    }
}
