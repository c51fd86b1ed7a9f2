using System.Reflection;

namespace WiangSuai.Workflow.Authority.Tests;

public sealed class TheCatalogue
{
    [Fact]
    public void Every_power_has_its_own_code() => Assert.Equal(Powers.All.Count, Powers.All.Select(power => power.Code).Distinct().Count());

    [Fact]
    public void Every_power_that_is_declared_is_listed() =>
        Assert.Equal(
            typeof(Powers).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<Power>().ToHashSet(),
            Powers.All.ToHashSet());

    [Fact]
    public void A_power_that_is_not_delegable_offers_no_limits() =>
        Assert.All(Powers.All.Where(power => !power.Delegable), power => Assert.Equal(Limits.None, power.Limits));

    [Fact]
    public void Signing_orders_is_the_mayors_and_not_delegable() =>
        Assert.Equal((new OriginalHolder.Mayor(), false), ((OriginalHolder.Mayor)Powers.OrderSign.Holder, Powers.OrderSign.Delegable));

    [Fact]
    public void Every_kind_of_reason_and_of_test_has_its_own_code()
    {
        Assert.Equal(Kinds<Reason>(), Reason.All.Distinct().Count());
        Assert.Equal(Kinds<Test>(), Test.All.Distinct().Count());

        static int Kinds<T>() => typeof(T).GetNestedTypes().Count(type => type.IsSubclassOf(typeof(T)));
    }

    [Fact]
    public void The_authority_core_references_nothing_but_the_runtime() =>
        Assert.All(
            typeof(Town).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void A_power_that_is_not_in_the_catalogue_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentException>(() => new Town(SmallTown.Peaceful).Decide("loan.nowhere", SmallTown.Loan, SmallTown.Id(1), SmallTown.Now));

    [Fact]
    public void Rows_that_name_a_post_that_is_not_there_are_not_taken_in()
    {
        var onNoPost = new Holding(SmallTown.Id(1), SmallTown.Id(999), default, null, HoldingMode.Own);
        Assert.Throws<ArgumentException>(() => new Town(SmallTown.Peaceful.With(onNoPost)));
    }
}
