using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Several tasks reviewed with one ruling each, approved with one confirmation, and what became of each (อนุมัติพร้อมกัน).</summary>
[Authorize]
public sealed class BatchModel(BatchReader reader, DecideBatch decide, AppDb db, RulingTexts rulingTexts, InboxTexts texts, InboxWords words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public BatchForm Form { get; set; } = new();

    public IReadOnlyList<BatchLine> Lines { get; private set; } = [];

    /// <summary>What became of each; null before the confirmation.</summary>
    public IReadOnlyDictionary<Guid, DecideResult>? Answers { get; private set; }

    /// <summary>Answers about what the reader may not even see any more.</summary>
    public IReadOnlyList<DecideResult> Unseen => [.. (Answers ?? new Dictionary<Guid, DecideResult>()).Where(answer => Lines.All(line => line.Task != answer.Key)).Select(answer => answer.Value)];

    public RulingWords Say { get; private set; } = null!;
    public string Signer => User.DisplayName();

    public IReadOnlyList<BatchLine> Granted => [.. Lines.Where(line => line.Ruling is Ruling.Granted)];
    public int Decided => Answers?.Values.Count(answer => answer is DecideResult.Decided) ?? 0;

    /// <summary>What is approved at once, in baht; null where a matter has no value.</summary>
    public decimal? Sum => Granted.Any(line => line.Amount is null) ? null : Granted.Sum(line => line.Amount);

    /// <summary>อนุมัติ 2 เรื่อง: the verb where all have one, else ลงนาม.</summary>
    public string Confirm => texts["Batch.Do", Granted.Select(line => line.Power.Verb).Distinct().ToList() is [_] ? texts.Of("Yes", Granted[0].Power) : texts["Batch.Sign"], Granted.Count];

    /// <summary>What the sums of periods have left once all is approved, one line for each clause.</summary>
    public IReadOnlyList<string> Left =>
    [
        .. Granted.Select(line => ((Ruling.Granted)line.Ruling!).Basis)
            .SelectMany(basis => basis.Tests.OfType<Authority.Test.WithinPeriodLimit>().Select(limit => (Clause: basis.Clause!, Limit: limit)))
            .GroupBy(used => used.Clause)
            .Select(used => texts["Batch.Left", Say.Of(used.Key), used.Last().Limit.Left - used.Last().Limit.Asked]),
    ];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "task")] List<Guid>? tasks, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (tasks is not { Count: > 0 })
            return Redirect("/inbox");
        await Read(person, tasks, ct);
        if (Lines.Count == 0)
            return NotFound();
        Form.Key = Idempotency.NewKey();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (Form.Items.Count == 0)
            return Redirect("/inbox");
        var answers = await decide.Handle(new DecideBatchCommand(person, [.. Form.Items.Select(item => new BatchItem(item.Task, item.MatterHash ?? ""))], Idempotency.KeyOf(Form.Key)), ct);
        db.ChangeTracker.Clear();
        await Read(person, [.. Form.Items.Select(item => item.Task)], ct);
        Answers = answers.ToDictionary(answer => answer.Task, answer => answer.Result);
        return Page();
    }

    public string TitleOf(BatchLine line) => words.Title(line.Item);

    public string MetaOf(BatchLine line) => words.Meta(line.Item);

    /// <summary>Why one of them was not approved: the rule and the size of the gap, or who was first.</summary>
    public string WhyNot(DecideResult answer) => answer switch
    {
        DecideResult.NotEntitled refused => Say.Of(refused.Ruling.Reasons[0]),
        DecideResult.AlreadyDecided { By: { } by } first => texts["EndedBy", by, first.At],
        DecideResult.AlreadyDecided first => texts["EndedAround", first.At],
        DecideResult.TakenByAnother taken => texts["TakenByShort", taken.By],
        DecideResult.WasPassedUp passed => texts["BatchStop.PassedUp", passed.By],
        DecideResult.MatterChanged => texts["MatterChanged"],
        DecideResult.LimitUsedUp => texts["LimitUsedUp"],
        DecideResult.FormUsedAlready => texts["FormUsedAlready"],
        DecideResult.CannotGoOn => texts["CannotGoOn"],
        _ => texts["BatchStop.Alone"],
    };

    /// <summary>Why one of them cannot be approved here.</summary>
    public string WhyNot(BatchLine line) => line switch
    {
        { Why: { } stop } => texts[$"BatchStop.{stop}", ""],
        { Ruling: Ruling.Refused refused } => Say.Of(refused.Reasons[0]),
        _ => "",
    };

    async Task Read(Guid person, IReadOnlyList<Guid> tasks, CancellationToken ct)
    {
        Lines = await reader.Review(person, tasks, ct);
        Say = new RulingWords(rulingTexts, await OfficeNames.Read(db, ct), clock.GetUtcNow());
    }
}

public sealed class BatchForm
{
    public string? Key { get; set; }
    public List<BatchFormItem> Items { get; set; } = [];
}

/// <summary>One that the review found to be the reader's to approve.</summary>
public sealed class BatchFormItem
{
    public Guid Task { get; set; }
    public string? MatterHash { get; set; }
}
