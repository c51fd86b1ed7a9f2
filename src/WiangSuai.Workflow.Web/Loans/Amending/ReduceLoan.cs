using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The checker lends fewer things than were asked for (ตรวจแล้วให้ยืมได้เพียง…), before signing that the rest is lendable.</summary>
/// <param name="Lines">How many of each line may be lent; 0 strikes it. A line that is not named stays.</param>
/// <param name="MatterHash">Hash of the slip as shown; if it changed since, nothing is reduced.</param>
public sealed record ReduceLoanCommand(Guid Person, Guid Loan, IReadOnlyList<LineMayBe> Lines, string Reason, string MatterHash, string Key);

public sealed record LineMayBe(Guid Line, int Quantity);

public sealed class ReduceLoan(AppDb db, AmendLoan amend, TwoParties parties, Promises promises, Idempotency once, TimeProvider clock)
{
    const string Command = "reduce-loan";

    public async Task<AmendResult> Handle(ReduceLoanCommand command, CancellationToken ct)
    {
        var content = new { command.Loan, command.Lines, command.Reason, command.MatterHash };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new AmendResult.Done() : new AmendResult.NotWaiting();
        try
        {
            return await Reduce(command, content, ct);
        }
        catch (Exception refused) when (refused.IsLostRace() || refused.Of(AmendLoan.SomebodyWasFirst))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Person, Command, command.Key, content, ct) is { SameContent: true } ? new AmendResult.Done() : new AmendResult.NotWaiting();
        }
    }

    async Task<AmendResult> Reduce(ReduceLoanCommand command, object content, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        if (await amend.Hold(command.Loan, ct) is not { } loan)
            return new AmendResult.NoSuchLoan();
        if (loan.Status != LoanStatus.Endorsed || loan.ContentHash != command.MatterHash)
            return new AmendResult.NotWaiting();
        if (await parties.RulingFor(loan, command.Person, work, ct) is not Ruling.Granted granted)
            return new AmendResult.NotEntitled((Ruling.Refused)await parties.RulingFor(loan, command.Person, work, ct));
        if (Problems(command, loan).ToList() is { Count: > 0 } problems)
            return new AmendResult.Invalid(problems);

        var id = clock.NewId();
        var reduced = loan.Lines.OrderBy(line => line.Position).Select(line => (Line: line, To: MayBe(command, line))).Where(pair => pair.To < pair.Line.Quantity).ToList();
        var rows = reduced.Select(pair => Row(id, pair.Line, pair.To)).ToList();
        await promises.Reduce(loan.Id, reduced.ToDictionary(pair => pair.Line.AssetId, pair => pair.Line.Quantity - pair.To), ct);
        foreach (var (line, to) in reduced)
        {
            if (to > 0)
            {
                line.Quantity = to;
                continue;
            }
            loan.Lines.Remove(line);
            db.Remove(line);
        }
        loan.Amount = loan.Lines.Sum(line => line.Quantity * line.UnitPrice);
        await amend.Record(loan, AmendmentKind.Reduced, rows, id, command.Person, granted.Basis.ActsIn.Title, command.Reason, [], work, ct);
        once.Remember(command.Person, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new AmendResult.Done();
    }

    static int MayBe(ReduceLoanCommand command, LoanLine line) => command.Lines.SingleOrDefault(may => may.Line == line.Id)?.Quantity ?? line.Quantity;

    static IEnumerable<AmendProblem> Problems(ReduceLoanCommand command, Loan loan)
    {
        var outside = loan.Lines.Where(line => MayBe(command, line) is var to && (to < 0 || to > line.Quantity)).ToList();
        foreach (var line in outside)
            yield return new($"line-{line.Id}", AmendProblemCode.QuantityOutOfReach, 0, line.Quantity, line.Counter);
        if (outside.Count == 0 && loan.Lines.TrueForAll(line => MayBe(command, line) == line.Quantity))
            yield return new("", AmendProblemCode.NothingReduced);
        if (outside.Count == 0 && loan.Lines.TrueForAll(line => MayBe(command, line) == 0))
            yield return new("", AmendProblemCode.NothingLeft);
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Trim().Length > Amendment.LongestReason)
            yield return new("reason", AmendProblemCode.ReasonMissing, Amendment.LongestReason);
    }

    static AmendedLine Row(Guid amendment, LoanLine line, int to) => new()
    {
        AmendmentId = amendment,
        Position = line.Position,
        AssetId = line.AssetId,
        AssetName = line.AssetName,
        AssetNumber = line.AssetNumber,
        Counter = line.Counter,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        ToAssetId = line.AssetId,
        ToName = line.AssetName,
        ToNumber = line.AssetNumber,
        ToQuantity = to,
        ToUnitPrice = line.UnitPrice,
    };
}
