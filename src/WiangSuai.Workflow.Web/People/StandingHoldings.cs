using System.Linq.Expressions;

namespace WiangSuai.Workflow.Web.People;

public static class StandingHoldings
{
    /// <summary>The holding stands in the record and its days include this one.</summary>
    public static Expression<Func<Holding, bool>> On(DateOnly day) =>
        h => h.KnownTo == null && h.From <= day && (h.To == null || h.To >= day);
}
