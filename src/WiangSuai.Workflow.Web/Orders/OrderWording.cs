using System.Globalization;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>
/// Words an order's clauses from what they grant, so that the paper never says anything else than what the system will do. Always Thai;
/// digits are Arabic here and set in Thai when it is printed.
/// </summary>
public sealed class OrderWording(OrderTexts say)
{
    /// <summary>As a draft is numbered: a main clause for each post in the order of first mention, its powers below.</summary>
    public IReadOnlyList<OrderLine> Numbered(OrderContent content, OrderChoices choices)
    {
        var lines = new List<OrderLine>();
        foreach (var (group, main) in content.Clauses.Select((clause, at) => (clause, at)).GroupBy(row => row.clause.Post).Select((group, at) => (group, at + 1)))
        {
            lines.Add(new OrderLine($"{main}", Thai("WordHeading", choices.Post(group.Key)?.Thai ?? Thai("WordNobody")), null));
            lines.AddRange(group.Select((row, sub) => new OrderLine($"{main}.{sub + 1}", Gives(row.clause, choices), row.at)));
        }
        return lines;
    }

    /// <summary>As a paper has numbered them itself.</summary>
    public IReadOnlyList<OrderLine> AsOnPaper(OrderContent content, OrderChoices choices) =>
        [.. content.Clauses.Select((clause, at) => new OrderLine(clause.No.Trim(), Thai("WordAlone", choices.Post(clause.Post)?.Thai ?? Thai("WordNobody"), Gives(clause, choices)), at))];

    string Gives(ClauseContent clause, OrderChoices choices) => string.Join(' ', Parts(clause, choices));

    IEnumerable<string> Parts(ClauseContent clause, OrderChoices choices)
    {
        yield return Powers.All.FirstOrDefault(power => power.Code == clause.Power) is { } power ? Thai("WordPower", power.Thai, power.LegalBasis) : Thai("WordNothing");
        if (clause is { Rule: not ClassRule.All, Classes.Count: > 0 })
            yield return Thai($"WordClasses{clause.Rule}", And(clause.Classes.Select(code => choices.Classes.FirstOrDefault(known => known.Code == code)?.Thai ?? code)));
        if (clause.Units.Count > 0)
            yield return Thai("WordUnits", And(clause.Units.Select(id => choices.Units.FirstOrDefault(known => known.Id == id)?.Thai ?? "–")));
        if (clause.Premises is { } premises)
            yield return Thai($"WordPremises{premises}");
        if (clause.PerCase is { } most)
            yield return Thai("WordPerCase", Money.Number(most));
        if (clause is { PerPeriod: { } sum, Period: { } period })
            yield return Thai($"WordPer{period}", Money.Number(sum));
    }

    string And(IEnumerable<string> names) => names.ToList() switch
    {
        [var only] => only,
        [.. var first, var last] => Thai("WordAnd", string.Join(' ', first), last),
        [] => "",
    };

    string Thai(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, say.In(Languages.Thai, key), values);
}
