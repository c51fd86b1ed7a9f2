using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Ends what was started because things are out, in the transaction that brings them back, lets their day pass or takes the keying back. The slip is held still already.</summary>
public sealed class EndWithLoan(AppDb db, Course course)
{
    /// <summary>The things are back, or were never out under this slip: nobody chases them any more.</summary>
    public async Task Chase(Guid loan, Guid person, AuthorityWork work, CancellationToken ct)
    {
        if (await db.Set<Chase>().Where(chase => chase.LoanId == loan && chase.EndedAt == null).Select(chase => (Guid?)chase.Id).SingleOrDefaultAsync(ct) is not { } id)
            return;
        await db.HoldStill(id, ct);   // the slip first, its chase after: everybody in this order
        var open = await db.Set<Chase>().SingleAsync(chase => chase.Id == id, ct);
        open.EndedAt = work.At;
        if ((await course.InstanceOf(open, ct)).Status == InstanceStatus.Running)
            await course.Cancel(open, person, work, ct);
    }

    /// <summary>A request for more days that nobody decided lapses.</summary>
    /// <param name="person">Who brought the things back; none where the day passed.</param>
    /// <remarks>Its case is not held: whoever decides it holds it first and then asks for the slip, and would wait for us as we for them. The instance's version settles it.</remarks>
    public async Task Extensions(Guid loan, Guid? person, AuthorityWork work, CancellationToken ct)
    {
        if (await db.Set<Extension>().SingleOrDefaultAsync(extension => extension.LoanId == loan && extension.EndedAt == null, ct) is not { } open)
            return;
        open.MoveTo(ExtensionStatus.Lapsed, work.At);
        await course.Cancel(open, person, work, ct);
    }
}
