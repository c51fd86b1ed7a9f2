using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of damage and loss (ข้อ 209), and of their paper, which is Thai whatever language the screen has.</summary>
public sealed class DamageTexts : Texts
{
    /// <summary>Thai, with values that are already as they are printed.</summary>
    public string Print(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, In(Languages.Thai, key), values);

    /// <summary>What can be put right, beside its field.</summary>
    public string Of(DamageProblem problem) => this[$"Problem.{problem.Code}", problem.Values];

    public Mark Mark(DamageStatus status, bool waitsForReader) => new(KindOf(status, waitsForReader), this[$"Status.{status}"]);

    /// <summary>What of the case is not lent meanwhile, thing by thing: of a pool, how many of how many.</summary>
    public IEnumerable<string> NotLent(DamageFile file) => file.Case.Items.GroupBy(item => item.AssetId).Select(items => (First: items.First(), Count: items.Sum(item => item.Quantity)))
        .Select(thing => file.Pools.TryGetValue(thing.First.AssetId, out var all)
            ? this["NotLentOf", thing.First.AssetName, thing.Count, all, thing.First.Counter]
            : this["NotLent", thing.First.AssetName]);

    /// <summary>How an item is made good, with the sum where one was said.</summary>
    public string Way(DamageItem item, DamageWay? way) => way switch
    {
        null => this["NoWayYet"],
        { Way: MakeGood.Repair, Amount: { } cost } => this["RepairFor", cost],
        { Way: MakeGood.Pay, Amount: { } paid } when paid < item.Price => this["PayPart", paid, item.Price],
        { Way: MakeGood.Pay, Amount: { } paid } => this["PayWhole", paid],
        var other => this[$"Way.{other.Way}"],
    };

    static MarkKind KindOf(DamageStatus status, bool waitsForReader) => status switch
    {
        DamageStatus.Settled or DamageStatus.NotLiable => MarkKind.Done,
        _ when waitsForReader => MarkKind.You,
        DamageStatus.SentBack => MarkKind.Back,
        DamageStatus.Opening or DamageStatus.AwaitingStatement or DamageStatus.AwaitingProposal or DamageStatus.Proposed or DamageStatus.Directed => MarkKind.Now,
        _ => throw new System.Diagnostics.UnreachableException($"damage status {status}"),
    };
}
