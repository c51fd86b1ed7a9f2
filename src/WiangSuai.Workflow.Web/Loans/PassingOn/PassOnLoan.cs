using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The things go from one borrower straight to the next approved one (ส่งต่อ): the return of the one slip and the hand-over of the other are one act, with
/// three signatures on one device, recorded both or neither. The officer looks at the things as on any return.
/// </summary>
/// <param name="Back">The return of the slip that has the things; its key is not used.</param>
/// <param name="Out">The hand-over of the slip that gets them; its key is not used.</param>
public sealed record PassOnCommand(GiveBackCommand Back, HandOverCommand Out, string Key);

/// <param name="Side">Whose part is wrong: <see cref="FromSide"/> or <see cref="ToSide"/>.</param>
public sealed record PassOnProblem(string Side, PartiesProblem Problem)
{
    public const string FromSide = "From", ToSide = "To";
}

public abstract record PassOnResult
{
    private PassOnResult() { }

    public sealed record Done : PassOnResult;

    /// <summary>One of the slips is in another state by now, or they have no thing in common.</summary>
    public sealed record NotWaiting : PassOnResult;

    public sealed record NotEntitled(Authority.Ruling.Refused Ruling) : PassOnResult;

    public sealed record Invalid(IReadOnlyList<PassOnProblem> Problems) : PassOnResult;
}

public sealed class PassOnLoan(AppDb db, GiveBackLoan giveBack, HandOverLoan handOver, Idempotency once, TimeProvider clock)
{
    const string Command = "pass-on";

    public async Task<PassOnResult> Handle(PassOnCommand command, CancellationToken ct)
    {
        var (from, to, officer) = (command.Back.Loan, command.Out.Loan, command.Out.Officer);
        var content = new { from, to, command.Back.Time, Back = command.Back.Lines, Out = command.Out.Lines, BackInk = command.Back.Ink, OutInk = command.Out.Ink };
        if (await once.Find(officer, Command, command.Key, content, ct) is { SameContent: true })
            return new PassOnResult.Done();
        if (from == to || command.Back.Officer != officer || !await HaveAThingInCommon(from, to, ct))
            return new PassOnResult.NotWaiting();
        List<PassOnProblem> wrong =
        [
            .. (await giveBack.Wrong(command.Back, ct)).Select(problem => new PassOnProblem(PassOnProblem.FromSide, problem)),
            .. (await handOver.Wrong(command.Out, ct)).Select(problem => new PassOnProblem(PassOnProblem.ToSide, problem)),
        ];
        if (wrong.Count > 0)
            return new PassOnResult.Invalid(wrong);

        try
        {
            await using var work = await db.Deciding(clock, ct);
            await db.HoldStill([from, to], ct);
            db.ChangeTracker.Clear();   // what was read before says nothing now
            if (await giveBack.Act(command.Back, work, ct) is { } notBack)
                return await Refused(notBack, PassOnProblem.FromSide, officer, command, content, ct);
            await db.SaveChangesAsync(ct);   // the things are here for a moment: the next custody begins where the last has ended
            if (await handOver.Act(command.Out, from, work, ct) is { } notOut)
                return await Refused(notOut, PassOnProblem.ToSide, officer, command, content, ct);
            once.Remember(officer, Command, command.Key, content, "done", work.At);
            await work.Commit(ct);
            return new PassOnResult.Done();
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            db.ChangeTracker.Clear();
            return await once.Find(officer, Command, command.Key, content, ct) is { SameContent: true } ? new PassOnResult.Done() : new PassOnResult.NotWaiting();
        }
        catch (Exception refused) when (refused.Of(Custodies.Refusals))
        {
            db.ChangeTracker.Clear();
            return command.Back.Lines.Any(line => line.Damaged + line.Lost > 0)
                ? new PassOnResult.Invalid([new(PassOnProblem.FromSide, new("things", PartiesProblemCode.NotWholeEnough))])   // too little is left to pass on
                : new PassOnResult.Invalid([.. (await handOver.StillOut(to, ct)).Select(problem => new PassOnProblem(PassOnProblem.ToSide, problem))]);
        }
    }

    /// <summary>Things of the slip that waits which the other slip still has.</summary>
    public Task<bool> HaveAThingInCommon(Guid from, Guid to, CancellationToken ct) => db.Set<LoanLine>().AnyAsync(line =>
        line.LoanId == to && db.Set<Custody>().Any(custody => custody.LoanId == from && custody.Until == null && custody.AssetId == line.AssetId), ct);

    async Task<PassOnResult> Refused(PartiesResult refused, string side, Guid officer, PassOnCommand command, object content, CancellationToken ct) => refused switch
    {
        PartiesResult.NotEntitled { Ruling: var ruling } => new PassOnResult.NotEntitled(ruling),
        PartiesResult.Invalid invalid => new PassOnResult.Invalid([.. invalid.Problems.Select(problem => new PassOnProblem(side, problem))]),
        _ => await once.Find(officer, Command, command.Key, content, ct) is { SameContent: true } ? new PassOnResult.Done() : new PassOnResult.NotWaiting(),
    };
}
