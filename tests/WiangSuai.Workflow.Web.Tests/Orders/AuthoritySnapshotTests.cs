using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Orders;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Instrument = WiangSuai.Workflow.Web.Orders.Instrument;
using Revocation = WiangSuai.Workflow.Web.Orders.Revocation;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Tests;

public sealed class AuthoritySnapshotTests(Databases databases)
{
    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_demo_order_lets_the_first_deputy_lend_outside_within_its_limits_and_not_beyond(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        var (deputy, matter) = (await HolderOf(office, "deputy-1"), await Matter(office));

        var granted = Assert.IsType<Ruling.Granted>(await Ask(office, matter, deputy));
        Assert.Equal(BasisMode.Delegated, granted.Basis.Mode);
        Assert.Equal((321, 2569, "1.2"), (granted.Basis.Clause!.Number, granted.Basis.Clause.Year, granted.Basis.Clause.No));
        Assert.IsType<Ruling.Refused>(await Ask(office, matter with { Amount = 50_000.01m }, deputy));
        Assert.IsType<Ruling.Refused>(await Ask(office, matter with { AssetClasses = ["VEHICLE"] }, deputy));
        Assert.IsType<Ruling.Refused>(await Ask(office, matter, await HolderOf(office, "deputy-2")));
        Assert.IsType<Ruling.Granted>(await Ask(office, matter with { Amount = 50_000.01m }, await HolderOf(office, "mayor")));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_revocation_is_seen_by_the_next_decision_and_what_was_known_before_stays_known(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        var (deputy, matter) = (await HolderOf(office, "deputy-1"), await Matter(office));
        Assert.IsType<Ruling.Granted>(await Ask(office, matter, deputy));
        var before = await office.WithDb(db => db.Set<AuthorityVersion>().MaxAsync(v => v.Number, Stop));

        await Revoke(office);

        Assert.IsType<Ruling.Refused>(await Ask(office, matter, deputy));
        var asKnown = await office.WithDb(db => AuthoritySnapshots.AsKnownAt(db, before, Stop));
        Assert.IsType<Ruling.Granted>(asKnown.Decide(Powers.LoanOutside.Code, Used(asKnown, matter, office), deputy, office.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Two_offices_in_one_process_do_not_see_each_others_authority()
    {
        await using var revoked = await Office.Open(databases, Provider.Sqlite);
        await using var other = await Office.Open(databases, Provider.Sqlite);
        var shared = new AuthoritySnapshots();
        var one = await revoked.WithDb(db => shared.Now(db, Stop));
        var two = await other.WithDb(db => shared.Now(db, Stop));
        Assert.NotSame(one, two);
        Assert.Same(one, await revoked.WithDb(db => shared.Now(db, Stop)));
    }

    [Fact]
    public async Task The_same_version_is_read_once()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        var snapshots = office.Services.GetRequiredService<AuthoritySnapshots>();
        var first = await office.WithDb(db => snapshots.Now(db, Stop));
        Assert.Same(first, await office.WithDb(db => snapshots.Now(db, Stop)));
        await Revoke(office);
        Assert.Equal(first.Version + 1, (await office.WithDb(db => snapshots.Now(db, Stop))).Version);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_register_gives_a_number_once_a_year(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        var refused = await Record.ExceptionAsync(() => office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Order, null, office.Clock, Stop);
            var order = await db.Set<Instrument>().AsNoTracking().SingleAsync(i => i.Number == 321, Stop);
            db.Add(new Instrument
            {
                Id = office.Clock.NewId(),
                Kind = order.Kind,
                Register = order.Register,
                Year = order.Year,
                Number = order.Number,
                Subject = "ฉบับซ้ำ",
                Preamble = "",
                SignerPostId = order.SignerPostId,
                SignedById = order.SignedById,
                SignedAs = order.SignedAs,
                SignedAt = order.SignedAt,
                From = order.From,
                KnownFrom = work.Version,
            });
            await work.Commit(Stop);
        }));
        Assert.True(refused?.Of("ix_instrument_register_year_number", "instrument.register"));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static Task<Ruling> Ask(Office office, Matter matter, Guid person) => office.With(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        await using var work = await db.Deciding(office.Clock, Stop);
        var town = await services.GetRequiredService<AuthoritySnapshots>().In(work, Stop);
        return town.Decide(Powers.LoanOutside.Code, Used(town, matter, office), person, work.At);
    });

    static Matter Used(Town town, Matter matter, Office office) => matter with
    {
        Used = [.. town.CountersFor(Powers.LoanOutside.Code, office.Clock.GetUtcNow()).Select(counter => new Usage(counter, 0))],
    };

    static async Task<Matter> Matter(Office office) => new()
    {
        Requester = await HolderOf(office, "education.officer"),
        RequestingUnit = await UnitOf(office, "education"),
        HoldingUnit = await UnitOf(office, "office"),
        Amount = 50_000m,
        AssetClasses = ["AV"],
        Premises = Premises.Outside,
    };

    static Task<Guid> HolderOf(Office office, string post) =>
        office.WithDb(db => db.Set<Holding>().Where(h => h.Post!.Code == post && h.KnownTo == null).Select(h => h.PersonId).SingleAsync(Stop));

    static Task<Guid> UnitOf(Office office, string unit) =>
        office.WithDb(db => db.Set<Unit>().Where(u => u.Code == unit).Select(u => u.Id).SingleAsync(Stop));

    static Task Revoke(Office office) => office.WithDb(async db =>
    {
        await using var work = await db.ChangingAuthority(AuthorityChange.Revocation, null, office.Clock, Stop);
        var order = await db.Set<Instrument>().SingleAsync(i => i.Number == 321, Stop);
        db.Add(new Revocation { Id = office.Clock.NewId(), InstrumentId = order.Id, At = work.At, Reason = "ออกคำสั่งใหม่", KnownFrom = work.Version });
        await work.Commit(Stop);
    });
}
