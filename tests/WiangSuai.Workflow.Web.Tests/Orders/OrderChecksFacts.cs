using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Tests.Orders;

public sealed class OrderChecksFacts
{
    static readonly DateOnly Today = new(2026, 11, 23);
    static readonly Guid Mayor = Guid.NewGuid(), Deputy = Guid.NewGuid(), Unit = Guid.NewGuid();
    static readonly OrderChoices Office = new(
        new PostChoice(Mayor, "นายกเทศมนตรี", "Mayor", "นายกเทศมนตรี", PostKind.Mayor), [new PostChoice(Deputy, "รองนายกเทศมนตรี", "Deputy", "รองนายกเทศมนตรี", PostKind.DeputyMayor)],
        [new UnitChoice(Unit, "กองคลัง", "Finance")], [new ClassChoice("AV", "โฆษณา", "AV")]);
    static readonly ClauseContent Good = new("", Powers.LoanOutside.Code, Deputy, 50_000m, 200_000m, PeriodKind.Month, ClassRule.Except, ["AV"], [Unit], Premises.Outside);
    static readonly OrderContent Order = new("เรื่อง", "อาศัยอำนาจ", "", Today, Today.AddDays(1), [Good]);

    [Fact]
    public void An_order_with_all_its_limits_is_good_from_today_on() => Assert.Empty(OrderChecks.Of(Order, Office, Today));

    [Fact]
    public void Each_mistake_stands_beside_its_own_field()
    {
        Is("Subject", OrderProblemCode.SubjectMissing, Order with { Subject = " " });
        Is("Subject", OrderProblemCode.TooLong, Order with { Subject = new string('ก', 401) });
        Is("Preamble", OrderProblemCode.PreambleMissing, Order with { Preamble = "" });
        Is("Clauses", OrderProblemCode.NoClauses, Order with { Clauses = [] });
        Is("From", OrderProblemCode.FromMissing, Order with { From = null });
        Is("From", OrderProblemCode.FromPast, Order with { From = Today.AddDays(-1) });
        Is("To", OrderProblemCode.ToBeforeFrom, Order with { From = Today.AddDays(1), To = Today });
        Is("Clauses[0].Power", OrderProblemCode.PowerMissing, With(Good with { Power = null }));
        Is("Clauses[0].Power", OrderProblemCode.PowerNotDelegable, With(Good with { Power = Powers.OrderSign.Code, PerCase = null, PerPeriod = null, Period = null, Rule = ClassRule.All, Classes = [], Units = [], Premises = null }));
        Is("Clauses[0].Power", OrderProblemCode.NoSubDelegation, With(Good with { Power = Powers.LoanChase.Code, PerCase = null, PerPeriod = null, Period = null, Premises = null }));
        Is("Clauses[0].Post", OrderProblemCode.PostMissing, With(Good with { Post = null }));
        Is("Clauses[0].Post", OrderProblemCode.PostIsTheSigners, With(Good with { Post = Mayor }));
        Is("Clauses[0].Post", OrderProblemCode.PostUnknown, With(Good with { Post = Guid.NewGuid() }));
        Is("Clauses[0].PerCase", OrderProblemCode.AmountNotPositive, With(Good with { PerCase = 0m }));
        Is("Clauses[0].Period", OrderProblemCode.PeriodMissing, With(Good with { Period = null }));
        Is("Clauses[0].PerPeriod", OrderProblemCode.SumMissing, With(Good with { PerPeriod = null }));
        Is("Clauses[0].PerPeriod", OrderProblemCode.LimitNotForPower, With(Good with { Power = Powers.LoanExtend.Code }));
        Is("Clauses[0].Classes", OrderProblemCode.ClassesMissing, With(Good with { Classes = [] }));
        Is("Clauses[0].Classes", OrderProblemCode.ClassUnknown, With(Good with { Classes = ["X"] }));
        Is("Clauses[0].Units", OrderProblemCode.UnitUnknown, With(Good with { Units = [Guid.NewGuid()] }));
        Is("Clauses[1].Power", OrderProblemCode.PowerMissing, Order with { Clauses = [Good, Good with { Power = "" }] });
    }

    [Fact]
    public void An_order_signed_before_may_have_begun_before() => Assert.Empty(OrderChecks.Of(Order with { From = Today.AddDays(-40) }, Office, null));

    [Fact]
    public void Only_delegable_powers_of_the_mayor_are_offered() =>
        Assert.All(OrderChecks.Offered, power => Assert.True(power is { Delegable: true, Holder: OriginalHolder.Mayor }));

    [Fact]
    public void The_words_say_every_limit_and_each_post_is_a_main_clause()
    {
        var lines = new OrderWording(new OrderTexts()).Numbered(Order with { Clauses = [Good, Good with { Power = Powers.FacilityUse.Code, PerCase = null, PerPeriod = null, Period = null, Rule = ClassRule.All, Classes = [], Premises = null }] }, Office);
        Assert.Equal([("1", (int?)null), ("1.1", (int?)0), ("1.2", (int?)1)], lines.Select(line => (line.No, line.Clause)));
        Assert.Equal("รองนายกเทศมนตรี ในเรื่องดังนี้", lines[0].Text);
        Assert.All(["โฆษณา", "กองคลัง", "นอกสถานที่", "ครั้งละไม่เกิน 50,000 บาท", "เดือนละไม่เกิน 200,000 บาท"], limit => Assert.Contains(limit, lines[1].Text, StringComparison.Ordinal));
        Assert.DoesNotContain("บาท", lines[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_power_is_given_to_one_post_once_unless_the_clauses_never_meet()
    {
        foreach (var other in new[] { Good, Good with { PerCase = 10m }, Good with { Rule = ClassRule.All, Classes = [] }, Good with { Units = [] } })
        {
            var problem = Assert.Single(OrderChecks.Of(Order with { Clauses = [Good, other] }, Office, Today));
            Assert.Equal(("Clauses[1].Power", OrderProblemCode.PowerTwice), (problem.Field, problem.Code));
            Assert.Equal([1], problem.Values);
        }
        foreach (var apart in new[] { Good with { Rule = ClassRule.Only }, Good with { Premises = Premises.Inside }, Good with { Power = Powers.LoanExtend.Code, PerCase = null, PerPeriod = null, Period = null, Premises = null } })
            Assert.DoesNotContain(OrderChecks.Of(Order with { Clauses = [Good, apart] }, Office, Today), problem => problem.Code is OrderProblemCode.PowerTwice);
    }

    static OrderContent With(ClauseContent clause) => Order with { Clauses = [clause] };

    static void Is(string field, OrderProblemCode code, OrderContent content) =>
        Assert.Equal((field, code), Assert.Single(OrderChecks.Of(content, Office, Today).Select(problem => (problem.Field, problem.Code))));
}
