using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>A thing that is late leaves the next promise untouched: the next borrower and the officer are warned, something else is offered, and nothing is handed over twice.</summary>
public sealed class ThingsNotBack(Databases databases)
{
    const string Projector = "456-62-0003", SmallProjector = "456-63-0004", Tables = "401-60-0001", Notebook = "416-66-0012", SecondNotebook = "416-66-0013";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task From_the_holders_day_of_return_on_the_next_borrower_and_the_officer_are_warned_once_each_day_until_it_is_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var late = await counter.Out(Projector, due: 2);
        var next = await counter.Approved("lawyer", Projector, from: 3, due: 5);
        Assert.Equal(0, await Warned(counter));
        Days(counter, 1);
        Assert.Equal(0, await Warned(counter));
        Days(counter, 1);   // the holder's day of return, the day before the next begins
        Assert.Equal(2, await Warned(counter));
        Assert.Equal(2, await Warned(counter));   // told once a day
        Days(counter, 1);
        Assert.Equal(4, await Warned(counter));
        var persons = await counter.Office.WithDb(db => db.Set<Notice>().Where(n => n.Kind == NoticeKind.NotBack).Select(n => new { n.PersonId, n.CaseId }).Distinct().ToListAsync(Stop));
        Assert.Equal(new[] { await counter.Person("lawyer"), await counter.Person("property") }.Order(), persons.Select(told => told.PersonId).Order());
        Assert.All(persons, told => Assert.Equal(next, told.CaseId));

        Assert.Equal(LoanStatus.Approved, (await counter.Loan(next)).Status);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", late));
        Days(counter, 1);
        Assert.Equal(4, await Warned(counter));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", next));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task It_is_not_handed_over_and_the_refusal_says_who_has_it_since_when(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.Out(Projector, due: 0);
        var next = await counter.Approved("lawyer", Projector, from: 1, due: 3);
        Days(counter, 1);
        var problem = Assert.Single(Assert.IsType<PartiesResult.Invalid>(await counter.TryHandOver("property", next)).Problems);
        Assert.Equal((PartiesProblemCode.StillOut, "เครื่องฉายภาพ", "นางสาว ข."), (problem.Code, problem.Values[0], problem.Values[2]));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero), problem.Values[3]);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(next)).Status);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_would_do_instead_is_of_the_same_class_free_on_all_days_and_here(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.Out(Projector, due: 0);
        var next = await counter.Approved("lawyer", Projector, from: 1, due: 3);
        Days(counter, 1);
        Assert.Equal([SmallProjector], await Instead(counter, next));
        await counter.File("finance-head", SmallProjector, from: 2, due: 2);   // promised in the middle of those days
        Assert.Empty(await Instead(counter, next));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_pool_only_as_many_as_are_missing_stand_in_the_way(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.Out(Tables, due: 0, quantity: 15);
        var (few, many) = (await counter.Approved("lawyer", Tables, from: 1, due: 2, quantity: 5), await counter.Approved("registry", Tables, from: 1, due: 2, quantity: 6));
        Days(counter, 1);
        var collisions = await counter.Office.With(services => services.GetRequiredService<Collisions>().On(counter.Today, null, Stop));
        Assert.Equal(many, Assert.Single(collisions).Next);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", few));
    }

    [Fact]
    public void Nobody_is_warned_before_the_holders_day_nor_earlier_than_the_day_before_the_next_nor_after_its_last() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 10], Gen.Int[0, 60]).Sample((holderDue, gap, length, day) =>
        {
            var first = new DateOnly(2026, 11, 1);
            var (due, starts) = (first.AddDays(holderDue), first.AddDays(holderDue + 1 + gap));
            var (ends, today) = (starts.AddDays(length), first.AddDays(day));
            var warned = Collisions.Warns(starts, ends, due, today);
            return warned == (today >= due && today.AddDays(1) >= starts && today <= ends)
                && (!warned || Collisions.Warns(starts, ends, due, today.AddDays(1)) || today == ends);   // once begun it goes on to the last day
        });

    [Fact]
    public async Task Case_desk_and_hand_over_say_who_has_it_and_offer_another()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        await counter.Out(Projector, due: 0);
        var next = await counter.Approved("lawyer", Projector, from: 1, due: 3);
        Days(counter, 1);
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        using var borrower = await Reading.As(counter.Office, "lawyer", AtTheCounter.Password);
        foreach (var path in new[] { $"/loans/{next}", $"/loans/{next}/hand-over" })
        {
            var said = (await officer.Open(path)).Text("#not-back");
            Assert.Contains("ยังอยู่กับนางสาว ข. กองการศึกษา", said, StringComparison.Ordinal);
            Assert.Contains(SmallProjector, said, StringComparison.Ordinal);
        }
        Assert.Contains("จ่ายไม่ได้: เครื่องฉายภาพยังอยู่กับนางสาว ข.", (await officer.Open("/loans?show=hand-out")).Text(".rows"), StringComparison.Ordinal);
        var mine = await borrower.Open($"/loans/{next}");
        Assert.Contains("การจองของท่านยังอยู่", mine.Text("#not-back"), StringComparison.Ordinal);
        Assert.DoesNotContain("นางสาว ข.", mine.Text("#not-back"), StringComparison.Ordinal);
        Assert.NotNull(mine.Document.QuerySelector($"#not-back a[href='/loans/new?things={(await counter.Asset(SmallProjector)).Id}']"));
    }

    [Fact]
    public async Task The_desk_shows_what_is_due_within_seven_days_and_one_unit_alone()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var (soon, later) = (await counter.Out(Projector, due: 7), await counter.Out(Tables, due: 8));
        await counter.Out(Notebook, due: 3);   // of the finance division
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        var desk = await officer.Open("/loans");
        Assert.Equal(2, desk.Document.QuerySelectorAll("[aria-labelledby=soon] .row").Length);
        Assert.NotNull(desk.Document.QuerySelector($"[aria-labelledby=soon] a[href='/loans/{soon}']"));
        Assert.NotNull(desk.Document.QuerySelector($"[aria-labelledby=out] a[href='/loans/{later}']"));
        var finance = await officer.Open($"/loans?show=soon&unit={(await counter.Asset(SecondNotebook)).HoldingUnitId}");
        Assert.Equal("ครบกำหนดใน 7 วัน 1 ใบ", finance.Text("h2"));
        Assert.Single(finance.Document.QuerySelectorAll(".rows .row"));
    }

    static void Days(AtTheCounter counter, int days) => counter.Office.Clock.Advance(TimeSpan.FromDays(days));

    static async Task<int> Warned(AtTheCounter counter)
    {
        await counter.Office.With(services => services.GetRequiredService<TellOfTheDay>().Run(Stop));
        return await counter.Office.WithDb(db => db.Set<Notice>().CountAsync(n => n.Kind == NoticeKind.NotBack, Stop));
    }

    static async Task<IReadOnlyList<string>> Instead(AtTheCounter counter, Guid loan) => await counter.Office.With(async services =>
    {
        var slip = await services.GetRequiredService<AppDb>().Set<Loan>().AsNoTracking().Include(l => l.Lines).SingleAsync(l => l.Id == loan, Stop);
        return (IReadOnlyList<string>)[.. (await services.GetRequiredService<NotBackReader>().Of(slip, counter.Today, Stop)).SelectMany(each => each.Instead).Select(other => other.Number)];
    });
}
