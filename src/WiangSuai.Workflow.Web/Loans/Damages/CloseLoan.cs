using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Closes the slip with the last of its cases of damage or loss, in the transaction that ended that case.</summary>
/// <param name="course">Asked for only when needed: the course itself knows the rooms, and one of them ends cases of damage.</param>
public sealed class CloseLoan(AppDb db, Lazy<Course> course)
{
    /// <param name="ended">The case that ends now.</param>
    /// <remarks>The case is held before its slip: a return holds the slip and only opens cases that nobody else knows of yet.</remarks>
    public async Task After(DamageCase ended, Guid person, AuthorityWork work, CancellationToken ct)
    {
        await db.HoldStill(ended.LoanId, ct);
        var loan = ended.Loan!;
        await db.Entry(loan).ReloadAsync(ct);
        if (loan.Status != LoanStatus.GivenBack || await db.Set<DamageCase>().AnyAsync(damage => damage.LoanId == loan.Id && damage.Id != ended.Id && damage.ClosedAt == null, ct))
            return;
        await course.Value.Answer(loan, LoanForms.Settlement, person, new JsonObject(), work, ct);
    }
}
