using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>A legal officer, registrar or the clerk confirms that what the system does is the law, naming the text (ยืนยันข้อกฎหมาย).</summary>
/// <param name="Value">What the page showed that the system does.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record ConfirmPointCommand(Guid Person, Guid Account, string Point, string Value, string Document, DateOnly? DocumentDate, string? Note, string Key);

public abstract record ConfirmPointResult
{
    private ConfirmPointResult() { }

    public sealed record Confirmed : ConfirmPointResult;
    public sealed record NoSuchPoint : ConfirmPointResult;

    /// <summary>The law is confirmed by who answers for it: a holder of a post of the legal section or the registry, or the clerk.</summary>
    public sealed record NotYours : ConfirmPointResult;

    /// <summary>The setting is no longer what the page showed.</summary>
    public sealed record Changed : ConfirmPointResult;

    public sealed record Invalid(IReadOnlyList<ConfirmPointProblem> Problems) : ConfirmPointResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready : ConfirmPointResult;
}

public enum ConfirmPointProblem
{
    DocumentMissing,
    DocumentTooLong,
    DateMissing,
    DateInFuture,
    NoteTooLong,
}

/// <summary>Writes a confirmation down with its proof. Nothing of what stood is changed.</summary>
public sealed class ConfirmPoint(AppDb db, LegalPoints points, Idempotency once, TimeProvider clock)
{
    const string Command = "confirm-law";

    static readonly string[] Answerable = [Roles.Registrar, Roles.Clerk];

    public static bool May(IEnumerable<string> roles) => roles.Any(Answerable.Contains);

    public async Task<ConfirmPointResult> Handle(ConfirmPointCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var content = command with { Key = "" };
        try
        {
            await using var work = await db.BeginWrite(ct);
            var at = clock.GetUtcNow().ToStoredInstant();
            if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
                return earlier.SameContent ? new ConfirmPointResult.Confirmed() : new ConfirmPointResult.FormUsedAlready();
            var held = await HeldPosts.Of(db, command.Person, Bangkok.Day(at), ct);
            if (!May(Roles.Of(held, administrator: false)))
                return new ConfirmPointResult.NotYours();
            if (await points.Of(command.Point, ct) is not { } state)
                return new ConfirmPointResult.NoSuchPoint();
            if (state.Point.Value != command.Value)
                return new ConfirmPointResult.Changed();
            if (Problems(command, Bangkok.Day(at)).ToList() is { Count: > 0 } problems)
                return new ConfirmPointResult.Invalid(problems);
            Write(command, held[0].Title, at);
            once.Remember(command.Person, Command, command.Key, content, "confirmed", at);
            await db.SaveChangesAsync(ct);
            await work.Commit(ct);
            return new ConfirmPointResult.Confirmed();
        }
        catch (Exception refused) when (refused.IsFromDatabase() && refused.Of(Idempotency.Refusals))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Person, Command, command.Key, content, ct) is { SameContent: true } ? new ConfirmPointResult.Confirmed() : new ConfirmPointResult.FormUsedAlready();
        }
    }

    static IEnumerable<ConfirmPointProblem> Problems(ConfirmPointCommand command, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(command.Document))
            yield return ConfirmPointProblem.DocumentMissing;
        else if (command.Document.Length > LegalConfirmation.LongestDocument)
            yield return ConfirmPointProblem.DocumentTooLong;
        if (command.DocumentDate is null)
            yield return ConfirmPointProblem.DateMissing;
        else if (command.DocumentDate > today)
            yield return ConfirmPointProblem.DateInFuture;
        if (command.Note?.Length > LegalConfirmation.LongestNote)
            yield return ConfirmPointProblem.NoteTooLong;
    }

    void Write(ConfirmPointCommand command, string post, DateTimeOffset at)
    {
        var row = new LegalConfirmation
        {
            Id = clock.NewId(),
            Point = command.Point,
            Value = command.Value,
            Document = command.Document.Trim(),
            DocumentDate = command.DocumentDate!.Value,
            Note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(),
            ById = command.Person,
            Post = post,
            ByAccountId = command.Account,
            At = at,
        };
        db.Add(row);
        db.Add(Leaf.Of(clock.NewId(), "legal-confirmation", row.Id, JsonSerializer.Serialize(new
        {
            kind = "legal-confirmation",
            id = row.Id,
            point = row.Point,
            value = row.Value,
            document = row.Document,
            documentDate = row.DocumentDate.ToString("O", CultureInfo.InvariantCulture),
            note = row.Note,
            by = row.ById,
            post = row.Post,
            at = at.ToString("O"),
        }, OrderContent.Json), at));
    }
}
