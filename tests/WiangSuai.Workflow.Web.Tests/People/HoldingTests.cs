using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Post = WiangSuai.Workflow.Web.People.Post;

namespace WiangSuai.Workflow.Web.Tests;

public sealed class HoldingTests(Databases databases)
{
    static readonly DateOnly Day = new(2030, 1, 1);

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_person_is_in_one_post_once_at_a_time_and_the_last_day_still_counts(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        await Add(office, Day, Day.AddDays(9));

        Assert.True((await Refused(office, Day.AddDays(9), null))?.Of("ex_holding_no_overlap"));
        Assert.True((await Refused(office, Day.AddDays(-5), Day))?.Of("ex_holding_no_overlap"));
        Assert.Null(await Refused(office, Day.AddDays(10), null));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_holding_is_superseded_in_one_save(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        await office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Holding, null, office.Clock, Stop);
            var old = await db.Set<Holding>().SingleAsync(h => h.Post!.Code == "clerk", Stop);
            old.KnownTo = work.Version;
            db.Add(Row(office, old.PersonId, old.PostId, old.From, Day, work.Version));
            await work.Commit(Stop);
        });
        Assert.Equal(Day, await office.WithDb(db => db.Set<Holding>().Where(h => h.Post!.Code == "clerk" && h.KnownTo == null).Select(h => h.To).SingleAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_twenty_overlapping_holdings_recorded_at_once_one_stands(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        var refusals = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Refused(office, Day.AddDays(i), null)));
        Assert.Single(refusals, refused => refused is null);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_holding_does_not_end_before_it_begins(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        Assert.True((await Refused(office, Day, Day.AddDays(-1)))?.Of("ck_holding_ends_not_before_it_begins"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_unit_has_one_head(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        var refused = await Record.ExceptionAsync(() => office.WithDb(async db =>
        {
            var finance = await db.Set<Post>().SingleAsync(p => p.Code == "finance.director", Stop);
            db.Add(new Post
            {
                Id = office.Clock.NewId(),
                Code = "second-head",
                Title = "ผู้อำนวยการอีกคน",
                TitleEn = "Another director",
                SignedAs = "ผู้อำนวยการอีกคน",
                Kind = PostKind.Head,
                UnitId = finance.UnitId,
                IsHead = true,
            });
            await db.SaveChangesAsync(Stop);
        }));
        Assert.True(refused?.Of("ix_post_one_head_per_unit", "post.unit_id"));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<Exception?> Refused(Office office, DateOnly from, DateOnly? to) =>
        await Record.ExceptionAsync(() => Add(office, from, to));

    /// <summary>The lawyer, in the vacant post of the head of property.</summary>
    static Task Add(Office office, DateOnly from, DateOnly? to) => office.WithDb(async db =>
    {
        await using var work = await db.ChangingAuthority(AuthorityChange.Holding, null, office.Clock, Stop);
        var post = await db.Set<Post>().Where(p => p.Code == "finance.assets.head").Select(p => p.Id).SingleAsync(Stop);
        var person = await db.Set<Holding>().Where(h => h.Post!.Code == "office.legal.officer").Select(h => h.PersonId).SingleAsync(Stop);
        db.Add(Row(office, person, post, from, to, work.Version));
        await work.Commit(Stop);
    });

    static Holding Row(Office office, Guid person, Guid post, DateOnly from, DateOnly? to, int version) => new()
    {
        Id = office.Clock.NewId(),
        PersonId = person,
        PostId = post,
        Mode = HoldingMode.Own,
        From = from,
        To = to,
        Basis = "คำสั่งแต่งตั้ง",
        KnownFrom = version,
    };
}
