using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Makes a form act once: the key rendered into it, unique per person and command, is stored with the answer in the acting transaction.</summary>
public sealed class Idempotency(AppDb db)
{
    /// <summary>Constraint that speaks when the same form arrives twice at the same moment.</summary>
    public static readonly string[] Refusals = ["pk_idempotent_answer", "idempotent_answer.person_id"];

    /// <summary>A key for a form about to be shown.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The key that came with a form. A form whose key was taken out acts like one just opened.</summary>
    public static string KeyOf(string? posted) => posted is { Length: KeyLength } ? posted : NewKey();

    internal const int KeyLength = 32;

    /// <summary>What this form was answered before; null where it is new.</summary>
    public async Task<Earlier?> Find(Guid person, string command, string key, object content, CancellationToken ct)
    {
        var answer = await db.Set<IdempotentAnswer>().AsNoTracking()
            .SingleOrDefaultAsync(a => a.PersonId == person && a.Command == command && a.Key == key, ct);
        return answer is null ? null : new Earlier(answer.ContentHash == HashOf(content), answer.Answer);
    }

    /// <summary>Adds the answer to what the caller is about to save.</summary>
    public void Remember(Guid person, string command, string key, object content, string answer, DateTimeOffset at) =>
        db.Add(new IdempotentAnswer { PersonId = person, Command = command, Key = key, ContentHash = HashOf(content), Answer = answer, At = at });

    static string HashOf(object content) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, content.GetType())));
}

/// <param name="SameContent">False: the key came back with other content, which is refused.</param>
/// <param name="Answer">What was answered the first time.</param>
public sealed record Earlier(bool SameContent, string Answer);
