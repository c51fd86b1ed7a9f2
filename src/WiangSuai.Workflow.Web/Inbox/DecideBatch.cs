using System.Security.Cryptography;
using System.Text;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Somebody approves several tasks with one confirmation (อนุมัติพร้อมกัน).</summary>
/// <param name="Items">In the order in which they are decided.</param>
/// <param name="Key">Of the one form; each item gets its own from it.</param>
public sealed record DecideBatchCommand(Guid Person, IReadOnlyList<BatchItem> Items, string Key);

/// <param name="MatterHash">Hash of the matter as the review showed it.</param>
public sealed record BatchItem(Guid Task, string MatterHash);

public sealed record BatchAnswer(Guid Task, DecideResult Result);

/// <summary>
/// Decides one after another, each an act of its own with its own basis, evidence and transaction, against what the ones before left of the limits:
/// what one of them is refused takes nothing from the others.
/// </summary>
public sealed class DecideBatch(DecideTask decide)
{
    /// <summary>More than this nobody reviews on one page.</summary>
    public const int Most = 30;

    public async Task<IReadOnlyList<BatchAnswer>> Handle(DecideBatchCommand command, CancellationToken ct)
    {
        var answers = new List<BatchAnswer>();
        foreach (var item in command.Items.DistinctBy(item => item.Task).Take(Most))
        {
            answers.Add(new(item.Task, await decide.Handle(
                new DecideCommand(command.Person, item.Task, TaskOutcome.Approved, "", item.MatterHash, null, KeyOf(command.Key, item.Task), InBatch: true), ct)));
        }
        return answers;
    }

    /// <summary>The same item of the same form always gets the same key, so that a form sent twice decides nothing twice.</summary>
    internal static string KeyOf(string form, Guid task) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form}/{task:N}")))[..Idempotency.KeyLength];
}

/// <summary>Which tasks may be approved together with others.</summary>
public static class Batching
{
    /// <summary>
    /// Everyday verbs that need no words of the signer's own. A signature that makes an order, a direction and a taking of note stand for themselves, and
    /// what changes authority is decided alone.
    /// </summary>
    public static bool MayBeBatched(this Power power, ICaseRoom room) =>
        power.Verb is Verb.Approve or Verb.Permit or Verb.Endorse or Verb.Check && room.Changes(power.Code) is null;
}
