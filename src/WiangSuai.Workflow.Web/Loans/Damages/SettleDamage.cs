using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The officer records what proves that each thing was made good, and both sides sign on one device as at a return (ตรวจรับการชดใช้).</summary>
public sealed record SettleDamageCommand(Guid Officer, Guid OfficerAccount, Guid Damage, IReadOnlyList<ProofOf> Proofs, string Note, string BorrowerPassword, string Key, InkSignature? Ink = null);

public sealed record ProofOf(Guid Item, string Reference);

public sealed class SettleDamage(AppDb db, DamageCases cases, TwoParties parties, Course course, OutOfUse outOfUse, Idempotency once, TimeProvider clock)
{
    const string Command = "settle-damage";

    public async Task<DamageResult> Handle(SettleDamageCommand command, CancellationToken ct)
    {
        var content = new { command.Damage, command.Proofs, command.Note, command.Ink };
        if (await once.Find(command.Officer, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new DamageResult.Done() : new DamageResult.NotWaiting();
        if (await db.Set<DamageCase>().AsNoTracking().Include(damage => damage.Items).SingleOrDefaultAsync(damage => damage.Id == command.Damage, ct) is not { } known)
            return new DamageResult.NoSuchCase();
        var problems = Problems(command, known).ToList();
        var signature = await parties.Otherwise(known.LoanId, command.Officer, command.OfficerAccount, command.BorrowerPassword, command.Ink, ct);
        if (problems.Count > 0 || signature is not null)
            return new DamageResult.Invalid(problems, signature);
        try
        {
            return await Settle(command, content, ct);
        }
        catch (Exception refused) when (refused.IsLostRace() || refused.Of("pk_damage_settlement", "damage_settlement.damage_id"))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Officer, Command, command.Key, content, ct) is { SameContent: true } ? new DamageResult.Done() : new DamageResult.NotWaiting();
        }
    }

    async Task<DamageResult> Settle(SettleDamageCommand command, object content, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        if (await cases.Hold(command.Damage, ct) is not { } damage)
            return new DamageResult.NoSuchCase();
        if (await cases.RulingFor(damage, command.Officer, work, ct) is not Ruling.Granted granted)
            return new DamageResult.NotEntitled((Ruling.Refused)await cases.RulingFor(damage, command.Officer, work, ct));
        if (damage.Status != DamageStatus.Directed)
            return new DamageResult.NotWaiting();

        var paper = await parties.Keep(damage.Loan!, LoanPaperKind.MadeGood, command.Ink, command.Officer, work, ct);
        var settlement = new DamageSettlement
        {
            DamageId = damage.Id,
            OfficerId = command.Officer,
            OfficerName = await db.NameOf(command.Officer, ct),
            OfficerPost = granted.Basis.ActsIn.Title,
            BorrowerId = damage.Loan!.BorrowerId,
            BorrowerName = await parties.NameOf(damage.Loan, command.Ink, ct),
            Note = command.Note.Trim(),
            At = work.At,
        };
        settlement.Proofs.AddRange(damage.Items.Select(item => new DamageProof { DamageId = damage.Id, ItemId = item.Id, Reference = command.Proofs.Single(proof => proof.Item == item.Id).Reference.Trim() }));
        damage.Settlement = settlement;
        db.Add(settlement);
        db.Add(Leaf.Of(clock.NewId(), "damage-settlement", damage.Id, JsonSerializer.Serialize(new
        {
            kind = "damage-settlement",
            damage = damage.Id,
            officer = settlement.OfficerId,
            borrower = settlement.BorrowerId,
            signed = paper is null ? "password" : "ink",
            picture = paper?.ImageHash,
            note = settlement.Note,
            at = settlement.At.ToString("O"),
            matter = damage.ContentHash,
            proofs = settlement.Proofs.OrderBy(proof => proof.ItemId).Select(proof => new { item = proof.ItemId, reference = proof.Reference }),
        }, RulingJson.Options), work.At));
        foreach (var item in damage.Items.OrderBy(item => item.AssetId).ThenBy(item => item.Fate))
            await MadeGood(item, damage.WayOf(item)!.Way, ct);
        await course.Answer(damage, DamageForms.Settlement, command.Officer, [], work, ct);
        once.Remember(command.Officer, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new DamageResult.Done();
    }

    /// <summary>
    /// What was repaired or replaced is lent again. What was paid is gone: of a pool there are fewer; a single thing stays out of use until the register
    /// strikes it (ข้อ 215–218).
    /// </summary>
    Task MadeGood(DamageItem item, MakeGood way, CancellationToken ct) => (way, item.IsPool) switch
    {
        (MakeGood.Repair or MakeGood.Replace, _) => outOfUse.BackInUse(item.AssetId, item.Quantity, ct),
        (MakeGood.Pay, true) => outOfUse.Gone(item.AssetId, item.Quantity, ct),
        (MakeGood.Pay, false) => Task.CompletedTask,
        var other => throw new System.Diagnostics.UnreachableException($"{other}"),
    };

    static IEnumerable<DamageProblem> Problems(SettleDamageCommand command, DamageCase damage)
    {
        foreach (var item in damage.Items)
        {
            if (command.Proofs.SingleOrDefault(proof => proof.Item == item.Id)?.Reference.Trim() is not { Length: > 0 and <= DamageProof.LongestReference })
                yield return new($"proof-{item.Id}", DamageProblemCode.ProofMissing, DamageProof.LongestReference);
        }
        if (command.Note.Trim().Length > DamageSettlement.LongestText)
            yield return new("note", DamageProblemCode.TextTooLong, DamageSettlement.LongestText);
    }
}
