using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Testing;

/// <summary>Reads a whole office and says where its rows disagree. An act that is only half there, or there twice, shows here.</summary>
/// <remarks>A slip that was sent back and filed again with another amount is beyond the check of what was used of a clause.</remarks>
public sealed class Contradictions
{
    readonly List<string> found = [];
    List<Loan> loans = [];
    List<WorkTask> tasks = [];
    List<Decision> decisions = [];
    List<Leaf> leaves = [];
    List<AuditMonth> months = [];
    List<AuditCell> cells = [];
    List<Finding> findings = [];
    List<Chase> chases = [];
    List<Extension> extensions = [];
    List<DamageCase> damages = [];
    List<OrderDraft> drafts = [];
    List<Hold> holds = [];
    List<Custody> custodies = [];
    List<IdempotentAnswer> answers = [];
    List<DecisionTakenBack> takenBack = [];
    List<Opinion> opinions = [];
    List<PassedUp> passedUp = [];

    /// <returns>Empty where all rows agree.</returns>
    public static async Task<IReadOnlyList<string>> In(AppDb db, CancellationToken ct)
    {
        var office = new Contradictions
        {
            loans = await db.Set<Loan>().AsNoTracking().AsSplitQuery().Include(l => l.Lines).Include(l => l.HandOver).Include(l => l.GiveBacks).ThenInclude(back => back.Lines).Include(l => l.Cancellation).Include(l => l.Filings).Include(l => l.Amendments).ThenInclude(a => a.Lines).Include(l => l.Papers).ToListAsync(ct),
            tasks = await db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).ToListAsync(ct),
            decisions = await db.Set<Decision>().AsNoTracking().OrderBy(d => d.JournalPosition).ToListAsync(ct),
            leaves = await db.Set<Leaf>().AsNoTracking().ToListAsync(ct),
            months = await db.Set<AuditMonth>().AsNoTracking().Include(m => m.Ending).ToListAsync(ct),
            cells = await db.Set<AuditCell>().AsNoTracking().AsSplitQuery().Include(c => c.Month).Include(c => c.Questions).Include(c => c.Ending).ToListAsync(ct),
            findings = await db.Set<Finding>().AsNoTracking().AsSplitQuery().Include(f => f.Reports).Include(f => f.Replies).Include(f => f.FollowUps).ToListAsync(ct),
            chases = await db.Set<Chase>().AsNoTracking().Include(c => c.Acts).ToListAsync(ct),
            extensions = await db.Set<Extension>().AsNoTracking().Include(e => e.Grant).ToListAsync(ct),
            damages = await db.Set<DamageCase>().AsNoTracking().AsSplitQuery().Include(d => d.Items).Include(d => d.Statements).Include(d => d.Proposals).ThenInclude(p => p.Ways).Include(d => d.Settlement).ToListAsync(ct),
            drafts = await db.Set<OrderDraft>().AsNoTracking().ToListAsync(ct),
            holds = await db.Set<Hold>().AsNoTracking().ToListAsync(ct),
            custodies = await db.Set<Custody>().AsNoTracking().ToListAsync(ct),
            answers = await db.Set<IdempotentAnswer>().AsNoTracking().ToListAsync(ct),
            takenBack = await db.Set<DecisionTakenBack>().AsNoTracking().ToListAsync(ct),
            opinions = await db.Set<Opinion>().AsNoTracking().Include(o => o.Given).Include(o => o.TakenBack).ToListAsync(ct),
            passedUp = await db.Set<PassedUp>().AsNoTracking().ToListAsync(ct),
        };
        office.OfDecisions();
        office.OfLeaves();
        office.OfAnswers();
        office.OfStates();
        office.OfDamages();
        office.OfAudits();
        office.OfHolds(await db.Set<PoolDay>().AsNoTracking().ToListAsync(ct));
        office.OfCustodies(await db.Set<Asset>().AsNoTracking().ToListAsync(ct));
        office.OfNumbers(await db.Set<RegisterCounter>().AsNoTracking().ToListAsync(ct));
        office.OfInstances(await db.Set<WorkflowInstance>().AsNoTracking().ToListAsync(ct), await db.Set<JournalRow>().AsNoTracking().ToListAsync(ct));
        office.OfClauses(await db.Set<ClauseUse>().AsNoTracking().ToListAsync(ct));
        return office.found;
    }

    void Demand(bool holds, string otherwise)
    {
        if (!holds) found.Add(otherwise);
    }

    void OfDecisions()
    {
        var decided = tasks.Where(task => task.Kind == TaskKind.Decision && task.ClosedAt is not null && task.Outcome != TaskOutcome.Withdrawn).ToDictionary(task => task.Id);
        Demand(decided.Keys.Order().SequenceEqual(decisions.Select(decision => decision.TaskId).Order()), "closed decision tasks and decision rows are not the same");
        foreach (var decision in decisions)
            Demand(decided.TryGetValue(decision.TaskId, out var task) && (task.Outcome, task.ClosedById, task.ClosedAt) == (decision.Outcome, decision.PersonId, decision.At), $"decision {decision.Id} and its task differ");
        foreach (var task in tasks)
            Demand(task.Candidates.All(candidate => candidate.Open == task.ClosedAt is null), $"task {task.Id} and its candidates differ in being open");
    }

    void OfLeaves()
    {
        var records = decisions.Select(decision => ("decision", decision.Id))
            .Concat(takenBack.Select(back => ("decision-taken-back", back.DecisionId)))
            .Concat(opinions.Select(opinion => ("opinion-asked", opinion.Id)))
            .Concat(opinions.Where(opinion => opinion.Given is not null).Select(opinion => ("opinion", opinion.Id)))
            .Concat(opinions.Where(opinion => opinion.TakenBack is not null).Select(opinion => ("opinion-taken-back", opinion.Id)))
            .Concat(passedUp.Select(passed => ("passed-up", passed.TaskId)))
            .Concat(loans.Where(loan => loan.HandOver is not null).Select(loan => ("hand-over", loan.Id)))
            .Concat(loans.SelectMany(loan => loan.GiveBacks).Select(back => ("give-back", back.Id)))
            .Concat(loans.SelectMany(loan => loan.Filings).Select(filing => ("filing", filing.Id)))
            .Concat(loans.SelectMany(loan => loan.Papers).Select(paper => ("loan-paper", paper.Id)))
            .Concat(loans.SelectMany(loan => loan.Amendments).Select(amendment => ("amendment", amendment.Id)))
            .Concat(loans.Where(loan => loan.Cancellation is not null).Select(loan => ("cancellation", loan.Id)))
            .Concat(chases.SelectMany(chase => chase.Acts).Select(act => ("chase-act", act.Id)))
            .Concat(extensions.Select(extension => ("extension", extension.Id)))
            .Concat(damages.Select(damage => ("damage", damage.Id)))
            .Concat(damages.SelectMany(damage => damage.Statements).Select(statement => ("damage-statement", statement.Id)))
            .Concat(damages.SelectMany(damage => damage.Proposals).Select(proposal => ("damage-proposal", proposal.Id)))
            .Concat(damages.Where(damage => damage.Settlement is not null).Select(damage => ("damage-settlement", damage.Id)))
            .Concat(months.Where(month => month.Ending is not null).Select(month => ("audit-month", month.Id)))
            .Concat(cells.Where(cell => cell.Ending is not null).Select(cell => ("audit-cell", cell.Id)))
            .Concat(findings.SelectMany(finding => finding.Reports).Select(report => ("finding-report", report.Id)))
            .Concat(findings.SelectMany(finding => finding.Replies).Select(reply => ("finding-reply", reply.Id)))
            .Concat(findings.SelectMany(finding => finding.FollowUps).Select(look => ("finding-follow-up", look.Id)));
        Demand(records.Order().SequenceEqual(leaves.Select(leaf => (leaf.Kind, leaf.RecordId)).Order()), "records and ledger leaves are not the same");
        foreach (var loan in loans)
            Demand(loan.Filings.OrderBy(filing => filing.Time).Select(filing => filing.Time).SequenceEqual(Enumerable.Range(1, loan.Filings.Count))
                && (loan.AmendmentsThatStand.LastOrDefault()?.ContentHash ?? loan.Filings.MaxBy(filing => filing.Time)?.ContentHash) == loan.ContentHash, $"slip {loan.Number} of {loan.Year} is not what was filed last");
        foreach (var leaf in leaves)
            Demand(leaf.Hash == Leaf.HashOf(leaf.Content), $"leaf {leaf.Id} has another hash");
        foreach (var decision in decisions)
            Demand(leaves.Any(leaf => leaf.RecordId == decision.Id && leaf.Content == DecisionContent.CanonicalText(decision)), $"no leaf proves decision {decision.Id}");
    }

    /// <summary>Every act that has a form left its answer, and no answer stands without its act.</summary>
    void OfAnswers()
    {
        Demand(Answered("decide") == decisions.Count(decision => decision.TogetherWithId is null), "decisions and their forms' answers are not as many");
        var together = loans.Where(loan => loan.BasketId is not null).GroupBy(loan => loan.BasketId).Sum(basket => basket.Count() - 1);   // one form, several slips
        Demand(Answered("file-loan") == tasks.Count(task => task.Form == LoanForms.Request && task.Outcome == TaskOutcome.Done) - together, "filings and their forms' answers are not as many");
        Demand(Answered("key-loan-before") == loans.Count(loan => loan.IsBefore), "slips from before the system and their forms' answers are not as many");
        var passedOn = loans.Count(loan => loan.HandOver?.PassedFromId is not null);   // one form, a return and a hand-over
        Demand(Answered("pass-on") == passedOn, "things passed on and their forms' answers are not as many");
        Demand(Answered("hand-over") == loans.Count(loan => loan.HandOver is not null) - passedOn, "hand-overs and their forms' answers are not as many");
        Demand(Answered("give-back") == loans.Sum(loan => loan.GiveBacks.Count) - passedOn, "give-backs and their forms' answers are not as many");

        int Answered(string command) => answers.Count(answer => answer.Command == command);
    }

    void OfStates()
    {
        foreach (var loan in loans)
        {
            Demand(loan.Status == FromRows(loan), $"slip {loan.Number} of {loan.Year} is {loan.Status}, its rows say {FromRows(loan)}");
            var open = tasks.Where(task => task.CaseId == loan.Id && task.ClosedAt is null).Select(task => task.PowerCode ?? task.Form);
            Demand(open.SequenceEqual(Waits(loan)), $"slip {loan.Number} of {loan.Year} is {loan.Status} and waits for {string.Join(", ", open)}");
        }
    }

    /// <summary>The state to which a slip's acts lead, without looking at the state that is stored.</summary>
    LoanStatus FromRows(Loan loan) => loan switch
    {
        { Cancellation: not null } => LoanStatus.Cancelled,
        { GiveBacks.Count: > 0 } =>
            loan.Lines.Any(line => loan.NotBack(line) > 0) ? LoanStatus.PartlyReturned
            : damages.Exists(damage => damage.LoanId == loan.Id && damage.ClosedAt is null) ? LoanStatus.GivenBack
            : LoanStatus.Closed,
        { HandOver: not null } or { IsBefore: true } => LoanStatus.HandedOver,
        _ => tasks.Where(task => task.CaseId == loan.Id && task.ClosedAt is not null && task.Outcome != TaskOutcome.Withdrawn && !IsTakenBack(task))
            .Select(task => (At: task.Form == LoanForms.Request ? -1 : Position(task), task))
            .OrderBy(step => step.task.ClosedAt).ThenBy(step => step.At).Select(step => step.task).LastOrDefault() switch
        {
            null => LoanStatus.Filing,
            { Form: LoanForms.Request } => LoanStatus.Submitted,
            { Outcome: TaskOutcome.Rejected } => LoanStatus.Rejected,
            { Outcome: TaskOutcome.Returned } => LoanStatus.SentBack,
            { PowerCode: "loan.endorse" } => LoanStatus.Endorsed,
            { PowerCode: "loan.check" } => LoanStatus.Checked,
            _ => LoanStatus.Approved,
        },
    };

    bool IsTakenBack(WorkTask task) => decisions.Any(decision => decision.TaskId == task.Id && takenBack.Any(back => back.DecisionId == decision.Id));

    int Position(WorkTask task) => decisions.SingleOrDefault(decision => decision.TaskId == task.Id)?.JournalPosition ?? -1;

    static string[] Waits(Loan loan) => loan.Status switch
    {
        LoanStatus.SentBack => [LoanForms.Request],
        LoanStatus.Submitted => [loan.BorrowerKind == BorrowerKind.Agency ? "loan.check" : "loan.endorse"],
        LoanStatus.Endorsed => ["loan.check"],
        LoanStatus.Checked => [loan.BorrowerKind == BorrowerKind.Agency ? "loan.agency" : loan.Place == LoanPlace.Outside ? "loan.outside" : "loan.inside"],
        LoanStatus.Approved => [LoanForms.HandOver],
        LoanStatus.HandedOver or LoanStatus.PartlyReturned => [LoanForms.GiveBack],
        LoanStatus.GivenBack => [LoanForms.Settlement],
        _ => [],
    };

    /// <summary>Cases of damage stand where their acts lead, say what the returns found, and what is not settled is out of use.</summary>
    void OfDamages()
    {
        foreach (var damage in damages)
        {
            string[] waits = damage.Status switch
            {
                DamageStatus.AwaitingStatement => [DamageForms.Statement],
                DamageStatus.AwaitingProposal or DamageStatus.SentBack => [DamageForms.Proposal],
                DamageStatus.Proposed => ["loan.compensate"],
                DamageStatus.Directed => [DamageForms.Settlement],
                _ => [],
            };
            var open = tasks.Where(task => task.CaseId == damage.Id && task.ClosedAt is null).Select(task => task.PowerCode ?? task.Form);
            Demand(open.SequenceEqual(waits), $"damage case {damage.Number} is {damage.Status} and waits for {string.Join(", ", open)}");
            Demand((damage.Settlement is not null) == (damage.Status == DamageStatus.Settled), $"damage case {damage.Number} is {damage.Status} and its settlement says otherwise");
            Demand(damage.Proposal is null || damage.Proposal.ContentHash == damage.ContentHash, $"damage case {damage.Number} is not what was proposed last");
        }
        foreach (var back in loans.SelectMany(loan => loan.GiveBacks))
        {
            var items = damages.Where(damage => damage.GiveBackId == back.Id).SelectMany(damage => damage.Items).ToList();
            Demand((items.Where(item => item.Fate == DamageFate.Damaged).Sum(item => item.Quantity), items.Where(item => item.Fate == DamageFate.Lost).Sum(item => item.Quantity))
                == (back.Lines.Sum(line => line.Damaged), back.Lines.Sum(line => line.Lost)), $"return {back.Time} of {back.LoanId} and its case of damage differ");
        }
        foreach (var register in damages.GroupBy(damage => (damage.HoldingUnitId, damage.Year)))
            Demand(register.Select(damage => damage.Number).Order().SequenceEqual(Enumerable.Range(1, register.Count())), $"numbers of damage cases of {register.Key} have a gap or a double");
    }

    /// <summary>Cells and findings stand where their acts lead, and wait for what follows.</summary>
    void OfAudits()
    {
        foreach (var cell in cells)
        {
            Demand(cell.Status == (cell.Ending switch { null => CellStatus.Open, { Reason: null } => CellStatus.Answered, _ => CellStatus.NotAudited }), $"cell {cell.Id} is {cell.Status} and its ending says otherwise");
            Demand(cell.ContentHash == AuditCell.HashOf(cell.Id, cell.UnitId, cell.Month!.Year, cell.Month.Month, cell.Questions.OrderBy(question => question.Place)), $"cell {cell.Id} has another hash");
            Demand(OpenOf(cell.Id).SequenceEqual(cell.Status == CellStatus.Open ? [AuditForms.Checklist] : []), $"cell {cell.Id} is {cell.Status} and waits for {string.Join(", ", OpenOf(cell.Id))}");
        }
        foreach (var finding in findings)
        {
            string[] waits = finding.Status switch
            {
                FindingStatus.Reported => ["audit.acknowledge"],
                FindingStatus.Acknowledged => ["audit.direct"],
                FindingStatus.SentBack => [AuditForms.Finding],
                FindingStatus.Directed or FindingStatus.AskedAgain => [AuditForms.Reply],
                FindingStatus.Replied => [AuditForms.FollowUp],
                _ => [],
            };
            Demand(OpenOf(finding.Id).SequenceEqual(waits), $"finding {finding.Title} is {finding.Status} and waits for {string.Join(", ", OpenOf(finding.Id))}");
            Demand(finding.Replies.Count - finding.FollowUps.Count == (finding.Status == FindingStatus.Replied ? 1 : 0), $"finding {finding.Title} is {finding.Status} with {finding.Replies.Count} replies and {finding.FollowUps.Count} looks");
        }
        foreach (var register in findings.GroupBy(finding => (finding.Year, finding.Month)))
            Demand(register.Select(finding => finding.Number).Order().SequenceEqual(Enumerable.Range(1, register.Count())), $"numbers of findings of {register.Key} have a gap or a double");

        IEnumerable<string?> OpenOf(Guid id) => tasks.Where(task => task.CaseId == id && task.ClosedAt is null).Select(task => task.PowerCode ?? task.Form);
    }

    void OfHolds(List<PoolDay> days)
    {
        foreach (var loan in loans)
        {
            var promised = loan.Lines.Where(line => !LoanStates.Ends(loan.Status) && loan.NotBack(line) > 0).Select(line => (line.AssetId, loan.NotBack(line), loan.StartsOn, loan.DueOn));
            Demand(promised.Order().SequenceEqual(holds.Where(hold => hold.LoanId == loan.Id && hold.Active).Select(hold => (hold.AssetId, hold.Quantity, hold.FromDay, hold.DueDay)).Order()),
                $"slip {loan.Number} of {loan.Year} and its holds differ");
        }
        foreach (var day in days)
            Demand(day.Held == holds.Where(hold => hold.Active && hold.AssetId == day.AssetId && hold.FromDay <= day.Day && day.Day <= hold.DueDay).Sum(hold => hold.Quantity),
                $"of {day.AssetId} other than {day.Held} are promised on {day.Day:O}");
    }

    void OfCustodies(List<Asset> assets)
    {
        foreach (var loan in loans)
        {
            foreach (var line in loan.Lines)
            {
                var own = custodies.Where(custody => custody.LoanId == loan.Id && custody.AssetId == line.AssetId).ToList();
                Demand(own.Sum(custody => custody.Quantity) == (loan.HandOver is null && !loan.IsBefore ? 0 : line.Quantity) && own.Where(custody => custody.Until is null).Sum(custody => custody.Quantity) == (loan.IsOut ? loan.NotBack(line) : 0),
                    $"slip {loan.Number} of {loan.Year} and the custodies of {line.AssetNumber} differ");
            }
        }
        foreach (var asset in assets)
            Demand(asset.OutOfUse == damages.Where(damage => damage.Status != DamageStatus.Settled).SelectMany(damage => damage.Items).Where(item => item.AssetId == asset.Id).Sum(item => item.Quantity)
                + damages.Where(damage => damage.Status == DamageStatus.Settled).SelectMany(damage => damage.Items.Where(item => item.AssetId == asset.Id && !item.IsPool && damage.WayOf(item)?.Way == MakeGood.Pay)).Sum(item => item.Quantity),
                $"of {asset.Number} other than {asset.OutOfUse} are out of use");
        foreach (var asset in assets)
            Demand(asset.OutNow == custodies.Where(custody => custody.AssetId == asset.Id && custody.Until is null).Sum(custody => custody.Quantity), $"of {asset.Number} other than {asset.OutNow} are out");
    }

    void OfNumbers(List<RegisterCounter> counters)
    {
        var standing = loans.Where(loan => !loan.IsKeyingTakenBack).ToList();
        foreach (var register in standing.GroupBy(loan => (loan.HoldingUnitId, loan.Year)))
        {
            var numbers = register.Select(loan => loan.Number).ToHashSet();
            var fromPaper = register.Where(loan => loan.IsBefore).Select(loan => loan.Number).DefaultIfEmpty(0).Max();   // what paper gave before that, only paper knows
            var takenBack = loans.Where(loan => loan.IsKeyingTakenBack && (loan.HoldingUnitId, loan.Year) == register.Key).Select(loan => loan.Number).DefaultIfEmpty(0).Max();
            if (numbers.Any(number => number > takenBack)) fromPaper = Math.Max(fromPaper, takenBack);   // given after it, so the series stayed there
            Demand(numbers.Count == register.Count() && Enumerable.Range(1, numbers.Max()).All(number => number <= fromPaper || numbers.Contains(number)), $"numbers of {register.Key} have a gap or a double");
            Demand(counters.SingleOrDefault(counter => counter.Register == $"loan/{register.Key.HoldingUnitId}" && counter.Year == register.Key.Year)?.Last == numbers.Max(), $"the register {register.Key} stands elsewhere");
        }
        Demand(counters.Count(counter => counter.Register.StartsWith("loan/", StringComparison.Ordinal)) == standing.Select(loan => (loan.HoldingUnitId, loan.Year)).Distinct().Count(), "a register has given numbers to no slip");
    }

    void OfInstances(List<WorkflowInstance> instances, List<JournalRow> journal)
    {
        Demand(instances.Select(instance => instance.Id).Order().SequenceEqual(loans.Select(loan => loan.InstanceId).Concat(cells.Select(cell => cell.InstanceId)).Concat(findings.Select(finding => finding.InstanceId))
            .Concat(chases.Select(chase => chase.InstanceId)).Concat(extensions.Select(extension => extension.InstanceId)).Concat(damages.Select(damage => damage.InstanceId)).Concat(drafts.Select(draft => draft.InstanceId)).Order()), "cases and instances are not the same");
        foreach (var instance in instances)
        {
            Demand(journal.Where(row => row.InstanceId == instance.Id).Select(row => row.Sequence).Order().SequenceEqual(Enumerable.Range(0, instance.JournalLength)), $"the journal of {instance.Id} has a gap or an end of its own");
            if (loans.Find(loan => loan.InstanceId == instance.Id) is not { } loan)
                continue;
            Demand(instance.Version == Acts(loan) - 1, $"slip {loan.Number} of {loan.Year} had {Acts(loan)} acts and its instance has version {instance.Version}");   // filing makes version 0
            Demand(instance.Status == (loan.Status switch
            {
                LoanStatus.Cancelled => InstanceStatus.Cancelled,
                LoanStatus.Rejected or LoanStatus.Closed => InstanceStatus.Finished,
                _ => InstanceStatus.Running,
            }), $"slip {loan.Number} of {loan.Year} is {loan.Status} and its instance {instance.Status}");
        }
    }

    /// <summary>Acts of people on the slip; two decisions in one act count once, and taking one back is an act of its own.</summary>
    int Acts(Loan loan) =>
        tasks.Count(task => task.CaseId == loan.Id && task.Form == LoanForms.Request && task.Outcome == TaskOutcome.Done)
        + decisions.Count(decision => decision.CaseId == loan.Id && decision.TogetherWithId is null)
        + takenBack.Count(back => back.CaseId == loan.Id)
        + (loan.IsBefore ? 1 : 0) + (loan.HandOver is null ? 0 : 1) + loan.GiveBacks.Count + tasks.Count(task => task.CaseId == loan.Id && task.Form == LoanForms.Settlement && task.Outcome == TaskOutcome.Done) + (loan.Cancellation is null ? 0 : 1);

    void OfClauses(List<ClauseUse> uses)
    {
        foreach (var use in uses)
            Demand(use.Used == decisions.Where(decision => decision.ClauseId == use.ClauseId && decision.Outcome == TaskOutcome.Approved && takenBack.All(back => back.DecisionId != decision.Id) && FirstOfMonth(decision.At) == use.PeriodFrom)
                .Sum(decision => loans.Single(loan => loan.Id == decision.CaseId).Amount), $"of clause {use.ClauseId} other than {use.Used} baht were used");

        static DateOnly FirstOfMonth(DateTimeOffset at) => Bangkok.Day(at).AddDays(1 - Bangkok.Day(at).Day);
    }
}
