using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Loans;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Office = WiangSuai.Workflow.Testing.Office;
using Post = WiangSuai.Workflow.Web.People.Post;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Tests.Chart;

/// <summary>What people do to the office's chart and to holdings, in one line each. Each act runs in a scope of its own, as a request does.</summary>
public sealed class AtPersonnel(Office office) : IAsyncDisposable
{
    public Office Office => office;

    public DateOnly Today => office.Clock.Today();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AtPersonnel> Open(Databases databases, Provider provider) => new((await AtTheCounter.Open(databases, provider)).Office);

    public Task<Guid> Account(string user) => office.WithDb(db => db.Set<Account>().Where(a => a.UserName == user).Select(a => a.Id).SingleAsync(Stop));

    public Task<Guid> Person(string user) => office.WithDb(db => db.Set<Account>().Where(a => a.UserName == user).Select(a => a.PersonId!.Value).SingleAsync(Stop));

    public Task<Post> Post(string code) => office.WithDb(db => db.Set<Post>().AsNoTracking().SingleAsync(post => post.Code == code, Stop));

    public Task<Unit> Unit(string code) => office.WithDb(db => db.Set<Unit>().AsNoTracking().SingleAsync(unit => unit.Code == code, Stop));

    public Task<Holding> HoldingOf(string post) => office.WithDb(db => db.Set<Holding>().AsNoTracking().SingleAsync(h => h.Post!.Code == post && h.KnownTo == null, Stop));

    public Task<HoldingProposal> Proposal(Guid id) => office.WithDb(db => db.Set<HoldingProposal>().AsNoTracking().SingleAsync(p => p.Id == id, Stop));

    public ProposedHolding Asking(Guid person, Guid post, HoldingMode mode = HoldingMode.Own, int from = 0, int? to = null, string order = "338/2569") =>
        new(person, post, mode, Today.AddDays(from), to is { } days ? Today.AddDays(days) : null, order, Today, "นายกเทศมนตรี");

    public async Task<ProposeHoldingResult> TryPropose(string user, ProposedHolding content, string? key = null, Guid? scan = null)
    {
        var account = await Account(user);
        return await office.With(services => services.GetRequiredService<ProposeHolding>().Handle(new ProposeHoldingCommand(account, content, scan, key ?? Idempotency.NewKey()), Stop));
    }

    /// <summary>Somebody for the vacant post of the head of the asset register.</summary>
    public async Task<Guid> Propose(string user, string whom, string post = "finance.assets.head", HoldingMode mode = HoldingMode.Own, int from = 0) =>
        Assert.IsType<ProposeHoldingResult.Proposed>(await TryPropose(user, Asking(await Person(whom), (await Post(post)).Id, mode, from))).Proposal;

    public async Task<ProposeHoldingResult> TryEnd(string user, string post, int lastDay = 0)
    {
        var (account, holding) = (await Account(user), await HoldingOf(post));
        return await office.With(services => services.GetRequiredService<ProposeHolding>().Handle(new ProposeEndCommand(account, holding.Id, Today.AddDays(lastDay), "339/2569", Today, null, null, Idempotency.NewKey()), Stop));
    }

    public async Task<DecideProposalResult> Confirm(string user, Guid proposal)
    {
        var (account, hash) = (await Account(user), (await Proposal(proposal)).ContentHash);
        return await office.With(services => services.GetRequiredService<DecideProposal>().Handle(new ConfirmHoldingCommand(account, proposal, hash), Stop));
    }

    public async Task<DecideProposalResult> Return(string user, Guid proposal, string reason = "เลขคำสั่งไม่ตรง")
    {
        var account = await Account(user);
        return await office.With(services => services.GetRequiredService<DecideProposal>().Handle(new ReturnHoldingCommand(account, proposal, reason), Stop));
    }

    public async Task<DecideProposalResult> Withdraw(string user, Guid proposal)
    {
        var account = await Account(user);
        return await office.With(services => services.GetRequiredService<DecideProposal>().Handle(new WithdrawHoldingCommand(account, proposal), Stop));
    }

    public async Task<ChartResult> Chart(string user, Func<KeepChart, Guid, Task<ChartResult>> act)
    {
        var account = await Account(user);
        return await office.With(services => act(services.GetRequiredService<KeepChart>(), account));
    }

    public async Task<ChartResult> Keep(string user, UnitContent content, Guid? unit = null, string? key = null) =>
        await Chart(user, (keep, account) => keep.Handle(new KeepUnitCommand(account, unit, content, key ?? Idempotency.NewKey()), Stop));

    public async Task<ChartResult> Keep(string user, PostContent content, Guid? post = null) =>
        await Chart(user, (keep, account) => keep.Handle(new KeepPostCommand(account, post, content, Idempotency.NewKey()), Stop));

    public async Task<ChartResult> Keep(string user, PersonContent content, Guid? person = null) =>
        await Chart(user, (keep, account) => keep.Handle(new KeepPersonCommand(account, person, content, Idempotency.NewKey()), Stop));

    public static Guid Kept(ChartResult result) => Assert.IsType<ChartResult.Kept>(result).Id;

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
