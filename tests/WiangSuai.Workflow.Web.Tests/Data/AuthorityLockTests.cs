using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Tests.Data;

public sealed class AuthorityLockTests(Databases databases)
{
    static readonly TimeSpan HeldOpen = TimeSpan.FromSeconds(1);

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_decision_that_waits_behind_a_change_held_open_for_a_second_sees_its_version(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var before = await Change(office);
        var lockTaken = new TaskCompletionSource();

        var change = office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Revocation, null, office.Clock, Stop);
            lockTaken.SetResult();
            await Task.Delay(HeldOpen, Stop);
            await work.Commit(Stop);
            return work.Version;
        });
        await lockTaken.Task;
        var decision = office.WithDb(async db =>
        {
            await using var work = await db.Deciding(office.Clock, Stop);
            return work.Version;
        });

        Assert.Equal(before + 1, await change);
        Assert.Equal(before + 1, await decision);
    }

    [Fact]
    public async Task On_PostgreSQL_two_decisions_do_not_wait_for_each_other()
    {
        await using var office = await Office.Open(databases, Provider.Postgres, Office.EmptyOffice);
        await office.WithDb(async first =>
        {
            await using var one = await first.Deciding(office.Clock, Stop);
            await office.WithDb(async second =>
            {
                await using var other = await second.Deciding(office.Clock, Stop);
                Assert.Equal(one.Version, other.Version);
            });
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Versions_count_without_gaps_though_changes_come_at_once_and_some_are_given_up(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Holding, null, office.Clock, Stop);
            if (i % 4 == 0) return 0; // given up
            await work.Commit(Stop);
            return work.Version;
        })));
        Assert.Equal(Enumerable.Range(1, 15), versions.Where(v => v > 0).Order());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_instant_of_a_decision_is_never_before_the_latest_change_though_the_clock_was_set_back(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        await Change(office);
        var changedAt = office.Clock.GetUtcNow();
        var slowClock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(changedAt.AddMinutes(-5));
        await office.WithDb(async db =>
        {
            await using var work = await db.Deciding(slowClock, Stop);
            Assert.Equal(changedAt, work.At);
        });
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static Task<int> Change(Office office) => office.WithDb(async db =>
    {
        await using var work = await db.ChangingAuthority(AuthorityChange.FirstData, null, office.Clock, Stop);
        await work.Commit(Stop);
        return work.Version;
    });
}
