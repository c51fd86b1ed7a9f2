using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Opens the chase of every slip whose day of return has passed: on the day after, or as soon after as the server runs. One chase a slip, whoever sweeps.
/// A request for extension that was not decided in time lapses with it.
/// </summary>
public sealed partial class OpenChases(AppDb db, Course course, EndWithLoan endings, ChaseRules rules, TimeProvider clock, ILogger<OpenChases> log) : IRecurring
{
    /// <returns>How many were opened.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var today = clock.Today();
        var late = await db.Set<Loan>()
            .Where(loan => LoanStates.Out.Contains(loan.Status) && loan.DueOn < today && !db.Set<Chase>().Any(chase => chase.LoanId == loan.Id))
            .OrderBy(loan => loan.DueOn).ThenBy(loan => loan.Id).Select(loan => loan.Id).ToListAsync(ct);
        var opened = 0;
        foreach (var loan in late)
        {
            if (await TryOpen(loan, ct))
                opened++;
        }
        return opened;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    /// <remarks>Whatever one slip fails on, a fault of ours included, does not keep the others from being chased; it is logged, and the next sweep tries it again.</remarks>
    async Task<bool> TryOpen(Guid loan, CancellationToken ct)
    {
        try
        {
            return await Open(loan, ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            NotOpened(log, failed, loan);
            return false;
        }
    }

    async Task<bool> Open(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(id, ct);
        var loan = await db.Set<Loan>().Include(l => l.Lines).SingleAsync(l => l.Id == id, ct);
        if (!loan.IsOverdue(Bangkok.Day(work.At)) || await db.Set<Chase>().AnyAsync(chase => chase.LoanId == id, ct))
            return false;

        await endings.Extensions(id, null, work, ct);
        var instance = await course.Begin(ChaseForms.Workflow, work.At, ct);
        var (key, chaseBy) = (clock.NewId(), loan.DueOn.AddDays(rules.ChaseWithin));
        var chase = new Chase
        {
            Id = key,
            LoanId = id,
            Loan = loan,
            InstanceId = instance.Id,
            DueOn = loan.DueOn,
            ChaseBy = chaseBy,
            OpenedAt = work.At,
            ContentHash = Chase.HashOf(key, id, loan.DueOn, chaseBy),
        };
        db.Add(new CaseFile
        {
            Id = key,
            Kind = CaseKind.Chase,
            InstanceId = instance.Id,
            Subject = string.Join(", ", loan.Lines.OrderBy(line => line.Position).Select(line => line.AssetName)),
            Reference = await db.Set<CaseFile>().Where(file => file.Id == id).Select(file => file.Reference).SingleAsync(ct),
            FromPersonId = loan.BorrowerId,
            UnitId = loan.BorrowerUnitId,
            OpenedAt = work.At,
        });
        db.Add(chase);
        await course.Start(chase, new JsonObject
        {
            ["ChaseBy"] = chase.ChaseBy.ToString("O", CultureInfo.InvariantCulture),
            ["FirstAt"] = Beginning(loan.DueOn.AddDays(rules.First.AfterDays)),
            ["SecondAt"] = Beginning(loan.DueOn.AddDays(rules.Second.AfterDays)),
        }, work, ct);
        await work.Commit(ct);
        return true;
    }

    static string Beginning(DateOnly day) => Bangkok.Instant(day).ToString("O", CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Warning, "The chase of loan {Loan} could not be opened; the next sweep tries again.")]
    static partial void NotOpened(ILogger log, Exception failed, Guid loan);
}
