using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The auditor answers questions of a checklist, some now and others later; with <paramref name="Finish"/> the list is signed.</summary>
public sealed record AnswerChecklistCommand(Guid Person, Guid Cell, IReadOnlyList<AnswerGiven> Answers, bool Finish, string Key);

/// <param name="Seen">Which answer the form showed, 0 for none: a colleague's newer one is not overwritten unseen.</param>
public sealed record AnswerGiven(Guid Question, AnswerValue? Value, string Note, int Seen);

/// <summary>Answer to every act on a cell.</summary>
public abstract record CellActResult
{
    private CellActResult() { }

    /// <summary>Also the answer when the same form arrives again.</summary>
    public sealed record Done : CellActResult;

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<AuditProblem> Problems) : CellActResult;
    public sealed record NoSuchCell : CellActResult;

    /// <summary>The cell has ended by now.</summary>
    public sealed record NotWaiting : CellActResult;

    /// <summary>The person does not act for internal audit here.</summary>
    public sealed record NotEntitled(Ruling.Refused Ruling) : CellActResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready : CellActResult;
}

/// <summary>Stores answers and, where the list is signed, its end with its proof, in one transaction.</summary>
public sealed class AnswerChecklist(AppDb db, AuditRulings rulings, Course course, Idempotency once, TimeProvider clock)
{
    public const int LongestNote = 1000;
    const string Command = "answer-checklist";

    public async Task<CellActResult> Handle(AnswerChecklistCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            return await Try(command, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            db.ChangeTracker.Clear();
            return new CellActResult.NotWaiting();
        }
    }

    async Task<CellActResult> Try(AnswerChecklistCommand command, CancellationToken ct)
    {
        var content = new { command.Cell, command.Answers, command.Finish };
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Cell, ct);
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new CellActResult.Done() : new CellActResult.FormUsedAlready();
        if (await db.Set<AuditCell>().AsSplitQuery().Include(c => c.Month).Include(c => c.Ending).Include(c => c.Questions).ThenInclude(q => q.Answers).SingleOrDefaultAsync(c => c.Id == command.Cell, ct) is not { } cell)
            return new CellActResult.NoSuchCell();
        if (!command.Answers.Select(given => given.Question).ToHashSet().IsSubsetOf(cell.Questions.Select(question => question.Id)))
            return new CellActResult.NoSuchCell();
        if (CellStates.Ends(cell.Status))
            return new CellActResult.NotWaiting();
        var ruling = await rulings.For(cell.UnitId, command.Person, work, ct);
        if (ruling is not Ruling.Granted granted)
            return new CellActResult.NotEntitled((Ruling.Refused)ruling);
        if (Problems(cell, command).ToList() is { Count: > 0 } problems)
            return new CellActResult.Invalid(problems);

        var signed = await rulings.Sign(granted, command.Person, work, ct);
        foreach (var given in command.Answers)
            Write(cell.Questions.Single(question => question.Id == given.Question), given, signed);
        if (command.Finish)
            await Finish(cell, signed, work, ct);
        once.Remember(command.Person, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new CellActResult.Done();
    }

    static IEnumerable<AuditProblem> Problems(AuditCell cell, AnswerChecklistCommand command)
    {
        foreach (var question in cell.Questions.OrderBy(question => question.Place))
        {
            var standing = question.Standing;
            if (command.Answers.SingleOrDefault(given => given.Question == question.Id) is not { } given)
            {
                if (command.Finish && standing is null)
                    yield return new($"value-{question.Id}", AuditProblemCode.AnswerMissing);
                continue;
            }
            if (standing is not null && standing.Time > given.Seen && !Says(standing, given))
                yield return new($"value-{question.Id}", AuditProblemCode.AnsweredMeanwhile, standing.PersonName);
            if (given.Value is null && (command.Finish || given.Note.Trim().Length > 0 || standing is not null))
                yield return new($"value-{question.Id}", AuditProblemCode.AnswerMissing);
            if (given.Value is AnswerValue.No or AnswerValue.NotApplicable && string.IsNullOrWhiteSpace(given.Note))
                yield return new($"note-{question.Id}", AuditProblemCode.NoteMissing);
            if (given.Note.Trim().Length > LongestNote)
                yield return new($"note-{question.Id}", AuditProblemCode.TooLong, given.Note.Trim().Length, LongestNote);
        }
    }

    static bool Says(CellAnswer standing, AnswerGiven given) => standing.Value == given.Value && standing.Note == given.Note.Trim();

    /// <summary>What was changed becomes a further row; what was not stays as it is.</summary>
    void Write(CellQuestion question, AnswerGiven given, AuditSignature signed)
    {
        if (given.Value is not { } value || question.Standing is { } standing && Says(standing, given))
            return;
        var answer = new CellAnswer
        {
            Id = clock.NewId(),
            QuestionId = question.Id,
            Time = question.Answers.Count + 1,
            Value = value,
            Note = given.Note.Trim(),
            PersonId = signed.Person,
            PersonName = signed.Name,
            At = signed.At,
        };
        question.Answers.Add(answer);
        db.Add(answer);
    }

    async Task Finish(AuditCell cell, AuditSignature signed, DecidingWork work, CancellationToken ct)
    {
        cell.Ending = CellEndings.Of(cell, null, signed);
        db.Add(cell.Ending);
        db.Add(Leaf.Of(clock.NewId(), "audit-cell", cell.Id, JsonSerializer.Serialize(new
        {
            kind = "audit-cell",
            id = cell.Id,
            unit = cell.UnitId,
            year = cell.Month!.Year,
            month = cell.Month.Month,
            by = signed.Person,
            at = signed.At.ToString("O"),
            block = signed.Block,
            ruling = signed.Ruling,
            matter = cell.ContentHash,
            answers = cell.Questions.OrderBy(question => question.Place).Select(question => new { question = question.Code, value = question.Standing!.Value.ToString(), note = question.Standing.Note, by = question.Standing.PersonId }),
        }), signed.At));
        await course.Answer(cell, AuditForms.Checklist, signed.Person, new JsonObject { ["NotAudited"] = false }, work, ct);
    }
}

internal static class CellEndings
{
    public static CellEnding Of(AuditCell cell, string? reason, AuditSignature signed) => new()
    {
        CellId = cell.Id,
        Reason = reason,
        ById = signed.Person,
        ByName = signed.Name,
        SignatureBlock = signed.Block,
        Ruling = signed.Ruling,
        AuthorityVersion = signed.AuthorityVersion,
        At = signed.At,
    };
}
