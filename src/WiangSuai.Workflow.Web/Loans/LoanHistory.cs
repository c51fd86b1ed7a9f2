using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What happened to a slip, from the rows that prove it, newest first.</summary>
public static class LoanHistory
{
    /// <param name="orders">The order that a decision rests on, by the decision.</param>
    public static IReadOnlyList<LogEntry> Of(LoanFile file, IReadOnlyDictionary<Guid, OrderCited> orders, LoanTexts say, AmendTexts amended) =>
        [.. Events(file, orders, say, amended).OrderBy(happened => happened.At).Select(happened => happened.Entry).Reverse()];

    static IEnumerable<(DateTimeOffset At, LogEntry Entry)> Events(LoanFile file, IReadOnlyDictionary<Guid, OrderCited> orders, LoanTexts say, AmendTexts amended)
    {
        var loan = file.Loan;
        foreach (var filing in loan.Filings)
        {
            var what = say[loan.IsBefore ? "LogKeyedBefore" : (filing.Time, loan.KeyedById) switch { (1, null) => "LogFiled", (1, _) => "LogKeyed", _ => "LogFiledAgain" }];
            yield return (filing.At, new LogEntry(new Mark(MarkKind.Told, what), what, say["LogBy", loan.KeyedByName ?? file.BorrowerName, filing.Post],
                loan.IsBefore ? say["LogSmall", ThaiDates.Stamp(filing.At), say["BeforeText"]] : ThaiDates.Stamp(filing.At)));
        }
        foreach (var paper in loan.Papers)
        {
            var what = say["LogPaper." + paper.Kind];
            yield return (paper.At, new LogEntry(new Mark(MarkKind.Told, what), what, paper.ByName, ThaiDates.Stamp(paper.At), null, $"/loans/papers/{paper.Id}"));
        }
        foreach (var decision in file.Decisions)
            yield return (decision.At, Entry(decision, orders.GetValueOrDefault(decision.Id), say));
        foreach (var decision in file.TakenBack)
        {
            yield return (decision.At, Entry(decision, null, say));
            yield return (decision.TakenBack!.At, new LogEntry(new Mark(MarkKind.Void, say["LogTakenBack"]), say["LogTakenBack"],
                say["LogTakenBackBy", decision.PersonName, decision.At], ThaiDates.Stamp(decision.TakenBack.At), decision.TakenBack.Reason));
        }
        foreach (var amendment in loan.Amendments)
        {
            var what = amended["Log." + amendment.Kind];
            yield return (amendment.At, new LogEntry(new Mark(MarkKind.Told, what), what, say["LogBy", amendment.PersonName, amendment.Post],
                say["LogSmall", ThaiDates.Stamp(amendment.At), amended.Changes(amendment)], amendment.Reason));
        }
        if (loan.HandOver is { } handOver)
        {
            yield return (handOver.At, new LogEntry(new Mark(MarkKind.Done, say["LogHandedOver"]), say["LogHandedOver"],
                say[handOver.PassedFromId is null ? "LogHandedOverBy" : "LogPassedOnBy", handOver.OfficerName, handOver.ReceiverName],
                say["LogSmall", ThaiDates.Stamp(handOver.At), say["LogDueFrozen", handOver.DueOn]], Found(loan, line => Before(line, handOver, say), say)));
        }
        foreach (var extension in file.Extensions)
        {
            yield return (extension.FiledAt, new LogEntry(new Mark(MarkKind.Told, say["LogExtensionAsked"]), say["LogExtensionAsked"],
                say["LogExtensionDays", extension.OldDueOn, extension.NewDueOn], ThaiDates.Stamp(extension.FiledAt), extension.Reason));
            if (extension is { Status: ExtensionStatus.Lapsed, EndedAt: { } lapsed })
                yield return (lapsed, new LogEntry(new Mark(MarkKind.Void, say["LogExtensionLapsed"]), say["LogExtensionLapsed"], null, ThaiDates.Stamp(lapsed)));
        }
        foreach (var decision in file.OnExtensions)
            yield return (decision.At, OnExtension(file.Extensions.Single(extension => extension.Id == decision.CaseId), decision, orders.GetValueOrDefault(decision.Id), say));
        foreach (var act in file.Chase?.Acts ?? [])
        {
            var what = say["LogChased." + act.Manner, act.Time];
            yield return (act.At, new LogEntry(new Mark(MarkKind.Told, what), what, say["LogBy", act.PersonName, act.Post], say["LogSmall", ThaiDates.Stamp(act.At), say["LogDoneOn", act.DoneOn]], act.Text));
        }
        foreach (var back in loan.GiveBacks)
        {
            var what = loan.GiveBacks.Count > 1 || loan.IsOut ? say["LogGivenBackTime", back.Time] : say["LogGivenBack"];
            yield return (back.At, new LogEntry(new Mark(MarkKind.Done, what), what,
                say["LogGivenBackBy", back.ReturnerName, back.OfficerName], ThaiDates.Stamp(back.At),
                loan.GiveBacks.Count > 1 || loan.IsOut ? Came(loan, back, say) : Found(loan, line => After(line, back, say), say) ?? say["LogAllGood"]));
        }
        if (loan.Cancellation is { } cancelled)
        {
            var what = say[loan.IsBefore ? "LogTakenBackKeying" : "LogCancelled"];
            yield return (cancelled.At, new LogEntry(new Mark(MarkKind.Void, what), what, cancelled.ByPost is { } post ? say["LogBy", cancelled.ByName, post] : cancelled.ByName,
                ThaiDates.Stamp(cancelled.At), cancelled.Reason));
        }
    }

    /// <summary>What was found wrong, thing by thing; null where nothing was.</summary>
    static string? Found(Loan loan, Func<LoanLine, string?> of, LoanTexts say) =>
        loan.Lines.OrderBy(line => line.Position).Select(line => (line.AssetName, Words: of(line))).Where(line => line.Words is not null).ToList() is { Count: > 0 } found
            ? string.Join(" · ", found.Select(line => say["LogCondition", line.AssetName, line.Words]))
            : null;

    static string? Before(LoanLine line, HandOver handOver, LoanTexts say) => handOver.Lines.SingleOrDefault(before => before.LineId == line.Id) switch
    {
        { Condition: ConditionBefore.Flawed } flawed => say["ConditionFlawed", flawed.Note],
        { Note: { Length: > 0 } note } => say["ConditionNoted", note],
        _ => null,
    };

    /// <summary>What came at one of several times, thing by thing.</summary>
    static string Came(Loan loan, GiveBack back, LoanTexts say) => string.Join(" · ", loan.Lines.OrderBy(line => line.Position)
        .Select(line => (Line: line, Came: back.Lines.SingleOrDefault(came => came.LineId == line.Id))).Where(pair => pair.Came is not null)
        .Select(pair => say["LogCondition", pair.Line.AssetName, string.Join(' ', new[]
        {
            pair.Came!.Good > 0 ? say["CameBackGood", pair.Came.Good, pair.Line.Counter] : null,
            After(pair.Line, back, say),
        }.Where(part => part is { Length: > 0 }))]));

    static string? After(LoanLine line, GiveBack giveBack, LoanTexts say)
    {
        if (giveBack.Lines.SingleOrDefault(after => after.LineId == line.Id) is not { } after || after is { Damaged: 0, Lost: 0, Note: "" })
            return null;
        return string.Join(' ', new[]
        {
            after.Damaged > 0 ? say["CameBackDamaged", after.Damaged, line.Counter] : null,
            after.Lost > 0 ? say["CameBackLost", after.Lost, line.Counter] : null,
            after.Note,
        }.Where(part => part is { Length: > 0 }));
    }

    /// <summary>What was decided of a request for more days; an approval says to which day the return moved.</summary>
    static LogEntry OnExtension(Extension extension, Decision decision, OrderCited? order, LoanTexts say)
    {
        var entry = Entry(decision, order, say["LogExtension." + decision.Outcome], say);
        return extension.Grant is { } grant ? entry with { About = say["LogExtensionMoved", decision.PersonName, grant.OldDueOn, grant.DueOn] } : entry;
    }

    static LogEntry Entry(Decision decision, OrderCited? order, LoanTexts say) => Entry(decision, order, say[OutcomeKey(decision)], say);

    static LogEntry Entry(Decision decision, OrderCited? order, string what, LoanTexts say)
    {
        var small = new[]
        {
            ThaiDates.Stamp(decision.At),
            decision.SignatureBlock.ReplaceLineEndings(" "),
            Capacity(decision, say),
            order?.InWords(say),
            decision.TogetherWithId is null ? null : say["TogetherNote"],
        };
        return new LogEntry(new Mark(KindOf(decision.Outcome), what), what, decision.PersonName,
            string.Join(" · ", small.Where(part => part is { Length: > 0 })), decision.Comment is "" ? null : decision.Comment);
    }

    /// <summary>The mode of authority, unless the block already says it.</summary>
    static string? Capacity(Decision decision, LoanTexts say) =>
        decision.SignatureBlock.Contains(say.In(Languages.Thai, "Mode" + decision.Mode), StringComparison.Ordinal) ? null : say["Mode" + decision.Mode];

    /// <summary>Names the outcome by what was decided: an endorsement, a check or an approval.</summary>
    static string OutcomeKey(Decision decision) => (decision.Outcome, LoanSteps.OfPower(decision.PowerCode)) switch
    {
        (TaskOutcome.Returned, _) => "OutcomeReturned",
        (_, 1) => "OutcomeEndorse" + decision.Outcome,
        (_, 2) => "OutcomeCheck" + decision.Outcome,
        _ => "OutcomeApprove" + decision.Outcome,
    };

    static MarkKind KindOf(string outcome) => outcome switch
    {
        TaskOutcome.Approved => MarkKind.Done,
        TaskOutcome.Returned => MarkKind.Back,
        _ => MarkKind.No,
    };
}
