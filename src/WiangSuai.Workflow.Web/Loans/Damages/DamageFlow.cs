using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The picture of where a case of damage stands, and what happened, from the rows that prove it.</summary>
public static class DamageFlow
{
    static readonly string[] Steps = ["Step.Found", "Step.Stated", "Step.Proposed", "Step.Directed", "Step.MadeGood", "Step.Closed"];

    public static Flow Of(DamageFile file, Guid reader, DamageTexts say)
    {
        var at = At(file.Case.Status);
        return new Flow([.. Steps.Select((key, step) => new FlowStep(say[key], StateOf(file, step, at, reader), [.. Lines(file, step, at, say)]))]);
    }

    /// <summary>0-based; 6 where all is done. What is directed is made good and accepted in one act of two parties.</summary>
    static int At(DamageStatus status) => status switch
    {
        DamageStatus.Opening => 0,
        DamageStatus.AwaitingStatement => 1,
        DamageStatus.AwaitingProposal or DamageStatus.SentBack => 2,
        DamageStatus.Proposed => 3,
        DamageStatus.Directed => 4,
        DamageStatus.NotLiable or DamageStatus.Settled => 6,
        _ => throw new System.Diagnostics.UnreachableException($"damage status {status}"),
    };

    static MarkKind StateOf(DamageFile file, int step, int at, Guid reader) => (file.Case.Status, step.CompareTo(at)) switch
    {
        (DamageStatus.NotLiable, _) when step == 4 => MarkKind.Void,
        (_, < 0) => MarkKind.Done,
        (_, > 0) => MarkKind.Todo,
        _ when LoanFlow.WaitsFor(file.Waiting, reader) => MarkKind.You,
        (DamageStatus.SentBack, _) => MarkKind.Back,
        _ => MarkKind.Now,
    };

    static IEnumerable<string> Lines(DamageFile file, int step, int at, DamageTexts say)
    {
        var damage = file.Case;
        (string Who, DateTimeOffset When)? done = step switch
        {
            0 => (file.Slip.Loan.GiveBacks.Single(back => back.Id == damage.GiveBackId).OfficerName, damage.OpenedAt),
            1 => damage.Statements is [.., var statement] ? (statement.PersonName, statement.At) : null,
            2 => damage.Proposal is { } proposal ? (proposal.PersonName, proposal.At) : null,
            3 => file.Decisions is [.., var decision] && at > 3 ? (decision.PersonName, decision.At) : null,
            4 or 5 => damage.Settlement is { } settlement ? (step == 4 ? settlement.BorrowerName : settlement.OfficerName, settlement.At) : null,
            _ => null,
        };
        if (done is { } by && step < at)
        {
            yield return by.Who;
            yield return ThaiDates.StampBrief(by.When);
        }
        if (step != at || file.Waiting is not { } waiting)
            yield break;
        if (waiting.First is [var first, ..])
            yield return LoanFlow.NameOf(first);
        if (waiting.DueOn is { } due)
            yield return say["Within", due];
    }

    public static IReadOnlyList<LogEntry> History(DamageFile file, DamageTexts say) =>
        [.. Events(file, say).OrderBy(happened => happened.At).Select(happened => happened.Entry).Reverse()];

    static IEnumerable<(DateTimeOffset At, LogEntry Entry)> Events(DamageFile file, DamageTexts say)
    {
        var damage = file.Case;
        yield return (damage.OpenedAt, new LogEntry(new Mark(MarkKind.Told, say["LogFound"]), say["LogFound"], null, ThaiDates.Stamp(damage.OpenedAt),
            string.Join(" · ", damage.Items.Select(item => say["ItemShort", item.AssetName, say["Fate." + item.Fate], item.Quantity, item.Counter]))));
        foreach (var statement in damage.Statements)
            yield return (statement.At, new LogEntry(new Mark(MarkKind.Told, say["LogStated"]), say["LogStated"],
                statement.TakenDownAs is { } post ? say["TakenDownBy", statement.PersonName, post] : statement.PersonName, ThaiDates.Stamp(statement.At), statement.Text));
        foreach (var proposal in damage.Proposals)
            yield return (proposal.At, new LogEntry(new Mark(MarkKind.Told, say["LogProposed"]), say["LogProposed"], say["By", proposal.PersonName, proposal.Post],
                say["LogUntil", ThaiDates.Stamp(proposal.At), proposal.DueOn],
                string.Join(" · ", damage.Items.Select(item => say["WayShort", item.AssetName, say.Way(item, proposal.Ways.SingleOrDefault(way => way.ItemId == item.Id))]))));
        foreach (var decision in file.Decisions)
        {
            var what = say["Log." + decision.Outcome];
            var kind = decision.Outcome switch { TaskOutcome.Approved => MarkKind.Done, TaskOutcome.Returned => MarkKind.Back, _ => MarkKind.Void };
            yield return (decision.At, new LogEntry(new Mark(kind, what), what, say["By", decision.PersonName, decision.SignatureBlock.ReplaceLineEndings(" ")], ThaiDates.Stamp(decision.At), decision.Comment is "" ? null : decision.Comment));
        }
        if (damage.Settlement is { } settled)
            yield return (settled.At, new LogEntry(new Mark(MarkKind.Done, say["LogSettled"]), say["LogSettled"], say["BothSigned", settled.BorrowerName, settled.OfficerName], ThaiDates.Stamp(settled.At),
                string.Join(" · ", damage.Items.Select(item => say["ProofShort", item.AssetName, settled.Proofs.Single(proof => proof.ItemId == item.Id).Reference]))));
    }
}
