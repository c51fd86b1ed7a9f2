using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// At hand-over, another thing of the same class and holding unit in the place of one that was approved, at no higher price (เปลี่ยนพัสดุ). The sum that was
/// approved stands; the price of the new line is the new thing's, since that is what a damage is settled by.
/// </summary>
public sealed record SwapThingCommand(Guid Officer, Guid Loan, Guid Line, Guid? To, string Reason, string MatterHash, string Key);

public sealed class SwapThing(AppDb db, AmendLoan amend, TwoParties parties, Promises promises, Availability availability, Idempotency once, TimeProvider clock)
{
    const string Command = "swap-thing";

    /// <summary>As many as the page shows, those that are no dearer first; it says where there are more.</summary>
    public const int MostChoices = 100;

    public async Task<AmendResult> Handle(SwapThingCommand command, CancellationToken ct)
    {
        var content = new { command.Loan, command.Line, command.To, command.Reason, command.MatterHash };
        if (await once.Find(command.Officer, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new AmendResult.Done() : new AmendResult.NotWaiting();
        try
        {
            return await Swap(command, content, ct);
        }
        catch (Exception refused) when (refused.IsLostRace() || refused.Of(AmendLoan.SomebodyWasFirst))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Officer, Command, command.Key, content, ct) is { SameContent: true } ? new AmendResult.Done() : new AmendResult.NotWaiting();
        }
        catch (Exception refused) when (refused.Of(Promises.Refusals))   // promised to somebody else at this moment
        {
            db.ChangeTracker.Clear();
            var loan = await db.Set<Loan>().AsNoTracking().Include(l => l.Lines).SingleAsync(l => l.Id == command.Loan, ct);
            return new AmendResult.Invalid([new("thing", AmendProblemCode.NotFree, (await db.Set<Asset>().Where(asset => asset.Id == command.To).Select(asset => asset.Name).SingleAsync(ct)), loan.StartsOn)]);
        }
    }

    /// <summary>The things of the line's class and the slip's unit, each with why it cannot take the place; null where it can. Those that can come first.</summary>
    public async Task<IReadOnlyList<(Asset Thing, AmendProblem? WhyNot)>> Choices(Loan loan, LoanLine line, CancellationToken ct)
    {
        var things = await db.Set<Asset>().AsNoTracking()
            .Where(asset => asset.HoldingUnitId == loan.HoldingUnitId && asset.ClassCode == line.ClassCode && !asset.IsPool && asset.RetiredOn == null && asset.Id != line.AssetId)
            .OrderBy(asset => asset.UnitPrice > line.UnitPrice).ThenBy(asset => asset.Name).ThenBy(asset => asset.Number).Take(MostChoices).ToListAsync(ct);
        var days = await availability.Days(things, loan.StartsOn, loan.DueOn, clock.Today(), loan.Id, ct);
        return [.. things.Select(thing => (thing, Bars(loan, line, thing) ?? IsTaken(thing, days[thing.Id]))).OrderBy(choice => choice.Item2 is not null)];
    }

    async Task<AmendResult> Swap(SwapThingCommand command, object content, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        if (await amend.Hold(command.Loan, ct) is not { } loan)
            return new AmendResult.NoSuchLoan();
        if (loan.Status != LoanStatus.Approved || loan.ContentHash != command.MatterHash || loan.Lines.Find(known => known.Id == command.Line) is not { IsPool: false } line)
            return new AmendResult.NotWaiting();
        if (await parties.RulingFor(loan, command.Officer, work, ct) is not Ruling.Granted granted)
            return new AmendResult.NotEntitled((Ruling.Refused)await parties.RulingFor(loan, command.Officer, work, ct));
        var thing = command.To is { } to ? await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == to, ct) : null;
        if (await Problems(command, loan, line, thing, Bangkok.Day(work.At), ct) is { Count: > 0 } problems)
            return new AmendResult.Invalid(problems);

        var id = clock.NewId();
        var row = Row(id, line, thing!);
        await promises.Reduce(loan.Id, new Dictionary<Guid, int> { [line.AssetId] = 1 }, ct);
        loan.Lines.Remove(line);
        db.Remove(line);
        await db.SaveChangesAsync(ct);   // the old line goes before the new one takes its place
        var fresh = LineOf(line, thing!);
        loan.Lines.Add(fresh);
        db.Add(fresh);
        await promises.Add(loan, fresh, ct);
        await amend.Record(loan, AmendmentKind.Swapped, [row], id, command.Officer, granted.Basis.ActsIn.Title, command.Reason, await Approvers(loan, ct), work, ct);
        once.Remember(command.Officer, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new AmendResult.Done();
    }

    async Task<List<AmendProblem>> Problems(SwapThingCommand command, Loan loan, LoanLine line, Asset? thing, DateOnly today, CancellationToken ct)
    {
        var problems = new List<AmendProblem>();
        if (today < loan.StartsOn)
            problems.Add(new("", AmendProblemCode.TooEarly, loan.StartsOn));
        if (today > loan.DueOn)
            problems.Add(new("", AmendProblemCode.DueDayPassed, loan.DueOn));
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Trim().Length > Amendment.LongestReason)
            problems.Add(new("reason", AmendProblemCode.ReasonMissing, Amendment.LongestReason));
        if (thing is null)
            problems.Add(new("thing", AmendProblemCode.ThingMissing));
        else if (await WhyNot(loan, line, thing, ct) is { } why)
            problems.Add(why);
        return problems;
    }

    /// <summary>Fact, rule and gap; null where the thing can take the line's place.</summary>
    async Task<AmendProblem?> WhyNot(Loan loan, LoanLine line, Asset thing, CancellationToken ct)
    {
        if (thing.HoldingUnitId != loan.HoldingUnitId)
            return new("thing", AmendProblemCode.OtherUnit, thing.Name, await NameOf(thing.HoldingUnitId, ct), await NameOf(loan.HoldingUnitId, ct));
        if (thing.ClassCode != line.ClassCode || thing.IsPool)
            return new("thing", AmendProblemCode.OtherClass, thing.Name, await ClassOf(thing.ClassCode, ct), await ClassOf(line.ClassCode, ct));
        return Bars(loan, line, thing) ?? IsTaken(thing, (await availability.Days([thing], loan.StartsOn, loan.DueOn, clock.Today(), loan.Id, ct))[thing.Id]);
    }

    /// <summary>What the thing itself forbids, whatever the days.</summary>
    static AmendProblem? Bars(Loan loan, LoanLine line, Asset thing) =>
        loan.Lines.Exists(own => own.AssetId == thing.Id) ? new("thing", AmendProblemCode.OnThisSlip, thing.Name)
        : thing.RetiredOn is { } retired ? new("thing", AmendProblemCode.Retired, thing.Name, retired)
        : thing.UnitPrice > line.UnitPrice ? new("thing", AmendProblemCode.Dearer, thing.Name, thing.UnitPrice, line.UnitPrice, thing.UnitPrice - line.UnitPrice)
        : null;

    AmendProblem? IsTaken(Asset thing, IReadOnlyList<DayOfThing> days) =>
        thing.OutNow > 0 ? new("thing", AmendProblemCode.NotFree, thing.Name, clock.Today())
        : days.FirstOrDefault(day => day.Free < 1) is { } taken ? new("thing", AmendProblemCode.NotFree, thing.Name, taken.Day)
        : null;

    Task<string> NameOf(Guid unit, CancellationToken ct) => db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleAsync(ct);

    Task<string> ClassOf(string code, CancellationToken ct) =>
        db.Set<AssetClass>().Where(kind => kind.Code == code).Select(kind => Languages.IsThai ? kind.Thai : kind.English).SingleAsync(ct);

    /// <summary>Whoever approved the slip as it stands.</summary>
    async Task<IReadOnlyCollection<Guid>> Approvers(Loan loan, CancellationToken ct)
    {
        var decisions = await db.Set<Decision>().AsNoTracking().Where(decision => decision.CaseId == loan.Id && decision.TakenBack == null).OrderBy(decision => decision.JournalPosition).ToListAsync(ct);
        return [.. LoanSteps.Standing(decisions).Where(decision => LoanSteps.OfPower(decision.PowerCode) == 3).Select(decision => decision.PersonId).Distinct()];
    }

    LoanLine LineOf(LoanLine before, Asset thing) => new()
    {
        Id = clock.NewId(),
        LoanId = before.LoanId,
        Position = before.Position,
        AssetId = thing.Id,
        AssetName = thing.Name,
        AssetNumber = thing.Number,
        ClassCode = thing.ClassCode,
        Counter = thing.Counter,
        Accessories = thing.Accessories,
        Quantity = 1,
        UnitPrice = thing.UnitPrice,
        IsPool = false,
    };

    static AmendedLine Row(Guid amendment, LoanLine line, Asset thing) => new()
    {
        AmendmentId = amendment,
        Position = line.Position,
        AssetId = line.AssetId,
        AssetName = line.AssetName,
        AssetNumber = line.AssetNumber,
        Counter = line.Counter,
        Quantity = 1,
        UnitPrice = line.UnitPrice,
        ToAssetId = thing.Id,
        ToName = thing.Name,
        ToNumber = thing.Number,
        ToQuantity = 1,
        ToUnitPrice = thing.UnitPrice,
    };
}
