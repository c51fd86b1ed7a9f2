using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>What follows at the counter when something came back damaged or not at all (ข้อ 209).</summary>
internal static class DamageAtTheCounter
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<DamageCase> Damage(this AtTheCounter counter, Guid loan) => counter.Office.WithDb(db => db.Set<DamageCase>().AsNoTracking().AsSplitQuery()
        .Include(d => d.Items.OrderBy(item => item.Position)).Include(d => d.Statements).Include(d => d.Proposals).ThenInclude(p => p.Ways).Include(d => d.Settlement!.Proofs)
        .Where(d => d.LoanId == loan).OrderByDescending(d => d.OpenedAt).FirstAsync(Stop));

    public static async Task<DamageResult> TryState(this AtTheCounter counter, string user, Guid damage, string text = "ลมแรงตอนเก็บของ")
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<StateDamage>().Handle(new StateDamageCommand(person, damage, text, Idempotency.NewKey()), Stop));
    }

    /// <param name="ways">In the order of the items.</param>
    public static async Task<DamageResult> TryPropose(this AtTheCounter counter, string user, DamageCase damage, int dueIn = 7, params (MakeGood? Way, decimal? Amount)[] ways)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<ProposeDamage>().Handle(new ProposeDamageCommand(
            person, damage.Id, [.. damage.Items.Zip(ways, (item, way) => new ProposedWay(item.Id, way.Way, way.Amount))], counter.Today.AddDays(dueIn), "", Idempotency.NewKey()), Stop));
    }

    public static async Task<DamageResult> TrySettle(this AtTheCounter counter, string officer, DamageCase damage, string reference = "เล่มที่ 4 เลขที่ 17", string password = AtTheCounter.Password)
    {
        var account = await counter.Account(officer);
        return await counter.Office.With(services => services.GetRequiredService<SettleDamage>().Handle(new SettleDamageCommand(
            account.PersonId!.Value, account.Id, damage.Id, [.. damage.Items.Select(item => new ProofOf(item.Id, reference))], "", password, Idempotency.NewKey()), Stop));
    }

    public static async Task<DecideResult> TryDirect(this AtTheCounter counter, string user, Guid damage, string outcome = TaskOutcome.Approved, string comment = "ให้ดำเนินการตามที่เสนอ")
    {
        var (person, task) = (await counter.Person(user), await counter.OpenTask(damage));
        var hash = await counter.Office.WithDb(db => db.Set<DamageCase>().Where(d => d.Id == damage).Select(d => d.ContentHash).SingleAsync(Stop));
        return await counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(new DecideCommand(person, task.Id, outcome, comment, hash, null, Idempotency.NewKey()), Stop));
    }
}
