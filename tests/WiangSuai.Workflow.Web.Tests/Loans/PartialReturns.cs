using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>Things of one slip come back at several times (คืนบางส่วน).</summary>
public sealed class PartialReturns(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_still_out_stays_promised_in_custody_and_waited_for_until_the_last_of_it_is_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Out(counter, due: 3, tables: 5, projector: true);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: [(3, 0, 0), (0, 0, 0)]));

        var part = await counter.Loan(loan);
        Assert.Equal((LoanStatus.PartlyReturned, 6, 3, null), (part.Status, part.CountLent, part.CountBack, part.ClosedAt));
        Assert.Equal([2, 1], part.Lines.OrderBy(line => line.Position).Select(part.NotBack));
        Assert.Equal((LoanForms.GiveBack, part.DueOn), ((await counter.OpenTask(loan)).Form, (await counter.OpenTask(loan)).WaitsFrom));
        Assert.Equal((2, 1), ((await counter.Asset(Tables)).OutNow, (await counter.Asset(Projector)).OutNow));
        Assert.Equal(2, await counter.Office.WithDb(db => db.Set<PoolDay>().Where(day => day.Day == part.DueOn).Select(day => day.Held).SingleAsync(Stop)));
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("lawyer", await counter.Request("lawyer", Tables, 18, LoanPlace.Inside, from: 0, due: 3)));
        Assert.IsType<FileLoanResult.Invalid>(await counter.TryFile("lawyer", await counter.Request("lawyer", Tables, 1, LoanPlace.Inside, from: 0, due: 3)));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));

        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: [(0, 0, 0), (1, 0, 0)]));
        Assert.Equal(LoanStatus.PartlyReturned, (await counter.Loan(loan)).Status);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: [(2, 0, 0), (0, 0, 0)]));
        var closed = await counter.Loan(loan);
        Assert.Equal((LoanStatus.Closed, "1 2 3"), (closed.Status, string.Join(' ', closed.GiveBacks.Select(back => back.Time))));
        Assert.Equal(3, await counter.Office.WithDb(db => db.Set<Leaf>().CountAsync(leaf => leaf.Kind == "give-back", Stop)));
        Assert.Equal((0, 20), ((await counter.Asset(Tables)).OutNow, (await counter.Asset(Tables)).Lendable));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task More_than_is_still_out_or_nothing_at_all_cannot_come_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Out(counter, due: 3, tables: 5);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (3, 0, 0)));

        var more = Assert.Single(Assert.IsType<PartiesResult.Invalid>(await counter.TryGiveBackSome("property", loan, came: (2, 1, 0))).Problems);
        Assert.Equal((PartiesProblemCode.CountsDoNotAddUp, 3, 2), (more.Code, more.Values[0], more.Values[1]));
        Assert.Equal(PartiesProblemCode.NothingCameBack, Assert.Single(Assert.IsType<PartiesResult.Invalid>(await counter.TryGiveBackSome("property", loan, came: (0, 0, 0))).Problems).Code);
        Assert.Equal(PartiesProblemCode.CountsDoNotAddUp, Assert.Single(Assert.IsType<PartiesResult.Invalid>(await counter.TryGiveBackSome("property", loan, came: (3, -1, 0))).Problems).Code);
        Assert.IsType<PartiesResult.NotWaiting>(await counter.TryGiveBackSome("property", loan, time: 1, came: (2, 0, 0)));   // a page from before the first return

        var line = (await counter.Loan(loan)).Lines.Single().Id;
        var refused = await Record.ExceptionAsync(() => counter.Office.WithDb(async db =>
        {
            var back = await db.Set<GiveBack>().SingleAsync(Stop);
            var again = new GiveBack { Id = Guid.NewGuid(), LoanId = loan, Time = 2, OfficerId = back.OfficerId, OfficerName = "x", OfficerPost = "x", ReturnerId = back.ReturnerId, ReturnerName = "x", At = back.At };
            again.Lines.Add(new GiveBackLine { GiveBackId = again.Id, LoanId = loan, LineId = line, Good = 3, Damaged = 0, Lost = 0, Note = "" });
            db.Add(again);
            await db.SaveChangesAsync(Stop);
        }));
        Assert.True(refused?.Of("tr_give_back_line_within_hand_over"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_two_officers_who_take_back_at_once_one_counts_and_the_other_is_told(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 4; round++)
        {
            var loan = await Out(counter, due: 3, tables: 5);
            var (one, other) = (Task.Run(() => counter.TryGiveBackSome("property", loan, time: 1, came: (3, 0, 0)), Stop), Task.Run(() => counter.TryGiveBackSome("property", loan, time: 1, came: (2, 0, 0)), Stop));
            PartiesResult[] answers = [await one, await other];
            Assert.Single(answers, answer => answer is PartiesResult.Done);
            Assert.Single(answers, answer => answer is PartiesResult.NotWaiting);
            Assert.Single((await counter.Loan(loan)).GiveBacks);
            Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_sent_twice_counts_once(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (loan, key) = (await Out(counter, due: 3, tables: 5), Idempotency.NewKey());
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, 1, key, (2, 0, 0)));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, 1, key, (2, 0, 0)));
        Assert.Equal(2, (await counter.Loan(loan)).CountBack);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task More_days_and_the_chase_are_about_what_is_still_out(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Out(counter, due: 2, tables: 15);
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("lawyer", await counter.Request("lawyer", Tables, 17, LoanPlace.Inside, from: 3, due: 5)));
        Assert.IsType<AskForExtensionResult.Invalid>(await counter.AskLonger("education", loan, days: 3));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (12, 0, 0)));
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 3)).Extension;   // three stay, three are free
        await counter.DecideExtension("mayor", extension);
        Assert.Equal([3], await counter.Office.WithDb(db => db.Set<Hold>().Where(hold => hold.LoanId == loan && hold.Active).Select(hold => hold.Quantity).ToListAsync(Stop)));

        counter.Office.Clock.Advance(TimeSpan.FromDays(6));
        Assert.True((await counter.Loan(loan)).IsOverdue(counter.Today));
        Assert.Equal(1, await counter.OpenChases());
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (1, 0, 0)));
        Assert.Null((await counter.Chase(loan)).EndedAt);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (2, 0, 0)));
        Assert.NotNull((await counter.Chase(loan)).EndedAt);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task However_a_return_is_cut_into_times_the_counts_add_up_at_each_of_them()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        foreach (var cuts in Gen.Int[1, 6].List[1, 4].Array[5].Single())
        {
            var loan = await Out(counter, due: 3, tables: 8);
            var outOfUse = (await counter.Asset(Tables)).OutOfUse;
            foreach (var cut in cuts)
            {
                var before = await counter.Loan(loan);
                var count = Math.Min(cut, before.NotBack(before.Lines.Single()));
                if (count == 0)
                    continue;
                Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (count, 0, 0)));
                var after = await counter.Loan(loan);
                Assert.Equal((before.CountBack + count, 8 - after.CountBack, outOfUse), (after.CountBack, (await counter.Asset(Tables)).OutNow, (await counter.Asset(Tables)).OutOfUse));
            }
            if ((await counter.Loan(loan)).IsOut)
                Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
            Assert.Equal(0, (await counter.Asset(Tables)).OutNow);
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task The_slip_and_the_case_show_each_time_with_both_who_signed()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Out(counter, due: 3, tables: 5);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (3, 0, 0)));

        using var borrower = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await borrower.Open($"/loans/{loan}");
        Assert.Contains("คืนแล้ว 3 จาก 5 ชิ้น", page.Text(".head"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่คืน 2 ตัว", page.Text(".things"), StringComparison.Ordinal);
        Assert.Contains(page.Texts(".log li"), entry => entry.Contains("คืนของครั้งที่ 1", StringComparison.Ordinal) && entry.Contains("คืนสภาพดี 3 ตัว", StringComparison.Ordinal));
        var slip = (await borrower.Open($"/loans/{loan}/slip")).Text(".paper");
        Assert.Contains("คืนครั้งที่ ๑: โต๊ะพับ ดี ๓ ตัว", slip, StringComparison.Ordinal);
        Assert.Contains("นาง ค.", slip[slip.IndexOf("คืนครั้งที่ ๑", StringComparison.Ordinal)..], StringComparison.Ordinal);

        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        var form = await officer.Open($"/loans/{loan}/give-back");
        Assert.Contains("ยังไม่คืน 2 ชิ้น", form.Text("#things"), StringComparison.Ordinal);
    }

    /// <summary>Tables and, if asked for, the projector: on one slip of education, handed over today.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_late_is_not_free_today_though_the_rest_of_the_slip_came_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Out(counter, due: 2, tables: 5, projector: true);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: [(5, 0, 0), (0, 0, 0)]));
        counter.Office.Clock.Advance(TimeSpan.FromDays(4));

        var (today, projector) = (counter.Today, (await counter.Asset(Projector)).Id);
        Assert.Contains(projector, await counter.Office.With(services => services.GetRequiredService<Availability>().NotFree(today, today, today, Stop)));
    }

    static async Task<Guid> Out(AtTheCounter counter, int due, int tables, bool projector = false)
    {
        var request = await counter.Request("education", Tables, tables, from: 0, due: due);
        if (projector)
            request = request with { Things = [.. request.Things, new RequestedThing((await counter.Asset(Projector)).Id, 1)] };
        var loan = Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", request)).Loan;
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        return loan;
    }
}
