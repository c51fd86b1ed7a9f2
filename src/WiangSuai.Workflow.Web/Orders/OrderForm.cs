using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>What stands in the form of an order, as typed and in the order of its fields. Nothing of it is repaired; what is wrong goes beside its field.</summary>
public sealed class OrderForm
{
    /// <summary>Kept already, and sent along so that it is not asked for again. Of a paper only.</summary>
    public Guid? Scan { get; set; }

    /// <summary>Number in the register as on the paper, Thai or Arabic digits. Of a paper only.</summary>
    public string? Number { get; set; }

    /// <summary>The number of which the person ticked that it skips others of the register; one typed anew is asked about anew. Of a paper only.</summary>
    public string? SkipsTo { get; set; }

    /// <summary>Year of the register as on the paper, Buddhist era. Of a paper only.</summary>
    public string? Year { get; set; }

    /// <summary>Of a paper only.</summary>
    public DateField? SignedOn { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Subject { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Preamble { get; set; } = "";

    public List<ClauseForm> Clauses { get; set; } = [];

    public DateField? From { get; set; }

    public DateField? To { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Closing { get; set; } = "";

    /// <summary>Days and amounts that are none stay null; their fields say why.</summary>
    public OrderContent ToContent() => new(Subject, Preamble, Closing, From?.Date, To?.Date, [.. Clauses.Select(clause => clause.ToContent())]);

    /// <summary>What could not be read at all.</summary>
    public IEnumerable<OrderProblem> Unreadable() => Clauses.SelectMany((clause, at) => clause.Unreadable($"Clauses[{at}]"));

    /// <summary>Null where it is no whole number.</summary>
    public static int? Whole(string? typed) => int.TryParse(ThaiDigits.ToArabic(typed?.Trim() ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static OrderForm Of(OrderContent content) => new()
    {
        Subject = content.Subject,
        Preamble = content.Preamble,
        Closing = content.Closing,
        From = content.From is { } from ? DateField.Of(from) : null,
        To = content.To is { } to ? DateField.Of(to) : null,
        Clauses = [.. content.Clauses.Select(ClauseForm.Of)],
    };
}

/// <summary>One clause as typed.</summary>
public sealed class ClauseForm
{
    /// <summary>Of a paper only.</summary>
    public string? No { get; set; }

    public Guid? Post { get; set; }

    public string? Power { get; set; }

    /// <summary>Baht, with or without separators, Thai or Arabic digits.</summary>
    public string? PerCase { get; set; }

    public string? PerPeriod { get; set; }

    public PeriodKind? Period { get; set; }

    public Premises? Premises { get; set; }

    public ClassRule Rule { get; set; }

    public List<string> Classes { get; set; } = [];

    public List<Guid> Units { get; set; } = [];

    /// <summary>Whether the folded part of the clause says something.</summary>
    public bool IsNarrowed => Premises is not null || Rule != ClassRule.All || Classes.Count > 0 || Units.Count > 0;

    public ClauseContent ToContent() => new(
        No ?? "", Power is { Length: > 0 } ? Power : null, Post, Baht(PerCase), Baht(PerPeriod), Period, Rule, Rule == ClassRule.All ? [] : [.. Classes.Distinct()], [.. Units.Distinct()], Premises);

    public IEnumerable<OrderProblem> Unreadable(string at) =>
        new[] { (Field: "PerCase", Typed: PerCase), (Field: "PerPeriod", Typed: PerPeriod) }
            .Where(amount => !string.IsNullOrWhiteSpace(amount.Typed) && Baht(amount.Typed) is null)
            .Select(amount => new OrderProblem($"{at}.{amount.Field}", OrderProblemCode.AmountNotUnderstood));

    public static ClauseForm Of(ClauseContent clause) => new()
    {
        No = clause.No,
        Post = clause.Post,
        Power = clause.Power,
        PerCase = clause.PerCase is { } most ? Money.Number(most) : null,
        PerPeriod = clause.PerPeriod is { } sum ? Money.Number(sum) : null,
        Period = clause.Period,
        Premises = clause.Premises,
        Rule = clause.Rule,
        Classes = [.. clause.Classes],
        Units = [.. clause.Units],
    };

    /// <summary>Null where it is no amount of baht and satang.</summary>
    static decimal? Baht(string? typed) =>
        decimal.TryParse(ThaiDigits.ToArabic(typed?.Trim() ?? "").Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && decimal.Round(amount, 2) == amount ? amount : null;
}

/// <summary>A page with the form of an order: a draft, or the transcription of a paper. Every button posts the whole form, so that nothing typed is lost.</summary>
public abstract class OrderFormModel(OrderTexts say) : PageModel
{
    [BindProperty]
    public OrderForm Form { get; set; } = new();

    /// <summary>Makes the form act once.</summary>
    [BindProperty]
    public string Key { get; set; } = "";

    public OrderChoices Choices { get; protected set; } = null!;   // set before the page is rendered

    /// <summary>Whether the clauses carry the numbers of a paper.</summary>
    public abstract bool IsPaper { get; }

    protected OrderTexts Say => say;

    /// <summary>The clause that a field belongs to, for the summary of errors; null for fields of the whole.</summary>
    public string? ClauseOf(string field) =>
        field.Split('[', ']') is ["Form.Clauses", var at, _] && OrderForm.Whole(at) is { } index ? say["ClauseAt", index + 1] : null;

    /// <summary>Adds a clause or takes one out; false where the button asks for something else.</summary>
    protected bool ChangeClauses(string? act)
    {
        switch (act?.Split(':'))
        {
            case ["add"]:
                Form.Clauses.Add(new ClauseForm { Post = Form.Clauses.LastOrDefault()?.Post });
                return true;
            case ["remove", var at] when OrderForm.Whole(at) is { } index && index < Form.Clauses.Count:
                Form.Clauses.RemoveAt(index);
                return true;
            default:
                return false;
        }
    }

    /// <summary>One message beside each field: what the field itself could not read comes first.</summary>
    protected void Tell(IEnumerable<OrderProblem> problems)
    {
        foreach (var problem in problems)
        {
            var field = problem.Field.Length > 0 ? $"Form.{problem.Field}" : "";
            if (ModelState.GetFieldValidationState(field) != ModelValidationState.Invalid)
                ModelState.AddModelError(field, say.Of(problem));
        }
    }
}
