using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Home;

/// <summary>Where somebody begins: what waits, what comes today, and the own requests, as the posts held call for.</summary>
[Authorize]
public sealed class IndexModel(
    HomeReader home, SecondPersonReader second, InboxReader tasks, OpinionReader opinions, LoanReader loans, DeskReader desk, InboxWords inboxWords, RunningWords runningWords, AuditReader audits, AuditReaders auditReaders, HomeTexts texts, ExistingPlaces existing, HolidayCalendar calendar, FirstRunReader first, TimeProvider clock) : PageModel
{
    const int RowsOfEach = 5;

    /// <summary>Whose screens see every slip of the house.</summary>
    static readonly string[] WholeHouse = [Roles.Mayor, Roles.DeputyMayor, Roles.Clerk, Roles.Auditor];

    public DateOnly Today { get; private set; }
    public IReadOnlyList<KeyFigure> Figures { get; private set; } = [];
    /// <summary>What waits for the reader besides own slips that came back: those stand under what to do.</summary>
    public int Waiting { get; private set; }
    public IReadOnlyList<WorkRow> Work { get; private set; } = [];
    public IReadOnlyList<DeskRow> Coming { get; private set; } = [];
    public IReadOnlyList<DeskRow> Late { get; private set; } = [];
    public int LateCount { get; private set; }
    public bool HeadsUnit { get; private set; }
    public IReadOnlyList<DeskRow> UnitOut { get; private set; } = [];
    public int RunningCount { get; private set; }
    public IReadOnlyList<RunningRow> Running { get; private set; } = [];
    public IReadOnlyList<(string Text, string Href)> Todo { get; private set; } = [];

    /// <summary>The first questions that wait for the reader's opinion, and how many there are.</summary>
    public IReadOnlyList<WorkRow> Opinions { get; private set; } = [];
    public int OpinionsInAll { get; private set; }

    /// <summary>To the administrator: how many steps of the first day are missing; 0 once the office can decide.</summary>
    public int FirstRunMissing { get; private set; }

    public bool IsPropertyOfficer => User.IsInRole(Roles.PropertyOfficer);
    public bool SeesWholeHouse => WholeHouse.Any(User.IsInRole);
    public bool Decides => SeesWholeHouse || IsPropertyOfficer || User.IsInRole(Roles.Head) || User.IsInRole(Roles.Registrar);
    public bool HasPerson => User.PersonId() is not null;

    public string Heading => (HasPerson, IsPropertyOfficer, Decides) switch
    {
        (false, _, _) => texts["AdministratorTitle"],
        (_, true, _) => texts["PropertyTitle"],
        (_, _, true) when User.PostTitles(!Languages.IsThai) is [var post, ..] => texts["Greeting", post],
        (_, _, true) => texts["GreetingName", User.DisplayName(!Languages.IsThai)],
        _ => texts["EmployeeTitle"],
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = clock.Today();
        var figures = new List<KeyFigure>();
        if (User.PersonId() is { } person)
        {
            await ReadOwn(person, ct);
            await ReadWork(person, figures, ct);
            await ReadOpinions(person, ct);
            await ReadAudits(figures, ct);
            await ReadDesk(figures, ct);
            await ReadHouse(figures, ct);
            await ReadUnit(person, figures, ct);
        }
        Todo = [.. Todo, .. await ToConfirm(ct)];
        if (User.IsInRole(Roles.Administrator))
            await ReadSystem(figures, ct);
        Figures = [.. figures.Take(4)];
    }

    /// <summary>Candidates are known by name, whatever their roles: who acts for somebody today finds the work here too.</summary>
    async Task ReadWork(Guid person, List<KeyFigure> figures, CancellationToken ct)
    {
        var all = await tasks.CountWaiting(person, ct);
        Waiting = all - await loans.CountSentBack(person, ct);
        var items = Waiting > 0 ? (await tasks.Waiting(person, ct)).Where(item => item.WaitsOn(Today)) : [];
        var holidays = await calendar.Days(ct);
        Work = [.. items.Where(item => item.Form != LoanForms.Request).Take(RowsOfEach).Select(item => inboxWords.Row(item, Today, holidays))];
        if (!Decides && Work.Count == 0)
            return;
        var late = await home.WaitingLate(person, ct);
        figures.Add(new(all, texts["NumberWaiting"], "/inbox", late > 0 ? texts["NumberWaitingLate", late] : null, Hot: all > 0));
    }

    async Task ReadOpinions(Guid person, CancellationToken ct)
    {
        var waiting = await opinions.Waiting(person, ct);
        if (waiting.Count == 0)
            return;
        var holidays = await calendar.Days(ct);
        Opinions = [.. waiting.Take(RowsOfEach).Select(line => inboxWords.Row(line, Today, holidays))];
        OpinionsInAll = waiting.Count < InboxReader.PageSize ? waiting.Count : await opinions.CountWaiting(person, ct);
    }

    async Task<IReadOnlyList<(string, string)>> ToConfirm(CancellationToken ct)
    {
        var lines = new List<(string, string)>();
        if (User.ReadsHoldings() && await second.Holdings(User.AccountId(), ct) is > 0 and var holdings)
            lines.Add((texts["ConfirmHoldings", holdings], "/people#waiting"));
        if (User.MayConfirmSignIns() && await second.SignIns(User.AccountId(), ct) is > 0 and var signIns)
            lines.Add((texts["ConfirmSignIns", signIns], "/accounts"));
        return lines;
    }

    /// <summary>The auditor's month and findings; to the head of a unit the own unit's findings, where there are any.</summary>
    async Task ReadAudits(List<KeyFigure> figures, CancellationToken ct)
    {
        var isAuditor = User.IsInRole(Roles.Auditor);
        if (!isAuditor && (SeesWholeHouse || !User.IsInRole(Roles.Head)))
            return;
        var numbers = await audits.Figures(isAuditor ? null : await auditReaders.UnitsHeaded(User, ct), ct);
        if (isAuditor)
            figures.Add(new(numbers.CellsDone, texts["NumberAuditDone"], Places.AuditGrid.Path, texts["NumberAuditOf", numbers.Cells]));
        if (isAuditor || numbers.FindingsOpen > 0)
            figures.Add(new(numbers.FindingsOpen, texts["NumberFindings"], Places.Findings.Path, numbers.FindingsLate > 0 ? texts["NumberFindingsLate", numbers.FindingsLate] : null, Late: numbers.FindingsLate > 0));
    }

    async Task ReadDesk(List<KeyFigure> figures, CancellationToken ct)
    {
        if (!IsPropertyOfficer)
            return;
        var numbers = await desk.Figures(ct);
        figures.AddRange(desk.Numbers(numbers));
        LateCount = numbers.Late;
        var fetch = (await loans.In(LoanStatus.Approved, Today, null, 1, ct)).Where(loan => loan.StartsOn <= Today);
        var bring = await loans.In(LoanStatus.HandedOver, Today, Today.AddDays(1), 1, ct);
        Coming = [.. fetch.Concat(bring).Select(loan => desk.Row(loan, mayAct: true))];
        Late = [.. (await loans.In(LoanStatus.HandedOver, null, Today, 1, ct)).Take(RowsOfEach).Select(loan => desk.Row(loan, mayAct: true))];
    }

    async Task ReadHouse(List<KeyFigure> figures, CancellationToken ct)
    {
        if (!SeesWholeHouse)
            return;
        var numbers = await desk.Figures(ct);
        figures.Add(new(numbers.Late, texts["NumberLate"], "/loans?show=late", Late: numbers.Late > 0));
        figures.Add(new(numbers.Out, texts["NumberOut"], "/loans?show=out"));
        if (!existing.Has(Places.Orders))
            return;
        var (ending, first) = await home.OrdersEnding(ct);
        figures.Add(new(ending, texts["NumberOrders"], "/orders", first is { } day ? texts["NumberOrdersSmall", day] : null));
    }

    async Task ReadUnit(Guid person, List<KeyFigure> figures, CancellationToken ct)
    {
        if (SeesWholeHouse || IsPropertyOfficer || !User.IsInRole(Roles.Head))
            return;
        HeadsUnit = true;
        var outWith = await home.OutWith(await home.UnitsHeaded(person, ct), ct);
        UnitOut = [.. outWith.Select(loan => desk.Row(loan, mayAct: false))];
        var late = outWith.Count(loan => loan.DueOn < Today);
        figures.Add(new(outWith.Count, texts["NumberUnitOut"], "#unit-out"));
        figures.Add(new(late, texts["NumberUnitLate"], "#unit-out", Late: late > 0));
        figures.Add(new(RunningCount, texts["NumberMine"], Places.Mine.Path));
    }

    async Task ReadOwn(Guid person, CancellationToken ct)
    {
        var own = await loans.Of(person, ended: false, 1, ct);
        RunningCount = await loans.CountOf(person, ended: false, ct);
        Todo = [.. own.Select(loan => runningWords.Todo(loan, Today)).OfType<(string, string)>()];
        var rows = new List<RunningRow>();
        foreach (var loan in own.Take(RowsOfEach))
            rows.Add(runningWords.Row(loan, await loans.Waiting(loan.Id, ct), person, Today));
        Running = rows;
    }

    async Task ReadSystem(List<KeyFigure> figures, CancellationToken ct)
    {
        FirstRunMissing = (await first.Read(ct)).Open.Count;
        var (people, without, disabled, units) = await home.House(ct);
        if (existing.Has(Places.People))
        {
            figures.Add(new(people, texts["NumberPeople"], Places.People.Path));
            figures.Add(new(without, texts["NumberWithoutAccount"], Places.People.Path));
            figures.Add(new(disabled, texts["NumberDisabled"], Places.People.Path));
        }
        if (existing.Has(Places.Units))
            figures.Add(new(units, texts["NumberUnits"], Places.Units.Path));
    }
}
