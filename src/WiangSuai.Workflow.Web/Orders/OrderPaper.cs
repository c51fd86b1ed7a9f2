using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using PostKind = WiangSuai.Workflow.Authority.PostKind;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An order as it stands on paper (คำสั่ง แบบที่ 4), signed or not yet; always Thai, with Thai digits (<c>_OrderPaper</c>).</summary>
/// <param name="Number">The line with the number; dots where it has none yet.</param>
/// <param name="OrderedOn">The line with the day of the signature; none before it.</param>
/// <param name="SignedBy">Name under the signature; none where it is not known.</param>
/// <param name="Revoked">That the whole order is revoked, and by what; none where it stands.</param>
public sealed record OrderPaper(
    string Heading, string Number, string Subject, string Preamble, IReadOnlyList<PrintedClause> Clauses, string? Closing, string? Validity, string? OrderedOn,
    string? SignedBy, IReadOnlyList<string> SignedAs, string? Revoked = null);

/// <summary>A clause as it stands on the paper.</summary>
/// <param name="Anchor">Address of the clause within the page: <c>clause-1.2</c>.</param>
/// <param name="Indent">Class of its paragraph: a main or a sub clause.</param>
/// <param name="Revoked">That it is revoked, and by what; none where it stands.</param>
public sealed record PrintedClause(string Anchor, string Indent, string Text, string? Revoked = null);

/// <summary>Prints orders and drafts on the same form.</summary>
public sealed class OrderPapers(AppDb db, OrderTexts say, OrderWording wording, ScreenTexts screen, IConfiguration settings, TimeProvider clock)
{
    /// <param name="order">With its clauses, its signer, and its revocations with the orders behind them.</param>
    public OrderPaper Of(Instrument order) => new(
        Heading(), say.Print("PrintNumber", order.Number, order.Year + Years.Era), order.Subject, order.Preamble,
        [.. order.Clauses.OrderBy(clause => clause.Place).Select(clause => Printed(clause.No, clause.Text) with { Revoked = Revoked(order, clause.Id, "PrintClauseRevoked") })],
        order.Closing, Validity(order.From, order.To), say.Print("PrintOrderedOn", ThaiDates.Document(Bangkok.Day(order.SignedAt))),
        order.SignedBy!.Name, order.SignedAs, Revoked(order, null, "PrintRevoked"));

    /// <summary>By an order, or on a day; none where nothing has been revoked so far.</summary>
    /// <param name="clause">None: the order as a whole.</param>
    string? Revoked(Instrument order, Guid? clause, string key)
    {
        var now = clock.GetUtcNow();
        return order.Revocations.Where(r => r.KnownTo is null && r.ClauseId == clause && OrderStates.From(r) <= now).MinBy(OrderStates.From) is { } revocation
            ? revocation.ByInstrument is { } by
                ? say.Print($"{key}By", by.Number, by.Year + Years.Era)
                : say.Print($"{key}On", ThaiDates.Document(Bangkok.Day(revocation.At)))
            : null;
    }

    /// <summary>As it was submitted and will be signed; as last saved where it never was.</summary>
    public async Task<OrderPaper> Of(OrderDraft draft, CancellationToken ct)
    {
        var paper = await Preview(draft.Content, await OrderChoices.Read(db, ct), ct);
        if (draft.Number > 0)
            paper = paper with { Number = say.Print("PrintNumber", draft.Number, draft.Year + Years.Era) };
        return draft.Lines.Count > 0 && !draft.IsWithDrafter ? paper with { Clauses = [.. draft.Lines.Select(line => Printed(line.No, line.Text))] } : paper;
    }

    /// <summary>As the fields stand now.</summary>
    public async Task<OrderPaper> Preview(OrderContent content, OrderChoices choices, CancellationToken ct) => new(
        Heading(), say.Print("PrintNumberToCome", clock.Today().Year + Years.Era), content.Subject, content.Preamble,
        [.. wording.Numbered(content, choices).Select(line => Printed(line.No, line.Text))],
        content.Closing.Length > 0 ? content.Closing : null, content.From is { } from ? Validity(from, content.To) : null, null,
        await MayorsName(ct), choices.Mayor is { } mayor ? [mayor.SignedAs] : []);

    Task<string?> MayorsName(CancellationToken ct) => db.Set<Holding>().Where(StandingHoldings.On(clock.Today()))
        .Where(h => h.Post!.Kind == PostKind.Mayor && h.Mode == Authority.HoldingMode.Own).Select(h => h.Person!.Name).FirstOrDefaultAsync(ct);

    string Heading() => say.Print("PrintHeading", settings["Office:Name"] ?? screen.In(Languages.Thai, "OfficeName"));

    string Validity(DateOnly from, DateOnly? to) => to is { } last
        ? say.Print("PrintFromTo", ThaiDates.Document(from), ThaiDates.Document(last))
        : say.Print("PrintFrom", ThaiDates.Document(from));

    PrintedClause Printed(string no, string text)
    {
        var isSub = no.Contains('.', StringComparison.Ordinal);
        return new($"clause-{no}", isSub ? "lv2" : "in", say.Print(isSub ? "PrintSubClause" : "PrintClause", no, text));
    }
}
