using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Inbox;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Reader = WiangSuai.Workflow.Web.Tests.Inbox.Reader;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>Who must keep out of a matter because of who asks (ม.13), as the office meets it.</summary>
public sealed class WhoMustKeepOut(Databases databases)
{
    const string Projector = "456-62-0003";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Provider.Sqlite, "property", "education")]
    [InlineData(Provider.Sqlite, "education", "property")]   // declared once, it holds both ways
    [InlineData(Provider.Postgres, "property", "education")]
    public async Task A_relation_declared_after_the_approval_bars_the_officer_at_hand_over_and_the_next_superior_hands_out(Provider provider, string one, string other)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", Projector, from: 0);
        foreach (var approver in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(approver, loan);
        var (person, otherPerson) = (await counter.Person(one), await counter.Person(other));
        await Change(counter, AuthorityChange.Relation, version => new DeclaredRelation { Id = Guid.CreateVersion7(), PersonId = person, OtherPersonId = otherPerson, Kind = RelationKind.Relative, KnownFrom = version });

        using var officer = await Reader.SignIn(counter.Office, "property", AtTheCounter.Password);
        var page = await officer.Press($"/loans/{loan}/hand-over", ("Form.Lines[0].Condition", "Good"), ("Form.Password", AtTheCounter.Password));
        Assert.Contains("มีการแจ้งส่วนได้เสีย", page.QuerySelector(".ruling.refused")!.TextContent, StringComparison.Ordinal);
        var refused = Assert.IsType<PartiesResult.NotEntitled>(await counter.TryHandOver("property", loan));
        Assert.Contains(refused.Ruling.Reasons, reason => reason is Reason.DeclaredConflict);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);

        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("finance-head", loan));   // the post between them, head of the section, is vacant
        Assert.Equal("ผู้อำนวยการกองคลัง", (await counter.Loan(loan)).HandOver!.OfficerPost);
        Assert.IsType<PartiesResult.NotEntitled>(await counter.TryGiveBack("property", loan));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("finance-head", loan));
    }

    /// <summary>The mayor serves as education officer as well and asks in that post, so that all but the last step are others' to decide.</summary>
    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whether_the_deputy_decides_what_the_delegating_mayor_asks_for_is_refused_until_the_office_confirmed_it_and_while_it_stands(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (mayor, post) = (await counter.Person("mayor"), await counter.Post("education"));
        await Change(counter, AuthorityChange.Holding, version => new Holding { Id = Guid.CreateVersion7(), PersonId = mayor, PostId = post, Mode = HoldingMode.Own, From = counter.Today, Basis = "คำสั่งแต่งตั้ง", KnownFrom = version });
        var (first, second) = (await Checked(counter, from: 1), await Checked(counter, from: 5));

        AssertRefused(await counter.TryDecide("deputy1", first));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("mayor", first));
        await Change(counter, AuthorityChange.Policy, version => Policy(confirmed: false, version));
        AssertRefused(await counter.TryDecide("deputy1", first));

        await Supersede(counter, version => Policy(confirmed: true, version));
        await counter.Decide("deputy1", first);
        var decision = await counter.Office.WithDb(db => db.Set<Decision>().AsNoTracking().SingleAsync(d => d.CaseId == first && d.PowerCode == Powers.LoanOutside.Code, Stop));
        Assert.Equal(nameof(BasisMode.Delegated), decision.Mode);
        var version = await counter.Office.WithDb(db => db.Set<AuthorityPolicy>().Where(policy => policy.KnownTo == null).Select(policy => policy.KnownFrom).SingleAsync(Stop));
        Assert.Equal(version, decision.AuthorityVersion);
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("mayor", second));   // the own request stays barred

        await Supersede(counter, version => Policy(confirmed: false, version));
        AssertRefused(await counter.TryDecide("deputy1", second));
        Assert.Equal(LoanStatus.Checked, (await counter.Loan(second)).Status);
    }

    static void AssertRefused(DecideResult result) =>
        Assert.Contains(Assert.IsType<DecideResult.NotEntitled>(result).Ruling.Reasons, reason => reason is Reason.DelegatorBarred { Clause.Number: 321 });

    static async Task<Guid> Checked(AtTheCounter counter, int from)
    {
        var request = await counter.Request("education", Projector, from: from, due: from + 2);   // in the post that the mayor holds too
        var loan = Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("mayor", request)).Loan;
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        return loan;
    }

    static AuthorityPolicy Policy(bool confirmed, int version) => new()
    {
        Id = Guid.CreateVersion7(),
        DelegateeMayDecideDelegatorsMatter = confirmed,
        Source = "ความเห็นนิติกร",
        KnownFrom = version,
    };

    static Task Change(AtTheCounter counter, AuthorityChange change, Func<int, object> row) => counter.Office.WithDb(async db =>
    {
        await using var work = await db.ChangingAuthority(change, null, counter.Office.Clock, Stop);
        db.Add(row(work.Version));
        await work.Commit(Stop);
    });

    /// <summary>Another answer takes the place of the one that stands.</summary>
    static Task Supersede(AtTheCounter counter, Func<int, AuthorityPolicy> policy) => counter.Office.WithDb(async db =>
    {
        await using var work = await db.ChangingAuthority(AuthorityChange.Policy, null, counter.Office.Clock, Stop);
        (await db.Set<AuthorityPolicy>().SingleAsync(standing => standing.KnownTo == null, Stop)).KnownTo = work.Version;
        db.Add(policy(work.Version));
        await work.Commit(Stop);
    });
}
