using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The borrower asks for another day of return (ยื่นขอขยายเวลา).</summary>
/// <param name="NewDueOn">Null where the field was left blank.</param>
public sealed record AskForExtensionCommand(Guid Person, Guid Loan, DateOnly? NewDueOn, string Reason, string Key);

public abstract record AskForExtensionResult
{
    private AskForExtensionResult() { }

    public sealed record Asked(Guid Extension) : AskForExtensionResult;

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<ExtensionProblem> Problems) : AskForExtensionResult;

    /// <summary>Not to be asked for, or not any more.</summary>
    public sealed record NotNow(NoExtension Why) : AskForExtensionResult;

    public sealed record FormUsedAlready : AskForExtensionResult;

    /// <summary>There is no such slip, or it is somebody else's.</summary>
    public sealed record NoSuchLoan : AskForExtensionResult;
}

public enum NoExtension
{
    /// <summary>The things are not out.</summary>
    NotOut,

    /// <summary>The day of return has passed: what is late is given back, not extended.</summary>
    DayPassed,

    /// <summary>A request waits for its decision already.</summary>
    AskedAlready,
}

/// <param name="Field">newDueOn or reason.</param>
public sealed record ExtensionProblem(string Field, ExtensionProblemCode Code, params object[] Values);

public enum ExtensionProblemCode
{
    DayMissing,
    /// <summary>Values: the present day of return.</summary>
    DayNotLater,
    /// <summary>Values: how many days ahead at most.</summary>
    DayTooFar,
    /// <summary>Promised to others. Values: day asked for, last day that is free.</summary>
    PromisedToOthers,
    /// <summary>Promised to others from the first day on.</summary>
    NotADayLonger,
    /// <summary>Values: longest.</summary>
    ReasonMissing,
}

public sealed class AskForExtension(AppDb db, Course course, FreeLonger free, KeyingOfficers officers, Idempotency once, TimeProvider clock)
{
    const string Command = "ask-for-extension";

    /// <summary>The borrower asks; of a slip that was keyed for the borrower also a property officer, who then decides nothing of it.</summary>
    public async Task<bool> MayAsk(Loan loan, Guid person, CancellationToken ct) =>
        loan.BorrowerId == person || (loan.KeyedById is not null && await officers.Of(person, clock.Today(), ct) is not null);

    public async Task<AskForExtensionResult> Handle(AskForExtensionCommand command, CancellationToken ct)
    {
        var content = new { command.Loan, command.NewDueOn, command.Reason };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return AnswerAgain(earlier);
        try
        {
            return await Ask(command, content, ct);
        }
        catch (Exception refused) when (refused.IsLostRace() || refused.Of("ux_extension_one_open", "extension.loan_id"))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Person, Command, command.Key, content, ct) is { } twin ? AnswerAgain(twin) : new AskForExtensionResult.NotNow(NoExtension.AskedAlready);
        }
    }

    /// <summary>Why no extension of this slip can be asked for on this day; null where one can.</summary>
    public static NoExtension? WhyNot(Loan loan, bool asked, DateOnly today) =>
        !loan.IsOut ? NoExtension.NotOut
        : loan.IsOverdue(today) ? NoExtension.DayPassed
        : asked ? NoExtension.AskedAlready
        : null;

    async Task<AskForExtensionResult> Ask(AskForExtensionCommand command, object content, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Loan, ct);
        db.ChangeTracker.Clear();
        var loan = await db.Set<Loan>().Include(l => l.Lines).SingleOrDefaultAsync(l => l.Id == command.Loan, ct);
        if (loan is null || !await MayAsk(loan, command.Person, ct))
            return new AskForExtensionResult.NoSuchLoan();
        var before = await db.Set<Extension>().AsNoTracking().Where(extension => extension.LoanId == loan.Id).ToListAsync(ct);
        if (WhyNot(loan, before.Any(extension => extension.EndedAt is null), Bangkok.Day(work.At)) is { } why)
            return new AskForExtensionResult.NotNow(why);
        if (await Problems(command, loan, ct) is { Count: > 0 } problems)
            return new AskForExtensionResult.Invalid(problems);

        var extension = await Open(command, loan, before.Count + 1, work, ct);
        await course.Start(extension, new JsonObject { ["DueOn"] = loan.DueOn.ToString("O", CultureInfo.InvariantCulture) }, work, ct);
        once.Remember(command.Person, Command, command.Key, content, extension.Id.ToString(), work.At);
        await work.Commit(ct);
        return new AskForExtensionResult.Asked(extension.Id);
    }

    async Task<Extension> Open(AskForExtensionCommand command, Loan loan, int time, DecidingWork work, CancellationToken ct)
    {
        var (id, instance, reason) = (clock.NewId(), await course.Begin(ExtensionRoom.Workflow, work.At, ct), command.Reason.Trim());
        var text = Extension.CanonicalText(id, loan.Id, time, loan.DueOn, command.NewDueOn!.Value, reason);
        var extension = new Extension
        {
            Id = id,
            LoanId = loan.Id,
            Loan = loan,
            InstanceId = instance.Id,
            Time = time,
            RequestedById = command.Person,
            OldDueOn = loan.DueOn,
            NewDueOn = command.NewDueOn.Value,
            Reason = reason,
            FiledAt = work.At,
            ContentHash = Extension.HashOf(text),
        };
        db.Add(new CaseFile
        {
            Id = id,
            Kind = CaseKind.Extension,
            InstanceId = instance.Id,
            Subject = string.Join(", ", loan.Lines.OrderBy(line => line.Position).Select(line => line.AssetName)),
            Reference = await db.Set<CaseFile>().Where(file => file.Id == loan.Id).Select(file => file.Reference).SingleAsync(ct),
            FromPersonId = command.Person,
            UnitId = loan.BorrowerUnitId,
            OpenedAt = work.At,
        });
        db.Add(extension);
        db.Add(Leaf.Of(clock.NewId(), "extension", id, text, work.At));
        return extension;
    }

    async Task<List<ExtensionProblem>> Problems(AskForExtensionCommand command, Loan loan, CancellationToken ct)
    {
        var problems = new List<ExtensionProblem>();
        if (command.NewDueOn is not { } day)
            problems.Add(new("newDueOn", ExtensionProblemCode.DayMissing));
        else if (day <= loan.DueOn)
            problems.Add(new("newDueOn", ExtensionProblemCode.DayNotLater, loan.DueOn));
        else if (day > clock.Today().AddDays(LoanRequest.FurthestAhead))
            problems.Add(new("newDueOn", ExtensionProblemCode.DayTooFar, LoanRequest.FurthestAhead));
        else if (await free.Until(loan, day, ct) is var last && last < day)
            problems.Add(last == loan.DueOn ? new("newDueOn", ExtensionProblemCode.NotADayLonger) : new("newDueOn", ExtensionProblemCode.PromisedToOthers, day, last));
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > Extension.LongestReason)
            problems.Add(new("reason", ExtensionProblemCode.ReasonMissing, Extension.LongestReason));
        return problems;
    }

    static AskForExtensionResult AnswerAgain(Earlier earlier) =>
        earlier.SameContent ? new AskForExtensionResult.Asked(Guid.Parse(earlier.Answer)) : new AskForExtensionResult.FormUsedAlready();
}
