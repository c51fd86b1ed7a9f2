using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

public enum KeepSignedSlipResult
{
    Kept,
    /// <summary>Only a property officer keeps it, and only with a slip that was keyed for the borrower and is still to be handed over.</summary>
    NotYours,
    Missing, TooBig, NotUnderstood,
}

/// <summary>The borrower signed the printed slip with ink; its picture is put to the case (แนบภาพใบยืมที่ลงนามแล้ว), which hand-over asks for.</summary>
public sealed class KeepSignedSlip(AppDb db, KeyingOfficers officers, SlipImages images, TimeProvider clock)
{
    public async Task<KeepSignedSlipResult> Handle(Guid officer, Guid id, IFormFile? file, CancellationToken ct)
    {
        var (picture, problem) = await images.KeepFor(officer, file, ct);
        return problem switch
        {
            ScanProblem.TooBig => KeepSignedSlipResult.TooBig,
            ScanProblem.NotUnderstood => KeepSignedSlipResult.NotUnderstood,
            _ when picture is null => KeepSignedSlipResult.Missing,
            _ => await Handle(officer, id, picture.Value, ct),
        };
    }

    /// <param name="picture">Kept by this officer, and with no slip yet.</param>
    public async Task<KeepSignedSlipResult> Handle(Guid officer, Guid id, Guid picture, CancellationToken ct)
    {
        if (await officers.Of(officer, clock.Today(), ct) is not { } keyer || !await images.IsFree(picture, officer, ct))
            return KeepSignedSlipResult.NotYours;
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(id, ct);
        db.ChangeTracker.Clear();
        if (await db.Set<Loan>().SingleOrDefaultAsync(loan => loan.Id == id, ct) is not { } slip || WhyNot(slip) is not null)
            return KeepSignedSlipResult.NotYours;
        await images.Attach(slip, LoanPaperKind.SignedSlip, picture, officer, keyer.Name, work.At, ct);
        await work.Commit(ct);
        return KeepSignedSlipResult.Kept;
    }

    /// <summary>Why no signed slip belongs to it now; null where one does.</summary>
    public static KeepSignedSlipResult? WhyNot(Loan loan) =>
        loan.KeyedById is null || loan.IsBefore || loan.BorrowerKind == BorrowerKind.Agency || loan.IsOut || loan.Status == LoanStatus.GivenBack || LoanStates.Ends(loan.Status)
            ? KeepSignedSlipResult.NotYours
            : null;
}
