using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>One slip with all that its page and its paper show.</summary>
/// <param name="Waiting">The open task and who stands first for it; null when nobody is waited for.</param>
/// <param name="Decisions">Those that have effect, oldest first.</param>
public sealed record LoanFile(
    Loan Loan, string HoldingUnit, string BorrowerName, string BorrowerUnit, WaitingFor? Waiting, IReadOnlyList<Decision> Decisions)
{
    /// <summary>Where its day of return passed; null otherwise.</summary>
    public Chase? Chase { get; init; }

    /// <summary>Requests for more days, oldest first, and what was decided on them.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>Decisions that their signers took back: history, and of no effect.</summary>
    public IReadOnlyList<Decision> TakenBack { get; init; } = [];

    public IReadOnlyList<Decision> OnExtensions { get; init; } = [];

    /// <summary>The slips that were filed with it because a basket was split (ยื่นพร้อมกัน).</summary>
    public IReadOnlyList<Sibling> Siblings { get; init; } = [];
    /// <summary>Cases of what came back damaged or not at all, oldest first.</summary>
    public IReadOnlyList<DamageCase> Damages { get; init; } = [];

    /// <summary>Nobody has acted on it since it was keyed from before the system: its keying may be taken back.</summary>
    public bool IsUntouched => Loan is { IsBefore: true, Status: LoanStatus.HandedOver, Amendments.Count: 0 } && Extensions.Count == 0 && Chase is not { Acts.Count: > 0 };

    public string SlipNumber => Loans.SlipNumber.Of(Loan.Number, Loan.Year, HoldingUnit);
}

/// <summary>Another slip of the same basket.</summary>
public sealed record Sibling(Loan Loan, string SlipNumber);

/// <param name="First">Names of those who stand first; empty where nobody is left who may (ไม่มีผู้มีอำนาจ).</param>
public sealed record WaitingFor(Guid Task, string? PowerCode, string? Form, DateTimeOffset Since, DateOnly? DueOn, IReadOnlyList<WaitingPerson> First);

public sealed record WaitingPerson(Guid Person, string Name, string Post);

/// <summary>One line of a list of slips.</summary>
public sealed record LoanLineItem(
    Guid Id, string SlipNumber, string BorrowerName, string BorrowerUnit, string FirstThing, int Things, LoanPlace Place, DateOnly StartsOn, DateOnly DueOn,
    decimal Amount, LoanStatus Status, DateTimeOffset StatusSince)
{
    /// <summary>ก่อนใช้ระบบ.</summary>
    public bool IsBefore { get; init; }

    public BorrowerKind Kind { get; init; }

    /// <summary>Telephone of a borrower for whom an officer keyed the slip, because notices may not reach them; empty for others.</summary>
    public string PhoneOfKeyed { get; init; } = "";
}

/// <summary>Reads slips for pages. Reading asks for nothing but what the reader may see: see <see cref="MayRead"/>.</summary>
public sealed class LoanReader(AppDb db, TimeProvider clock)
{
    public const int PageSize = 20;

    public async Task<LoanFile?> File(Guid id, CancellationToken ct)
    {
        var loan = await db.Set<Loan>().AsNoTracking().AsSplitQuery()
            .Include(l => l.Lines.OrderBy(line => line.Position)).ThenInclude(line => line.Asset)
            .Include(l => l.Filings.OrderBy(filing => filing.Time))
            .Include(l => l.Amendments.OrderBy(amendment => amendment.Time)).ThenInclude(amendment => amendment.Lines)
            .Include(l => l.HandOver!.Lines)
            .Include(l => l.GiveBacks.OrderBy(back => back.Time)).ThenInclude(back => back.Lines)
            .Include(l => l.Cancellation)
            .Include(l => l.Papers.OrderBy(paper => paper.At))
            .SingleOrDefaultAsync(l => l.Id == id, ct);
        if (loan is null)
            return null;

        var holder = await db.Set<Unit>().Where(u => u.Id == loan.HoldingUnitId).Select(u => u.Name).SingleAsync(ct);
        var borrower = await db.NameOf(loan.BorrowerId, ct);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(d => d.CaseId == id && d.TakenBack == null).OrderBy(d => d.JournalPosition).ToListAsync(ct);
        var file = new LoanFile(loan, holder, borrower, loan.BorrowerUnitName, await Waiting(id, ct), decisions) { Siblings = await SiblingsOf(loan, ct) };
        if (await db.Set<Decision>().AsNoTracking().Include(d => d.TakenBack).Where(d => d.CaseId == id && d.TakenBack != null).ToListAsync(ct) is { Count: > 0 } back)
            file = file with { TakenBack = back };
        return loan.HandOver is null && !loan.IsBefore ? file : await WithTimePassed(file, ct);
    }

    async Task<IReadOnlyList<Sibling>> SiblingsOf(Loan loan, CancellationToken ct) => loan.BasketId is not { } basket ? [] :
        [.. (await (
            from other in db.Set<Loan>().AsNoTracking()
            join unit in db.Set<Unit>() on other.HoldingUnitId equals unit.Id
            where other.BasketId == basket && other.Id != loan.Id
            orderby other.Id
            select new { Loan = other, unit.Name }).ToListAsync(ct)).Select(row => new Sibling(row.Loan, Loans.SlipNumber.Of(row.Loan.Number, row.Loan.Year, row.Name)))];

    /// <summary>What only a slip that went out can have.</summary>
    async Task<LoanFile> WithTimePassed(LoanFile file, CancellationToken ct)
    {
        var id = file.Loan.Id;
        var extensions = await db.Set<Extension>().AsNoTracking().Include(e => e.Grant).Where(e => e.LoanId == id).OrderBy(e => e.Time).ToListAsync(ct);
        var asked = extensions.Select(e => e.Id).ToList();
        return file with
        {
            Chase = await db.Set<Chase>().AsNoTracking().Include(c => c.Acts.OrderBy(act => act.Time)).SingleOrDefaultAsync(c => c.LoanId == id, ct),
            Extensions = extensions,
            Damages = file.Loan.GiveBacks.Count == 0 ? [] : await db.Set<DamageCase>().AsNoTracking().Where(d => d.LoanId == id).OrderBy(d => d.OpenedAt).ToListAsync(ct),
            OnExtensions = asked.Count == 0 ? [] : await db.Set<Decision>().AsNoTracking().Where(d => asked.Contains(d.CaseId) && d.TakenBack == null).OrderBy(d => d.At).ToListAsync(ct),
        };
    }

    public async Task<WaitingFor?> Waiting(Guid loan, CancellationToken ct)
    {
        var task = await db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).Where(t => t.CaseId == loan && t.ClosedAt == null && t.Form != LoanForms.Settlement).OrderBy(t => t.OpenedAt).FirstOrDefaultAsync(ct);
        if (task is null)
            return null;
        var standing = StandingHoldings.On(clock.Today());
        var first = task.Candidates.Where(c => c.Pile == Pile.Mine).Select(c => c.PersonId).ToList();
        var people = await db.Set<Person>().Where(p => first.Contains(p.Id))
            .Select(p => new WaitingPerson(p.Id, p.Name, p.Holdings.AsQueryable().Where(standing).OrderBy(h => h.From).Select(h => h.Post!.Title).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        return new WaitingFor(task.Id, task.PowerCode, task.Form, task.OpenedAt, task.DueOn, people);
    }

    /// <summary>The decision made last on a slip, for telling why it came back or ended.</summary>
    public Task<Decision?> LastDecision(Guid loan, CancellationToken ct) =>
        db.Set<Decision>().AsNoTracking().Where(d => d.CaseId == loan && d.TakenBack == null).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).FirstOrDefaultAsync(ct);

    /// <summary>The borrower's own slips: those running, what was sent back on top and then newest first, or those ended.</summary>
    public Task<List<LoanLineItem>> Of(Guid borrower, bool ended, int page, CancellationToken ct) =>
        Lines(db.Set<Loan>().Where(l => l.BorrowerId == borrower && (l.ClosedAt != null) == ended).OrderBy(l => l.Status == LoanStatus.SentBack ? 0 : 1).ThenByDescending(l => l.FiledAt), page, ct);

    public Task<int> CountOf(Guid borrower, bool ended, CancellationToken ct) =>
        db.Set<Loan>().CountAsync(l => l.BorrowerId == borrower && (l.ClosedAt != null) == ended, ct);

    /// <summary>How many of the borrower's own slips were sent back and wait for the borrower.</summary>
    public Task<int> CountSentBack(Guid borrower, CancellationToken ct) =>
        db.Set<Loan>().CountAsync(l => l.BorrowerId == borrower && l.Status == LoanStatus.SentBack, ct);

    /// <summary>What the property officer hands out or takes back, soonest first.</summary>
    /// <param name="status">Handed over: those of which something is back included.</param>
    /// <param name="dueFrom">First day of return that counts, itself included.</param>
    /// <param name="dueBefore">First day of return that no longer counts.</param>
    /// <param name="unit">The unit that holds the things; all where null.</param>
    public Task<List<LoanLineItem>> In(LoanStatus status, DateOnly? dueFrom, DateOnly? dueBefore, int page, CancellationToken ct, Guid? unit = null) =>
        Lines(db.Set<Loan>().Where(l => (l.Status == status || (status == LoanStatus.HandedOver && l.Status == LoanStatus.PartlyReturned)) && l.ClosedAt == null && (unit == null || l.HoldingUnitId == unit) && (dueFrom == null || l.DueOn >= dueFrom) && (dueBefore == null || l.DueOn < dueBefore))
            .OrderBy(l => status == LoanStatus.Approved ? l.StartsOn : l.DueOn).ThenBy(l => l.Id), page, ct);

    /// <summary>
    /// Whether somebody may see a slip: the borrower, those who were or are asked about it, those of the two units, and those who look after the
    /// whole house (mayor, deputies, clerk, property section, audit). Everybody else gets the answer that there is no such slip.
    /// </summary>
    public async Task<bool> MayRead(Loan loan, LoanAudience reader, CancellationToken ct) =>
        loan.BorrowerId == reader.Person
        || reader.SeesWholeHouse
        || loan.KeyedById == reader.Person
        || (loan.BorrowerUnitId is { } unit && reader.Units.Contains(unit)) || reader.Units.Contains(loan.HoldingUnitId)
        || await db.Set<TaskCandidate>().AnyAsync(c => c.PersonId == reader.Person && db.Set<WorkTask>().Any(t => t.Id == c.TaskId && t.CaseId == loan.Id), ct);

    async Task<List<LoanLineItem>> Lines(IQueryable<Loan> loans, int page, CancellationToken ct) =>
        [.. (await (
            from loan in loans.AsNoTracking().Skip((page - 1) * PageSize).Take(PageSize)
            join person in db.Set<Person>() on loan.BorrowerId equals person.Id
            join holder in db.Set<Unit>() on loan.HoldingUnitId equals holder.Id
            select new
            {
                loan.Id,
                loan.Number,
                loan.Year,
                Borrower = person.Name,
                Unit = loan.BorrowerUnitName,
                Holder = holder.Name,
                First = loan.Lines.OrderBy(line => line.Position).Select(line => line.AssetName).First(),
                Count = loan.Lines.Count,
                loan.Place,
                loan.StartsOn,
                loan.DueOn,
                loan.Amount,
                loan.Status,
                loan.StatusSince,
                loan.PaperDate,
                loan.KeyedById,
                loan.BorrowerKind,
                loan.Phone,
            }).ToListAsync(ct))
            .Select(row => new LoanLineItem(row.Id, SlipNumber.Of(row.Number, row.Year, row.Holder), row.Borrower, row.Unit, row.First, row.Count, row.Place, row.StartsOn, row.DueOn, row.Amount, row.Status, row.StatusSince)
            { IsBefore = row.PaperDate is not null, Kind = row.BorrowerKind, PhoneOfKeyed = row.KeyedById is null ? "" : row.Phone })];
}

/// <summary>Whoever looks at a page: person, the units of the present holdings, and whether the post looks after the whole house.</summary>
public sealed record LoanAudience(Guid Person, IReadOnlySet<Guid> Units, bool SeesWholeHouse);
