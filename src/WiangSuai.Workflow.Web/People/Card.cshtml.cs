using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>What the reader may sign now, under which order and clause, until when, and what is left of limits (บัตรอำนาจ).</summary>
[Authorize]
public sealed class CardModel(AppDb db, AuthoritySnapshots authority, CardTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    OfficeNames names = null!;
    RulingWords say = null!;
    IReadOnlyDictionary<(Guid Clause, DateOnly From), decimal> used = new Dictionary<(Guid, DateOnly), decimal>();

    public AuthorityCard? Card { get; private set; }
    public IReadOnlyList<CardGroup> Groups { get; private set; } = [];
    public IReadOnlyList<LogEntry> Dormant { get; private set; } = [];
    public string PersonName => User.DisplayName(!Languages.IsThai);
    public string PostTitles => string.Join(", ", User.PostTitles(!Languages.IsThai));

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return;
        var at = clock.GetUtcNow();
        names = await OfficeNames.Read(db, ct);
        say = new RulingWords(rulingTexts, names, at);
        Card = (await authority.Now(db, ct)).CardOf(person, at);
        used = await Used(Card, ct);
        Groups = [.. Card.May.GroupBy(TitleOf).Select(group => new CardGroup(group.Key, group.First().Clause?.Ref.Instrument, [.. group.Select(RowOf)]))];
        Dormant = [.. Card.MayNot.Select(DormantOf)];
    }

    /// <summary>What was used of the clauses on the card in the period that runs; a clause without a row was not used.</summary>
    async Task<IReadOnlyDictionary<(Guid, DateOnly), decimal>> Used(AuthorityCard card, CancellationToken ct)
    {
        var clauses = card.May.Select(entry => entry.Clause).OfType<CardClause>().Where(clause => clause.Clause.PerPeriod is not null).Select(clause => clause.Clause.Id).ToList();
        return (await db.Set<ClauseUse>().AsNoTracking().Where(use => clauses.Contains(use.ClauseId)).ToListAsync(ct))
            .ToDictionary(use => (use.ClauseId, use.PeriodFrom), use => use.Used);
    }

    string TitleOf(CardEntry entry) => entry switch
    {
        { Clause: { To: { } to } clause } => texts["DelegatedTitle", say.Of(entry.Steps[^1].For), clause.Ref.Number, clause.Ref.Year, to],
        { Clause: { } clause } => texts["DelegatedOpenTitle", say.Of(entry.Steps[^1].For), clause.Ref.Number, clause.Ref.Year],
        { Steps: [.., var last] } => texts["ActingTitle", say.Of(last.Mode), say.Of(last.For)],
        _ => texts["OwnTitle", say.Of(entry.ActsIn)],
    };

    CardRow RowOf(CardEntry entry)
    {
        var matter = Languages.IsThai ? entry.Power.Thai : entry.Power.English;
        if (entry.Clause is not { } given)
            return new CardRow(null, matter, entry.Unit is { } unit ? texts["UnitMatters", names.Unit(unit)] : null, entry.Power.LegalBasis, null, null, null);

        var clause = given.Clause;
        decimal? spent = clause.PerPeriod is { } period ? used.GetValueOrDefault((clause.Id, PeriodStart(period.Kind))) : null;
        return new CardRow(
            given.Ref.No, matter, Conditions(clause), entry.Power.LegalBasis,
            clause.PerCase is { } perCase ? Money.Baht(perCase) : null,
            spent is { } sum ? Money.Baht(sum) : null,
            clause.PerPeriod is { } limit ? texts["LeftOf", limit.Amount - spent!.Value, limit.Amount, rulingTexts[$"Period.{limit.Kind}"]] : null);
    }

    string? Conditions(Authority.Clause clause)
    {
        string?[] all =
        [
            clause.OnlyClasses.Count > 0 ? texts["OnlyClasses", string.Join(", ", clause.OnlyClasses.Select(names.Class))] : null,
            clause.ExceptClasses.Count > 0 ? texts["ExceptClasses", string.Join(", ", clause.ExceptClasses.Select(names.Class))] : null,
            clause.Units.Count > 0 ? texts["OnlyUnits", string.Join(", ", clause.Units.Select(names.Unit))] : null,
            clause.Premises is { } premises ? texts["OnlyPremises", rulingTexts[$"Premises.{premises}"]] : null,
            clause.OtherCondition,
        ];
        return string.Join(" · ", all.OfType<string>()) is { Length: > 0 } said ? said : null;
    }

    DateOnly PeriodStart(PeriodKind kind)
    {
        var today = clock.Today();
        return kind switch
        {
            PeriodKind.Month => new(today.Year, today.Month, 1),
            PeriodKind.CalendarYear => new(today.Year, 1, 1),
            PeriodKind.FiscalYear => Years.OfFiscal(Years.Fiscal(today)).From,
            _ => throw new System.Diagnostics.UnreachableException($"period {kind}"),
        };
    }

    LogEntry DormantOf(Dormant dormant) => new(
        new Mark(MarkKind.Todo, texts["DormantState"]),
        dormant switch
        {
            { Clause: { } clause, Power: { } power } => texts["DormantClause", say.Of(clause), Languages.IsThai ? power.Thai : power.English],
            { Clause: { } clause } => say.Of(clause),
            _ => texts["DormantActing", say.Of(dormant.For)],
        },
        null,
        string.Join(" · ", dormant.Reasons.Select(say.Of)));
}

/// <summary>Entries that rest on one thing: a post, a place in line, an order.</summary>
/// <param name="Instrument">The order to read, for a delegation.</param>
public sealed record CardGroup(string Title, Guid? Instrument, IReadOnlyList<CardRow> Rows);

/// <param name="Conditions">What narrows it besides sums.</param>
/// <param name="LegalBasis">As printed, always Thai.</param>
public sealed record CardRow(string? No, string Matter, string? Conditions, string LegalBasis, string? PerCase, string? Used, string? Left);
