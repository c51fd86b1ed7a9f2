using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Opens the case of what came back damaged or not at all (เปิดเรื่องตามข้อ 209), in the transaction of the return that found it.</summary>
public sealed class OpenDamage(AppDb db, Course course, TimeProvider clock)
{
    /// <remarks>Nothing happens where all came back good. The slip is held still already.</remarks>
    public async Task Of(Loan loan, GiveBack back, AuthorityWork work, CancellationToken ct)
    {
        var id = clock.NewId();
        var items = Items(id, loan, back).ToList();
        if (items.Count == 0)
            return;

        var instance = await course.Begin(DamageForms.Workflow, work.At, ct);
        var damage = new DamageCase
        {
            Id = id,
            LoanId = loan.Id,
            Loan = loan,
            GiveBackId = back.Id,
            InstanceId = instance.Id,
            HoldingUnitId = loan.HoldingUnitId,
            OpenedAt = work.At,
            ContentHash = "",
        };
        damage.Items.AddRange(items);
        damage.ContentHash = DamageCase.HashOf(damage.CanonicalText());
        db.Add(new CaseFile
        {
            Id = id,
            Kind = CaseKind.Damage,
            InstanceId = instance.Id,
            Subject = string.Join(", ", items.Select(item => item.AssetName).Distinct()),
            FromPersonId = loan.BorrowerId,
            UnitId = loan.BorrowerUnitId,
            OpenedAt = work.At,
        });
        db.Add(damage);
        db.Add(Leaf.Of(clock.NewId(), "damage", id, damage.CanonicalText(), work.At));
        await course.Start(damage, [], work, ct);
    }

    IEnumerable<DamageItem> Items(Guid damage, Loan loan, GiveBack back)
    {
        var position = 0;
        foreach (var line in loan.Lines.OrderBy(line => line.Position))
        {
            if (back.Lines.SingleOrDefault(came => came.LineId == line.Id) is not { } came)
                continue;
            foreach (var (fate, quantity) in new[] { (DamageFate.Damaged, came.Damaged), (DamageFate.Lost, came.Lost) })
            {
                if (quantity > 0)
                    yield return ItemOf(damage, ++position, line, fate, quantity, came.Note);
            }
        }
    }

    DamageItem ItemOf(Guid damage, int position, LoanLine line, DamageFate fate, int quantity, string note) => new()
    {
        Id = clock.NewId(),
        DamageId = damage,
        Position = position,
        AssetId = line.AssetId,
        AssetName = line.AssetName,
        AssetNumber = line.AssetNumber,
        Counter = line.Counter,
        IsPool = line.IsPool,
        Fate = fate,
        Quantity = quantity,
        UnitPrice = line.UnitPrice,
        Note = note,
    };
}
