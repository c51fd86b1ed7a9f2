using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>A slip as authority sees it (เรื่อง).</summary>
public static class LoanMatter
{
    /// <remarks>While it is being decided, whoever keyed it for somebody else is a party to it as the borrower is: nobody decides what they brought.</remarks>
    /// <param name="conflicts">Persons with a declared relation to the borrower (ม.13).</param>
    /// <param name="used">What earlier decisions used of the clauses that limit a period.</param>
    public static Matter Of(Loan loan, IReadOnlyList<Guid>? conflicts = null, IReadOnlyList<Usage>? used = null) => new()
    {
        Requester = loan.BorrowerId,
        OnBehalfOf = loan.KeyedById is { } keyer && LoanStates.IsBeingDecided(loan.Status) ? [keyer] : [],
        RequestingUnit = loan.BorrowerUnitId,
        HoldingUnit = loan.HoldingUnitId,
        Amount = loan.Amount,
        AssetClasses = [.. loan.Lines.Select(line => line.ClassCode).Distinct()],
        Premises = loan.Place == LoanPlace.Inside ? Premises.Inside : Premises.Outside,
        Conflicts = conflicts ?? [],
        Used = used ?? [],
    };
}
