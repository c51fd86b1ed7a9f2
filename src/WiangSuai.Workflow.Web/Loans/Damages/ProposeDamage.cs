using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The officer proposes for each thing which of the three ways of ข้อ 209 makes it good, and until when (เสนอสั่งการ).</summary>
public sealed record ProposeDamageCommand(Guid Person, Guid Damage, IReadOnlyList<ProposedWay> Ways, DateOnly? DueOn, string Text, string Key);

/// <param name="Amount">In baht; null where none is said.</param>
public sealed record ProposedWay(Guid Item, MakeGood? Way, decimal? Amount);

public sealed class ProposeDamage(AppDb db, DamageCases cases, Course course, DamageRules rules, Idempotency once, TimeProvider clock)
{
    const string Command = "propose-damage";

    /// <summary>Calendar days; a later day is more likely a slip of the pen.</summary>
    public const int FurthestAhead = 366;

    public async Task<DamageResult> Handle(ProposeDamageCommand command, CancellationToken ct)
    {
        var content = new { command.Damage, command.Ways, command.DueOn, command.Text };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new DamageResult.Done() : new DamageResult.NotWaiting();
        try
        {
            return await Propose(command, content, ct);
        }
        catch (Exception refused) when (refused.IsLostRace() || refused.Of("ux_damage_proposal_time", "damage_proposal.damage_id"))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Person, Command, command.Key, content, ct) is { SameContent: true } ? new DamageResult.Done() : new DamageResult.NotWaiting();
        }
    }

    async Task<DamageResult> Propose(ProposeDamageCommand command, object content, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        if (await cases.Hold(command.Damage, ct) is not { } damage)
            return new DamageResult.NoSuchCase();
        if (await cases.RulingFor(damage, command.Person, work, ct) is not Ruling.Granted granted)
            return new DamageResult.NotEntitled((Ruling.Refused)await cases.RulingFor(damage, command.Person, work, ct));
        if (damage.Status is not (DamageStatus.AwaitingProposal or DamageStatus.SentBack))
            return new DamageResult.NotWaiting();
        if (Problems(command, damage, Bangkok.Day(work.At)).ToList() is { Count: > 0 } problems)
            return new DamageResult.Invalid(problems);

        var proposal = new DamageProposal
        {
            Id = clock.NewId(),
            DamageId = damage.Id,
            Time = damage.Proposals.Count + 1,
            PersonId = command.Person,
            PersonName = await db.NameOf(command.Person, ct),
            Post = granted.Basis.ActsIn.Title,
            DueOn = command.DueOn!.Value,
            Text = command.Text.Trim(),
            Content = "",
            ContentHash = "",
            At = work.At,
        };
        proposal.Ways.AddRange(damage.Items.Select(item => WayOf(command, proposal, item)));
        damage.Proposals.Add(proposal);
        proposal.Content = damage.CanonicalText();
        damage.ContentHash = proposal.ContentHash = DamageCase.HashOf(proposal.Content);
        db.Add(proposal);
        db.Add(Leaf.Of(clock.NewId(), "damage-proposal", proposal.Id, proposal.Content, work.At));
        await course.Answer(damage, DamageForms.Proposal, command.Person, [], work, ct);
        once.Remember(command.Person, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new DamageResult.Done();
    }

    DamageWay WayOf(ProposeDamageCommand command, DamageProposal proposal, DamageItem item)
    {
        var way = command.Ways.Single(way => way.Item == item.Id);
        return new DamageWay
        {
            DamageId = proposal.DamageId,
            ProposalId = proposal.Id,
            ItemId = item.Id,
            Way = way.Way!.Value,
            Amount = way.Way switch
            {
                MakeGood.Pay => rules.PartialPrice ? way.Amount ?? item.Price : item.Price,
                MakeGood.Repair => way.Amount,
                _ => null,
            },
        };
    }

    IEnumerable<DamageProblem> Problems(ProposeDamageCommand command, DamageCase damage, DateOnly today)
    {
        foreach (var item in damage.Items)
        {
            if (command.Ways.SingleOrDefault(way => way.Item == item.Id) is not { Way: { } way } proposed)
                yield return new($"way-{item.Id}", DamageProblemCode.WayMissing);
            else if (way == MakeGood.Repair && item.Fate == DamageFate.Lost)
                yield return new($"way-{item.Id}", DamageProblemCode.LostIsNotRepaired);
            else if (way != MakeGood.Replace && proposed.Amount is { } amount && AmountProblem(way, amount, item) is { } problem)
                yield return problem;
        }
        if (command.DueOn is not { } day)
            yield return new("dueOn", DamageProblemCode.DayMissing);
        else if (day < today || day > today.AddDays(FurthestAhead))
            yield return new("dueOn", DamageProblemCode.DayOutOfReach, today, today.AddDays(FurthestAhead));
        if (command.Text.Trim().Length > DamageProposal.LongestText)
            yield return new("text", DamageProblemCode.TextTooLong, DamageProposal.LongestText);
    }

    DamageProblem? AmountProblem(MakeGood way, decimal amount, DamageItem item) => (way, amount) switch
    {
        (_, < 0 or > 9_999_999_999m) => new($"amount-{item.Id}", DamageProblemCode.AmountWrong),
        var (_, some) when decimal.Round(some, 2) != some => new($"amount-{item.Id}", DamageProblemCode.AmountWrong),
        (MakeGood.Pay, var paid) when paid > item.Price => new($"amount-{item.Id}", DamageProblemCode.MoreThanPrice, item.Price),
        (MakeGood.Pay, var paid) when paid < item.Price && !rules.PartialPrice => new($"amount-{item.Id}", DamageProblemCode.PriceIsPaidWhole, item.Price),
        _ => null,
    };
}
