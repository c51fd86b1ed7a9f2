using System.Text.Json;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The borrower says what happened (ชี้แจง); or the officer takes down what the borrower said at the counter, so that silence never stops the case.</summary>
public sealed record StateDamageCommand(Guid Person, Guid Damage, string Text, string Key);

public sealed class StateDamage(AppDb db, DamageCases cases, Course course, Idempotency once, TimeProvider clock)
{
    const string Command = "state-damage";

    public async Task<DamageResult> Handle(StateDamageCommand command, CancellationToken ct)
    {
        var content = new { command.Damage, command.Text };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new DamageResult.Done() : new DamageResult.NotWaiting();
        if (string.IsNullOrWhiteSpace(command.Text))
            return new DamageResult.Invalid([new("text", DamageProblemCode.TextMissing, DamageStatement.LongestText)]);
        if (command.Text.Trim().Length > DamageStatement.LongestText)
            return new DamageResult.Invalid([new("text", DamageProblemCode.TextTooLong, DamageStatement.LongestText)]);
        try
        {
            return await State(command, content, ct);
        }
        catch (Exception refused) when (refused.IsLostRace() || refused.Of("ux_damage_statement_time", "damage_statement.damage_id"))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Person, Command, command.Key, content, ct) is { SameContent: true } ? new DamageResult.Done() : new DamageResult.NotWaiting();
        }
    }

    async Task<DamageResult> State(StateDamageCommand command, object content, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        if (await cases.Hold(command.Damage, ct) is not { } damage)
            return new DamageResult.NoSuchCase();
        var isBorrower = damage.Loan!.BorrowerId == command.Person;
        var ruling = isBorrower ? null : await cases.RulingFor(damage, command.Person, work, ct);
        if (ruling is Ruling.Refused refused)
            return new DamageResult.NotEntitled(refused);
        if (damage.Status != DamageStatus.AwaitingStatement)
            return new DamageResult.NotWaiting();

        var statement = new DamageStatement
        {
            Id = clock.NewId(),
            DamageId = damage.Id,
            Time = damage.Statements.Count + 1,
            PersonId = command.Person,
            PersonName = await db.NameOf(command.Person, ct),
            TakenDownAs = (ruling as Ruling.Granted)?.Basis.ActsIn.Title,
            Text = command.Text.Trim(),
            At = work.At,
        };
        damage.Statements.Add(statement);
        db.Add(statement);
        db.Add(Leaf.Of(clock.NewId(), "damage-statement", statement.Id, JsonSerializer.Serialize(new
        {
            kind = "damage-statement",
            id = statement.Id,
            damage = damage.Id,
            time = statement.Time,
            by = statement.PersonId,
            takenDownAs = statement.TakenDownAs,
            text = statement.Text,
            at = statement.At.ToString("O"),
        }, RulingJson.Options), work.At));
        await course.Answer(damage, DamageForms.Statement, command.Person, [], work, ct);
        once.Remember(command.Person, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new DamageResult.Done();
    }
}
