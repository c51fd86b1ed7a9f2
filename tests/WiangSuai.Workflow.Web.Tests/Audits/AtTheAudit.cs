using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Loans;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Audits;

/// <summary>The demo municipality, whose present month of audit is open, and what people do in it, in one line each.</summary>
public sealed class AtTheAudit(AtTheCounter counter) : IAsyncDisposable
{
    public static readonly FindingText Text = new(
        "จ่ายพัสดุก่อนได้รับอนุมัติ", "ระเบียบฯ ข้อ 208", "จ่ายก่อนอนุมัติ 2 ครั้ง", "จ่ายตามโทรศัพท์", "เรียกชดใช้ไม่ได้", "ให้จ่ายเมื่ออนุมัติแล้ว", FindingRisk.High);

    public AtTheCounter Counter => counter;
    public Office Office => counter.Office;

    /// <summary>The day on which a month is opened: the office's, until a test goes months ahead, which its own clock would do minute by minute.</summary>
    TimeProvider calendar = counter.Office.Clock;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AtTheAudit> Open(Databases databases, Provider provider)
    {
        var audit = new AtTheAudit(await AtTheCounter.Open(databases, provider));
        Assert.Single(await audit.Run());
        return audit;
    }

    /// <summary>Moves the office's clock on to that Bangkok day, 08:30.</summary>
    public void On(string day) => Office.Clock.SetUtcNow(Morning(day));

    /// <summary>From here on months are opened as on that Bangkok day, 08:30; all else stays on the office's clock.</summary>
    public void Ahead(string day) => calendar = new FakeTimeProvider(Morning(day));

    /// <summary>What the schedule runs each hour.</summary>
    public Task<IReadOnlyList<Guid>> Run() => Office.With(services => ActivatorUtilities.CreateInstance<OpenAuditMonth>(services, calendar).Run(Stop));

    /// <summary>Takes a day out of the office's table of holidays.</summary>
    public async Task NoHoliday(string day)
    {
        var (date, person, at) = (DateOnly.Parse(day, CultureInfo.InvariantCulture), (await counter.Account("admin")).Id, Office.Clock.GetUtcNow());
        Assert.Equal(1, await Office.WithDb(db => db.Set<Holiday>().Where(holiday => holiday.Day == date && holiday.RemovedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(holiday => holiday.RemovedAt, at).SetProperty(holiday => holiday.RemovedById, person), Stop)));
    }

    /// <summary>A division that comes into being.</summary>
    public Task NewDivision(string code) => Office.WithDb(async db =>
    {
        db.Add(new Unit { Id = Guid.CreateVersion7(), Code = code, Name = $"กอง {code}", NameEn = code, Kind = UnitKind.Division, Place = 90 });
        await db.SaveChangesAsync(Stop);
    });

    public async Task<OpenAuditMonthResult> ByHand(string user)
    {
        var person = await counter.Person(user);
        return await Office.With(services => ActivatorUtilities.CreateInstance<OpenAuditMonth>(services, calendar).ByHand(new OpenAuditMonthCommand(person), Stop));
    }

    public async Task<EndAuditMonthResult> End(string user, Guid month)
    {
        var person = await counter.Person(user);
        return await Office.With(services => services.GetRequiredService<EndAuditMonth>().Handle(new EndAuditMonthCommand(person, month), Stop));
    }

    /// <summary>2026-11 and so on, in order.</summary>
    public Task<List<string>> Months() => Office.WithDb(async db =>
        (await db.Set<AuditMonth>().OrderBy(month => month.Year).ThenBy(month => month.Month).Select(month => new { month.Year, month.Month }).ToListAsync(Stop))
            .ConvertAll(month => string.Create(CultureInfo.InvariantCulture, $"{month.Year}-{month.Month:00}")));

    public Task<Guid> Month() => Office.WithDb(db => db.Set<AuditMonth>().OrderByDescending(month => month.Year).ThenByDescending(month => month.Month).Select(month => month.Id).FirstAsync(Stop));

    /// <summary>The unit's cell in the month opened last.</summary>
    public async Task<Guid> Cell(string unit)
    {
        var month = await Month();
        return await Office.WithDb(db => (
            from cell in db.Set<AuditCell>()
            join audited in db.Set<Unit>() on cell.UnitId equals audited.Id
            where cell.AuditMonthId == month && audited.Code == unit
            select cell.Id).SingleAsync(Stop));
    }

    public Task<AuditCell> CellOf(Guid cell) => Office.WithDb(db => db.Set<AuditCell>().AsNoTracking().Include(c => c.Ending)
        .Include(c => c.Questions.OrderBy(question => question.Place)).ThenInclude(question => question.Answers).SingleAsync(c => c.Id == cell, Stop));

    /// <summary>Answers every question with yes, but the first with what is given.</summary>
    public async Task<CellActResult> Answer(string user, Guid cell, AnswerValue? first = AnswerValue.Yes, string note = "", bool finish = true) =>
        await Send(await Checklist(user, cell, first, note, finish));

    public Task<CellActResult> Send(AnswerChecklistCommand checklist) => Office.With(services => services.GetRequiredService<AnswerChecklist>().Handle(checklist, Stop));

    /// <summary>The form as it was filled in on the cell as it stands now.</summary>
    public async Task<AnswerChecklistCommand> Checklist(string user, Guid cell, AnswerValue? first = AnswerValue.Yes, string note = "", bool finish = true)
    {
        var (person, questions) = (await counter.Person(user), (await CellOf(cell)).Questions);
        var answers = questions.Select(question => question.Place == 1
            ? new AnswerGiven(question.Id, first, note, question.Standing?.Time ?? 0)
            : new AnswerGiven(question.Id, AnswerValue.Yes, "", question.Standing?.Time ?? 0)).ToList();
        return new AnswerChecklistCommand(person, cell, answers, finish, Idempotency.NewKey());
    }

    public async Task<CellActResult> Skip(string user, Guid cell, string reason = "ตรวจรวมกับเดือนถัดไป")
    {
        var person = await counter.Person(user);
        return await Office.With(services => services.GetRequiredService<SkipCell>().Handle(new SkipCellCommand(person, cell, reason, Idempotency.NewKey()), Stop));
    }

    public async Task<FindingActResult> TryReport(string user, Guid cell, FindingText? text = null, Guid? finding = null, string? key = null)
    {
        var person = await counter.Person(user);
        return await Office.With(services => services.GetRequiredService<ReportFinding>().Handle(new ReportFindingCommand(person, cell, null, finding, text ?? Text, key ?? Idempotency.NewKey()), Stop));
    }

    public async Task<Guid> Report(string unit) => Assert.IsType<FindingActResult.Done>(await TryReport("auditor", await Cell(unit))).Finding;

    public Task<Finding> Finding(Guid finding) =>
        Office.WithDb(db => db.Set<Finding>().AsNoTracking().AsSplitQuery().Include(f => f.Reports).Include(f => f.Replies).Include(f => f.FollowUps).SingleAsync(f => f.Id == finding, Stop));

    public async Task<FindingStatus> Status(Guid finding) => (await Finding(finding)).Status;

    public async Task<DecideResult> Decide(string user, Guid finding, string outcome = TaskOutcome.Approved, string comment = "", string? together = null)
    {
        var (person, task, hash) = (await counter.Person(user), await counter.OpenTask(finding), (await Finding(finding)).ContentHash);
        return await Office.With(services => services.GetRequiredService<DecideTask>().Handle(new DecideCommand(person, task.Id, outcome, comment, hash, together, Idempotency.NewKey()), Stop));
    }

    /// <summary>A finding as far as the mayor's direction.</summary>
    public async Task<Guid> Directed(string unit)
    {
        var finding = await Report(unit);
        Assert.IsType<DecideResult.Decided>(await Decide("clerk", finding));
        Assert.IsType<DecideResult.Decided>(await Decide("mayor", finding, comment: "ให้แก้ไขภายใน 15 วัน"));
        return finding;
    }

    public async Task<FindingActResult> Reply(string user, Guid finding, ReplyOpinion? opinion = ReplyOpinion.Agree, string text = "แก้แล้ว", int? days = 7, string? key = null)
    {
        var person = await counter.Person(user);
        return await Office.With(services => services.GetRequiredService<ReplyToFinding>().Handle(
            new ReplyToFindingCommand(person, finding, opinion, text, days is { } within ? counter.Today.AddDays(within) : null, key ?? Idempotency.NewKey()), Stop));
    }

    public async Task<FindingActResult> Look(string user, Guid finding, FollowUpOutcome? outcome, string note = "ตรวจหลักฐานแล้ว")
    {
        var person = await counter.Person(user);
        return await Office.With(services => services.GetRequiredService<FollowUpFinding>().Handle(new FollowUpFindingCommand(person, finding, outcome, note, Idempotency.NewKey()), Stop));
    }

    /// <summary>User names of those for whom the case waits.</summary>
    public async Task<IReadOnlyList<string>> StandFirst(Guid id)
    {
        var task = await counter.OpenTask(id);
        var first = task.Candidates.Where(candidate => candidate.Rank == 0).Select(candidate => candidate.PersonId).ToList();
        return await Office.WithDb(db => db.Set<Web.Accounts.Account>().Where(account => first.Contains(account.PersonId!.Value)).Select(account => account.UserName!).OrderBy(name => name).ToListAsync(Stop));
    }

    public Task<IReadOnlyList<string>> Contradictions() => Office.WithDb(db => Testing.Contradictions.In(db, Stop));

    static DateTimeOffset Morning(string day) => Bangkok.Instant(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(8, 30));

    public ValueTask DisposeAsync() => counter.DisposeAsync();
}
