using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>What was damaged or lost while on loan is made good in one of the three ways of ข้อ 209, and then the slip is closed.</summary>
public sealed class MakingGood(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task From_the_return_to_the_settlement_the_thing_is_not_lent_and_the_slip_waits(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 2);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan, damaged: 1, note: "หลอดไม่ติด"));
        var damage = await counter.Damage(loan);
        Assert.Equal((DamageStatus.AwaitingStatement, 1, 18_900m, DamageFate.Damaged), (damage.Status, damage.Number, damage.Price, damage.Items.Single().Fate));
        Assert.Equal((LoanStatus.GivenBack, 0), ((await counter.Loan(loan)).Status, (await counter.Asset(Projector)).Lendable));
        Assert.Equal([await counter.Person("education")], (await counter.OpenTask(damage.Id)).Candidates.Select(candidate => candidate.PersonId));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));

        Assert.IsType<DamageResult.NotEntitled>(await counter.TryState("lawyer", damage.Id));
        Assert.IsType<DamageResult.NotWaiting>(await counter.TryPropose("property", damage, ways: (MakeGood.Repair, null)));
        Assert.IsType<DamageResult.Done>(await counter.TryState("education", damage.Id));
        Assert.IsType<DamageResult.NotWaiting>(await counter.TryState("education", damage.Id, "อีกครั้ง"));

        Assert.IsType<DamageResult.NotEntitled>(await counter.TryPropose("education", damage, ways: (MakeGood.Repair, null)));
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", damage, ways: (MakeGood.Repair, 1_800m)));
        Assert.Equal(["mayor"], await Users(counter, (await counter.OpenTask(damage.Id)).Candidates.Where(candidate => candidate.Rank == 0).Select(candidate => candidate.PersonId)));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDirect("deputy1", damage.Id));
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", damage.Id, TaskOutcome.Returned, "ขอใบเสนอราคา"));
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", damage, dueIn: 14, ways: (MakeGood.Repair, 1_500m)));
        Assert.IsType<DecideResult.CommentMissing>(await counter.TryDirect("mayor", damage.Id, comment: ""));
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", damage.Id));
        Assert.Equal((DamageForms.Settlement, counter.Today.AddDays(14)), ((await counter.OpenTask(damage.Id)).Form, (await counter.OpenTask(damage.Id)).DueOn));

        Assert.Equal(PartiesProblemCode.PasswordWrong, Assert.IsType<DamageResult.Invalid>(await counter.TrySettle("property", damage, password: "not this")).Signature!.Code);
        Assert.Equal(DamageProblemCode.ProofMissing, Assert.Single(Assert.IsType<DamageResult.Invalid>(await counter.TrySettle("property", damage, reference: " ")).Problems).Code);
        Assert.IsType<DamageResult.Done>(await counter.TrySettle("property", damage));
        Assert.IsType<DamageResult.NotWaiting>(await counter.TrySettle("property", damage, reference: "อีกเล่ม"));

        Assert.Equal((LoanStatus.Closed, 1), ((await counter.Loan(loan)).Status, (await counter.Asset(Projector)).Lendable));
        var settled = await counter.Damage(loan);
        Assert.Equal((DamageStatus.Settled, 2, "เล่มที่ 4 เลขที่ 17"), (settled.Status, settled.Proposals.Count, settled.Settlement!.Proofs.Single().Reference));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
        Assert.Equal(5, await counter.Office.WithDb(db => db.Set<Leaf>().CountAsync(leaf => leaf.Kind.StartsWith("damage"), Stop)));
        var refused = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Database.ExecuteSqlRawAsync("UPDATE damage_settlement SET note = 'x'", Stop)));
        Assert.Contains("append", refused?.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_pool_what_is_paid_is_gone_what_is_replaced_is_lent_again_and_what_is_lost_is_not_repaired(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Tables, due: 2, quantity: 6);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (3, 2, 1)));
        var damage = await counter.Damage(loan);
        Assert.Equal([(DamageFate.Damaged, 2, 2_000m), (DamageFate.Lost, 1, 1_000m)], damage.Items.Select(item => (item.Fate, item.Quantity, item.Price)));
        Assert.Equal((20, 3), ((await counter.Asset(Tables)).Quantity, (await counter.Asset(Tables)).OutOfUse));
        Assert.IsType<DamageResult.Done>(await counter.TryState("property", damage.Id, "ผู้ยืมแจ้งด้วยวาจาว่ายินดีชดใช้"));   // taken down at the counter

        var wrong = Assert.IsType<DamageResult.Invalid>(await counter.TryPropose("property", damage, ways: [(null, null), (MakeGood.Repair, null)]));
        Assert.Equal([DamageProblemCode.WayMissing, DamageProblemCode.LostIsNotRepaired], wrong.Problems.Select(problem => problem.Code));
        Assert.Equal(DamageProblemCode.PriceIsPaidWhole, Assert.Single(Assert.IsType<DamageResult.Invalid>(await counter.TryPropose("property", damage, ways: [(MakeGood.Replace, null), (MakeGood.Pay, 400m)])).Problems).Code);
        Assert.Equal(DamageProblemCode.DayOutOfReach, Assert.Single(Assert.IsType<DamageResult.Invalid>(await counter.TryPropose("property", damage, dueIn: -1, ways: [(MakeGood.Replace, null), (MakeGood.Pay, null)])).Problems).Code);
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", damage, ways: [(MakeGood.Replace, null), (MakeGood.Pay, null)]));
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", damage.Id));
        Assert.IsType<DamageResult.Done>(await counter.TrySettle("property", damage));

        var pool = await counter.Asset(Tables);
        Assert.Equal((19, 0, 19), (pool.Quantity, pool.OutOfUse, pool.Lendable));
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
        Assert.Equal(1_000m, (await counter.Damage(loan)).Proposal!.Ways.Single(way => way.Way == MakeGood.Pay).Amount);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_single_thing_that_was_paid_stays_out_of_use_until_the_register_strikes_it(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider, ("Loans:Damage:PartialPrice", "true"));
        var loan = await counter.Out(Projector, due: 2);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (0, 0, 1)));
        var damage = await counter.Damage(loan);
        Assert.IsType<DamageResult.Done>(await counter.TryState("education", damage.Id));
        Assert.Equal(DamageProblemCode.MoreThanPrice, Assert.Single(Assert.IsType<DamageResult.Invalid>(await counter.TryPropose("property", damage, ways: (MakeGood.Pay, 20_000m))).Problems).Code);
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", damage, ways: (MakeGood.Pay, 9_000m)));   // an office whose rules allow a part
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", damage.Id));
        Assert.IsType<DamageResult.Done>(await counter.TrySettle("property", damage));
        Assert.Equal((1, 1, 0), ((await counter.Asset(Projector)).Quantity, (await counter.Asset(Projector)).OutOfUse, (await counter.Asset(Projector)).Lendable));
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Two_returns_with_damage_are_two_cases_and_the_slip_closes_with_the_last_of_them_also_where_nothing_is_to_be_made_good(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Tables, due: 2, quantity: 4);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (1, 1, 0)));
        var first = await counter.Damage(loan);
        Assert.IsType<DamageResult.Done>(await counter.TryState("education", first.Id));
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", first, ways: (MakeGood.Repair, null)));
        counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (0, 1, 1)));
        var second = await counter.Damage(loan);
        Assert.Equal((LoanStatus.GivenBack, 2), ((await counter.Loan(loan)).Status, second.Number));

        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", first.Id));
        Assert.IsType<DamageResult.Done>(await counter.TrySettle("property", first));
        Assert.Equal(LoanStatus.GivenBack, (await counter.Loan(loan)).Status);
        Assert.IsType<DamageResult.Done>(await counter.TryState("education", second.Id));
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", second, ways: [(MakeGood.Repair, null), (MakeGood.Replace, null)]));
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", second.Id, TaskOutcome.Rejected, "เสื่อมสภาพตามอายุการใช้งาน"));
        Assert.Equal((LoanStatus.Closed, DamageStatus.NotLiable), ((await counter.Loan(loan)).Status, (await counter.Damage(loan)).Status));
        Assert.Equal(2, (await counter.Asset(Tables)).OutOfUse);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Settled_twice_at_once_it_counts_once_and_the_other_is_told(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 3; round++)
        {
            var loan = await counter.Out(Tables, due: 2, quantity: 3);
            Assert.IsType<PartiesResult.Done>(await counter.TryGiveBackSome("property", loan, came: (2, 0, 1)));
            var damage = await counter.Damage(loan);
            Assert.IsType<DamageResult.Done>(await counter.TryState("education", damage.Id));
            Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", damage, ways: (MakeGood.Pay, null)));
            Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", damage.Id));
            var (one, other) = (Task.Run(() => counter.TrySettle("property", damage, "ก"), Stop), Task.Run(() => counter.TrySettle("property", damage, "ข"), Stop));
            DamageResult[] answers = [await one, await other];
            Assert.Single(answers, answer => answer is DamageResult.Done);
            Assert.Single(answers, answer => answer is DamageResult.NotWaiting);
            Assert.Equal(20 - round - 1, (await counter.Asset(Tables)).Quantity);
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Fact]
    public async Task Of_a_pool_its_page_says_how_many_of_how_many_are_not_lent_meanwhile()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.Out(Tables, due: 2, quantity: 5);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan, damaged: 2, note: "ขาหัก"));
        using var borrower = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        Assert.Contains("โต๊ะพับ งดให้ยืมแล้ว 2 จาก 20 ตัว", (await borrower.Open($"/loans/damages/{(await counter.Damage(loan)).Id}")).Text(".tests:last-child").Replace("\u2060", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_page_asks_each_for_what_waits_for_them_and_its_paper_has_Thai_digits_and_all_who_signed()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.Out(Projector, due: 2);
        var later = await counter.File("lawyer", Projector, from: 5, due: 6);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan, damaged: 1, note: "หลอดไม่ติด"));
        var damage = await counter.Damage(loan);

        using var borrower = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await borrower.Open($"/loans/damages/{damage.Id}");
        Assert.Contains("ชี้แจงเรื่องนี้", page.Text(".ruling"), StringComparison.Ordinal);
        Assert.Contains("18,900 บาท", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains($"กระทบคำขอ บย. {(await counter.Loan(later)).Number}/2569", page.Text(".tests:last-child"), StringComparison.Ordinal);
        Assert.Contains((await borrower.Open($"/loans/{loan}")).Texts("a.go"), link => link.Contains("ชร. 1/2569", StringComparison.Ordinal));
        Assert.Contains("ชี้แจงเรื่องเครื่องฉายภาพ", (await borrower.Open("/inbox")).Text("main"), StringComparison.Ordinal);

        Assert.IsType<DamageResult.Done>(await counter.TryState("education", damage.Id));
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        Assert.Contains("เสนอทางแก้ตามข้อ 209", (await officer.Open($"/loans/damages/{damage.Id}")).Text(".ruling"), StringComparison.Ordinal);
        Assert.IsType<DamageResult.Done>(await counter.TryPropose("property", damage, ways: (MakeGood.Repair, 1_800m)));
        using var mayor = await Reading.As(counter.Office, "mayor", AtTheCounter.Password);
        var decide = await mayor.Open($"/inbox/{(await counter.OpenTask(damage.Id)).Id}");
        Assert.Contains("ค่าซ่อมราว 1,800 บาท", decide.Text("main"), StringComparison.Ordinal);
        Assert.Contains("สั่งการ", decide.Text(".act"), StringComparison.Ordinal);
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", damage.Id));
        Assert.Contains("ตรวจรับการซ่อมหรือชดใช้", (await officer.Open($"/loans/damages/{damage.Id}")).Text(".ruling"), StringComparison.Ordinal);
        Assert.IsType<DamageResult.Done>(await counter.TrySettle("property", damage));

        var paper = (await officer.Open($"/loans/damages/{damage.Id}/paper")).Text(".paper");
        Assert.All(["ชร. ๑/๒๕๖๙", "นางสาว ข.", "นาง ค.", "นาย ม.", "๔๕๖-๖๒-๐๐๐๓", "๑๘,๙๐๐ บาท", "เล่มที่ ๔ เลขที่ ๑๗", "ข้อ ๒๐๙"], said => Assert.Contains(said, paper, StringComparison.Ordinal));
        Assert.DoesNotMatch("[0-9]", paper[..paper.IndexOf("รหัสตรวจสอบ", StringComparison.Ordinal)]);
        Assert.Contains("คืนครบ ปิดเรื่องแล้ว", (await borrower.Open($"/loans/{loan}")).Text(".head"), StringComparison.Ordinal);
    }

    static async Task<List<string?>> Users(AtTheCounter counter, IEnumerable<Guid> persons)
    {
        var ids = persons.ToList();
        return await counter.Office.WithDb(db => db.Set<Web.Accounts.Account>().Where(account => ids.Contains(account.PersonId!.Value)).Select(account => account.UserName).ToListAsync(Stop));
    }
}
