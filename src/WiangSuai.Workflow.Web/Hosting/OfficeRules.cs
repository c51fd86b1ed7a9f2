using System.Text.Json.Nodes;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>What the office demands of a document beyond what the engine checks: that our own activities name things that exist.</summary>
/// <remarks>Only inputs written as literals can be read off the document; a script's answer is checked when it runs.</remarks>
public static class OfficeRules
{
    static readonly string[] Forms = [LoanForms.Request, LoanForms.HandOver, LoanForms.GiveBack, LoanForms.Settlement, DamageForms.Statement, DamageForms.Proposal, DamageForms.Settlement, ChaseForms.Chase, ChaseForms.First, ChaseForms.Second, AuditForms.Checklist, AuditForms.Finding, AuditForms.Reply, AuditForms.FollowUp,
        OrderForms.Draft, OrderForms.Announce];
    static readonly string[] Assignees = [LoanForms.Borrower, LoanForms.AssetRegistry, LoanForms.DamageCase, ChaseForms.First, ChaseForms.Second, AuditForms.InternalAudit, AuditForms.UnitHead, OrderForms.Drafter, OrderForms.CentralRegistry];
    static readonly string[] Registers = ["loan", DamageForms.Register, AuditForms.FindingRegister, OrderForms.Register];
    static readonly string[] Statuses = [.. Enum.GetNames<LoanStatus>(), .. Enum.GetNames<ExtensionStatus>(), .. Enum.GetNames<DamageStatus>(), .. Enum.GetNames<CellStatus>(), .. Enum.GetNames<FindingStatus>(), .. Enum.GetNames<OrderDraftStatus>()];

    public static IEnumerable<DocumentDefect> Defects(Definition definition) => definition.Activities.SelectMany(activity => activity.Type switch
    {
        OfficeActivities.RequestDecision => Decision(activity),
        OfficeActivities.HumanTask => OneOf(activity, "form", Forms).Concat(OneOf(activity, "assignee", Assignees)),
        OfficeActivities.SetCaseStatus => OneOf(activity, "status", Statuses),
        OfficeActivities.IssueNumber => OneOf(activity, "register", Registers),
        _ => [],
    });

    /// <summary>Each decision says what happens when its holder asks for himself, when its post has nobody, and when one person holds two steps in a row.</summary>
    static IEnumerable<DocumentDefect> Decision(ActivityFacts activity) =>
        OneOf(activity, "power", [.. Powers.All.Select(power => power.Code)], scriptAllowed: true)
            .Concat(OneOf(activity, "whenHolderIsRequester", ["nextSuperior"]))
            .Concat(OneOf(activity, "whenPostIsVacant", ["nextSuperior"]))
            .Concat(OneOf(activity, "whenSamePersonAsPrevious", ["together", "apart"]))
            .Concat(MovesUp(activity));

    /// <summary>The document promises the next superior; the power has to allow it.</summary>
    static IEnumerable<DocumentDefect> MovesUp(ActivityFacts activity)
    {
        if (Literal(activity, "power") is { } code && Powers.All.FirstOrDefault(power => power.Code == code) is { MovesUp: false })
            yield return new($"{activity.JsonPath}.whenPostIsVacant", $"the power {code} never moves up to a superior");
    }

    static IEnumerable<DocumentDefect> OneOf(ActivityFacts activity, string input, IReadOnlyList<string> known, bool scriptAllowed = false)
    {
        var value = Literal(activity, input);
        if (value is null ? !scriptAllowed : !known.Contains(value))
            yield return new($"{activity.JsonPath}.{input}", $"is '{value}'; it must be one of {string.Join(", ", known)}");
    }

    static string? Literal(ActivityFacts activity, string input) =>
        activity.Literals.TryGetValue(input, out var value) && value is JsonValue text && text.TryGetValue<string>(out var word) ? word : null;
}
