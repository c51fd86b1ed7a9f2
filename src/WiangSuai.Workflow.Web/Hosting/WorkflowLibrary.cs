using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>
/// The published workflow documents of one office, read once each: a published version never changes, so keeping what was read is safe.
/// </summary>
public sealed class WorkflowLibrary(OfficeActivities activities)
{
    readonly ConcurrentDictionary<Guid, Definition> read = new();

    public async Task<Definition> Published(AppDb db, Guid id, CancellationToken ct) =>
        read.TryGetValue(id, out var definition)
            ? definition
            : read.GetOrAdd(id, Definition.Read(await db.Set<PublishedWorkflow>().Where(w => w.Id == id).Select(w => w.Json).SingleAsync(ct), activities.Catalogue));

    /// <summary>The version that new cases begin with.</summary>
    /// <exception cref="InvalidOperationException">Nothing of that name was ever published here: the workflows folder was not found at start.</exception>
    public async Task<Guid> Newest(AppDb db, string definitionId, CancellationToken ct) =>
        await db.Set<PublishedWorkflow>().Where(w => w.DefinitionId == definitionId).OrderByDescending(w => w.Number).Select(w => (Guid?)w.Id).FirstOrDefaultAsync(ct)
        ?? throw new InvalidOperationException($"No workflow document '{definitionId}' was published. Does the folder named by Workflows:Folder hold it?");
}

/// <summary>Publishes the documents of the workflows folder at start: each one that is valid and not already the newest version.</summary>
public sealed partial class PublishWorkflows(AppDb db, OfficeActivities activities, TimeProvider clock, ILogger<PublishWorkflows> log)
{
    /// <returns>What was refused, by file; the versions published before stay in use.</returns>
    public async Task<IReadOnlyList<RefusedDocument>> From(string folder, CancellationToken ct)
    {
        var refused = new List<RefusedDocument>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var json = await File.ReadAllTextAsync(file, ct);
            if (Defects(json) is { Count: > 0 } defects)
            {
                foreach (var defect in defects)
                    NotPublished(log, Path.GetFileName(file), defect.Path, defect.Message);
                refused.Add(new RefusedDocument(Path.GetFileName(file), defects));
            }
            else
                await Publish(json, ct);
        }
        return refused;
    }

    List<DocumentDefect> Defects(string json)
    {
        try
        {
            var definition = Definition.Read(json, activities.Catalogue);
            return
            [
                .. Validator.Validate(definition).Where(defect => defect.Severity == Severity.Error)
                    .Select(defect => new DocumentDefect(defect.JsonPath, $"{DefectWords.Say(defect, Languages.Thai)} / {DefectWords.Say(defect, Languages.English)}")),
                .. OfficeRules.Defects(definition),
            ];
        }
        catch (System.Text.Json.JsonException malformed)
        {
            return [new DocumentDefect(malformed.Path ?? "$", malformed.Message)];
        }
    }

    async Task Publish(string json, CancellationToken ct)
    {
        var definition = Definition.Read(json, activities.Catalogue);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var newest = await db.Set<PublishedWorkflow>().Where(w => w.DefinitionId == definition.DefinitionId).OrderByDescending(w => w.Number)
            .Select(w => new { w.Number, w.Hash }).FirstOrDefaultAsync(ct);
        if (newest?.Hash == hash)
            return;
        db.Add(new PublishedWorkflow
        {
            Id = clock.NewId(),
            DefinitionId = definition.DefinitionId,
            Number = (newest?.Number ?? 0) + 1,
            Json = json,
            Hash = hash,
            PublishedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Workflow document {File} was not published: {Path} {Defect}")]
    static partial void NotPublished(ILogger log, string file, string path, string defect);
}

public sealed record RefusedDocument(string File, IReadOnlyList<DocumentDefect> Defects);

public sealed record DocumentDefect(string Path, string Message);
