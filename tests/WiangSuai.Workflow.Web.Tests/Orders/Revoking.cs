using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using Reason = WiangSuai.Workflow.Authority.Reason;

namespace WiangSuai.Workflow.Web.Tests.Orders;

public sealed class Revoking(Databases databases)
{
    const string Projector = "456-62-0003";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Revoked_while_a_task_is_open_the_task_moves_to_the_mayor_in_the_same_transaction(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        var loan = await registry.LoanToApprove();
        Assert.Equal([await counter.Person("deputy1")], await registry.StandFirst(loan));
        var touched = await counter.Office.With(services => services.GetRequiredService<TouchedTasks>().Of(order, null, Stop));
        Assert.Equal(("รองนายกเทศมนตรี คนที่ 1 (นาย ก.)", "นายกเทศมนตรี (นาย ม.)"), (touched.First.Single().Now, touched.First.Single().Then));

        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id));
        Assert.Equal([await counter.Person("mayor")], await registry.StandFirst(loan));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));
        await counter.Decide("mayor", loan);
        await counter.Office.WithDb(async db =>
        {
            var revocation = await db.Set<Revocation>().SingleAsync(r => r.InstrumentId == order.Id, Stop);
            Assert.Equal(await counter.Person("mayor"), revocation.ById);
            Assert.Equal("นายกเทศมนตรีตำบลเวียงสรวย", revocation.SignatureBlock);
            Assert.Equal(AuthorityChange.Revocation, (await db.Set<AuthorityVersion>().SingleAsync(v => v.Number == revocation.KnownFrom, Stop)).Change);
            Assert.Equal(1, await db.Set<Leaf>().CountAsync(leaf => leaf.Kind == "revocation" && leaf.RecordId == revocation.Id, Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_clause_revoked_ends_that_power_alone(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var (first, second) = (await registry.Giving("deputy-1"), await registry.Giving("deputy-2"));
        var order = await registry.SignedOrder(first with { Clauses = [.. first.Clauses, .. second.Clauses] });
        var loan = await registry.LoanToApprove();
        Assert.Equal(2, (await registry.StandFirst(loan)).Count);
        var clause = order.Clauses.Single(one => one.No == "1.1");

        Assert.IsType<RevokeOrderResult.NoSuchOrder>(await registry.Revoke("mayor", order.Id, order.Clauses.Single(one => one.No == "1").Id));   // a heading gives nothing
        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id, clause.Id));
        Assert.IsType<RevokeOrderResult.RevokedAlready>(await registry.Revoke("mayor", order.Id, clause.Id));
        Assert.Equal([await counter.Person("deputy2")], await registry.StandFirst(loan));
        await counter.Decide("deputy2", loan);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Only_the_mayor_revokes_and_only_what_has_not_ended_and_with_a_reason(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var orders = await registry.Counter.Office.WithDb(db => db.Set<Instrument>().ToDictionaryAsync(order => order.Number, order => order.Id, Stop));
        foreach (var other in new[] { "deputy1", "clerk", "lawyer", "registry" })
            Assert.IsType<RevokeOrderResult.NotEntitled>(await registry.Revoke(other, orders[321]));
        Assert.IsType<RevokeOrderResult.ReasonMissing>(await registry.Revoke("mayor", orders[321], reason: " "));
        Assert.IsType<RevokeOrderResult.HasEnded>(await registry.Revoke("mayor", orders[287]));
        Assert.Equal(0, await registry.Counter.Office.WithDb(db => db.Set<Revocation>().CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_the_tasks_that_would_move_those_open_longest_are_shown_and_all_of_them_move(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        var other = await registry.LoanToApprove(AtTheRegistry.Dear);
        await CopyTask(registry, other, TouchedTasks.MostShown);
        var touched = await counter.Office.With(services => services.GetRequiredService<TouchedTasks>().Of(order, order.Clauses.Single(clause => clause.No == "1.1").Id, Stop));
        Assert.Equal((TouchedTasks.MostShown, TouchedTasks.MostShown + 1), (touched.First.Count, touched.All));

        await registry.Revoke("mayor", order.Id);
        var (deputy, mayor) = (await counter.Person("deputy1"), await counter.Person("mayor"));
        await counter.Office.WithDb(async db =>
        {
            Assert.False(await db.Set<TaskCandidate>().AnyAsync(candidate => candidate.PersonId == deputy && candidate.Open, Stop));
            Assert.Equal(TouchedTasks.MostShown + 1, await db.Set<WorkTask>().CountAsync(task => task.ClosedAt == null && task.Candidates.Any(candidate => candidate.PersonId == mayor && candidate.Rank == 0), Stop));
        });
    }

    /// <summary>As if the case asked the same question many times over.</summary>
    static Task CopyTask(AtTheRegistry registry, Guid loan, int times) => registry.Counter.Office.WithDb(async db =>
    {
        var task = await db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).SingleAsync(t => t.CaseId == loan && t.ClosedAt == null, Stop);
        for (var time = 1; time <= times; time++)
        {
            var copy = new WorkTask
            {
                Id = Guid.CreateVersion7(),
                InstanceId = task.InstanceId,
                BookmarkId = $"{task.BookmarkId}-{time}",
                ActivityId = task.ActivityId,
                CaseId = task.CaseId,
                CaseKind = task.CaseKind,
                Kind = task.Kind,
                PowerCode = task.PowerCode,
                OpenedAt = task.OpenedAt.AddSeconds(time),
                CandidatesVersion = task.CandidatesVersion,
                CandidatesDay = task.CandidatesDay,
            };
            copy.Candidates.AddRange(task.Candidates.Select(c => new TaskCandidate { TaskId = copy.Id, PersonId = c.PersonId, Rank = c.Rank, BasisNote = c.BasisNote, OpenedAt = copy.OpenedAt }));
            db.Add(copy);
        }
        await db.SaveChangesAsync(Stop);
    });

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Held_open_for_a_second_it_beats_the_decision_that_waits_behind_it_and_the_task_has_moved(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var loan = await registry.LoanToApprove(Projector);
        Assert.Equal([await counter.Person("deputy1")], await registry.StandFirst(loan));
        var (mayor, order) = (await counter.Person("mayor"), await counter.Office.WithDb(db => db.Set<Instrument>().Where(i => i.Number == 321).Select(i => i.Id).SingleAsync(Stop)));
        var holdsTheLock = new TaskCompletionSource();

        var revocation = Task.Run(() => counter.Office.With(async services =>
        {
            await using var work = await services.GetRequiredService<AppDb>().ChangingAuthority(AuthorityChange.Revocation, null, counter.Office.Clock, Stop);
            Assert.IsType<RevokeOrderResult.Revoked>(await services.GetRequiredService<RevokeOrder>().In(work, new RevokeOrderCommand(mayor, order, null, "เปลี่ยนแปลงการแบ่งงาน", Idempotency.NewKey()), Stop));
            holdsTheLock.SetResult();
            await Task.Delay(TimeSpan.FromSeconds(1), Stop);
            await work.Commit(Stop);
        }), Stop);
        await holdsTheLock.Task;
        var decision = counter.TryDecide("deputy1", loan);

        await revocation;
        var refused = Assert.IsType<DecideResult.NotEntitled>(await decision);
        Assert.Contains(refused.Ruling.Reasons, reason => reason is Reason.Revoked);
        Assert.Equal(LoanStatus.Checked, (await counter.Loan(loan)).Status);
        Assert.Equal([mayor], await registry.StandFirst(loan));   // nobody reassigned it afterwards
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Revoked_by_many_at_once_it_is_revoked_once(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => registry.Revoke("mayor", order.Id), Stop)));
        Assert.Single(answers.OfType<RevokeOrderResult.Revoked>());
        Assert.Equal(4, answers.OfType<RevokeOrderResult.RevokedAlready>().Count(before => before.By == "นาย ม."));
        Assert.Equal(1, await registry.Counter.Office.WithDb(db => db.Set<Revocation>().CountAsync(r => r.InstrumentId == order.Id, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Revoked_while_its_announcement_is_pending_the_registry_is_asked_no_longer(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var order = await registry.SignedOrder(await registry.Giving("clerk"));
        var draft = await registry.DraftOf(order.Id);
        Assert.Equal([await registry.Counter.Person("registry")], await registry.StandFirst(draft.Id));

        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id));
        await HasLapsed(registry, draft, await registry.Counter.Person("mayor"));
        Assert.IsType<AnnounceOrderResult.HasEnded>(await registry.Announce("registry", order.Id));
        Assert.Empty((await registry.Order(order.Id)).Announcements);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Each_of_its_clauses_revoked_one_by_one_nothing_is_left_to_announce(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var content = await registry.Giving("clerk");
        var order = await registry.SignedOrder(content with { Clauses = [.. content.Clauses, content.Clauses[0] with { Power = Authority.Powers.LoanExtend.Code }] });
        var (draft, clauses) = (await registry.DraftOf(order.Id), order.Clauses.Where(clause => clause.Power is not null).ToList());
        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id, clauses[0].Id));
        Assert.Null((await registry.DraftOf(order.Id)).ClosedAt);   // one clause is left
        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id, clauses[1].Id));
        await HasLapsed(registry, draft, await registry.Counter.Person("mayor"));
        Assert.IsType<AnnounceOrderResult.HasEnded>(await registry.Announce("registry", order.Id));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Its_last_day_over_before_the_public_was_told_it_is_announced_no_more(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var order = await registry.SignedOrder(await registry.Giving("clerk") with { To = registry.Counter.Today });
        var (draft, other) = (await registry.DraftOf(order.Id), await registry.SignedOrder(await registry.Giving("clerk")));
        Assert.Equal(0, await EndUnannounced(registry));   // today it counts still
        registry.Counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<AnnounceOrderResult.HasEnded>(await registry.Announce("registry", order.Id));
        Assert.Empty((await registry.Order(order.Id)).Announcements);

        Assert.Equal(1, await EndUnannounced(registry));
        Assert.Equal(0, await EndUnannounced(registry));
        await HasLapsed(registry, draft, null);
        Assert.Equal(OrderDraftStatus.Issued, (await registry.DraftOf(other.Id)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_sent_again_is_answered_as_the_first_time_and_one_with_other_content_is_refused(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var (order, other, key) = (await registry.SignedOrder(await registry.Giving("clerk")), await registry.SignedOrder(await registry.Giving("clerk")), Idempotency.NewKey());
        Assert.IsType<AnnounceOrderResult.Announced>(await registry.Announce("registry", order.Id, key: key));
        var versions = await Versions(registry);
        Assert.IsType<AnnounceOrderResult.Announced>(await registry.Announce("registry", order.Id, key: key));
        Assert.IsType<AnnounceOrderResult.FormUsedAlready>(await registry.Announce("registry", other.Id, key: key));
        Assert.Equal(versions, await Versions(registry));

        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id, key: key));
        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id, key: key));
        Assert.IsType<RevokeOrderResult.FormUsedAlready>(await registry.Revoke("mayor", other.Id, key: key));
        Assert.Equal(versions + 1, await Versions(registry));
        Assert.Single((await registry.Order(order.Id)).Revocations);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Each_version_of_authority_that_a_person_makes_names_that_persons_account(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var before = await Versions(registry);
        var order = await registry.SignedOrder(await registry.Giving("clerk"));
        await registry.Announce("registry", order.Id);
        await registry.Revoke("mayor", order.Id);
        await registry.Confirm("lawyer", await registry.Transcribe("registry", 330, await registry.Giving("deputy-1")));
        var accounts = new List<Guid?>();
        foreach (var user in new[] { "mayor", "registry", "mayor", "lawyer" })
            accounts.Add((await counter.Account(user)).Id);
        Assert.Equal(accounts, await counter.Office.WithDb(db => db.Set<AuthorityVersion>().Where(v => v.Number > before).OrderBy(v => v.Number).Select(v => v.ByAccountId).ToListAsync(Stop)));
    }

    /// <summary>The draft has ended, its task is withdrawn, and its course says so.</summary>
    static async Task HasLapsed(AtTheRegistry registry, OrderDraft draft, Guid? by) => await registry.Counter.Office.WithDb(async db =>
    {
        var ended = await db.Set<OrderDraft>().SingleAsync(d => d.Id == draft.Id, Stop);
        Assert.Equal(OrderDraftStatus.Lapsed, ended.Status);
        Assert.NotNull(ended.ClosedAt);
        var task = await db.Set<WorkTask>().SingleAsync(t => t.CaseId == draft.Id && t.Form == OrderForms.Announce, Stop);
        Assert.Equal((TaskOutcome.Withdrawn, by), (task.Outcome, task.ClosedById));
        Assert.Equal(InstanceStatus.Cancelled, (await db.Set<WorkflowInstance>().SingleAsync(i => i.Id == draft.InstanceId, Stop)).Status);
    });

    static Task<int> EndUnannounced(AtTheRegistry registry) => registry.Counter.Office.With(services => services.GetRequiredService<EndUnannounced>().Run(Stop));

    static Task<int> Versions(AtTheRegistry registry) => registry.Counter.Office.WithDb(db => db.Set<AuthorityVersion>().MaxAsync(version => version.Number, Stop));
}
