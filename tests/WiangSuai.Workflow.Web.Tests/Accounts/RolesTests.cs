using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

public sealed class RolesTests
{
    [Theory]
    [InlineData(PostKind.Mayor, true, "", "employee head mayor")]
    [InlineData(PostKind.DeputyMayor, false, "", "deputy-mayor employee")]
    [InlineData(PostKind.Clerk, false, "", "clerk employee")]
    [InlineData(PostKind.Head, true, "", "employee head")]
    [InlineData(PostKind.Officer, false, Functions.AssetRegistry, "employee property-officer")]
    [InlineData(PostKind.Officer, false, Functions.Legal, "employee registrar")]
    [InlineData(PostKind.Officer, true, Functions.InternalAudit, "auditor employee head")]
    [InlineData(PostKind.Officer, false, "a function of the office's own", "employee")]
    public void A_post_opens_the_screens_of_its_kind_and_of_its_units_function(PostKind kind, bool head, string function, string roles) =>
        Assert.Equal(roles, string.Join(' ', Roles.Of([new HeldPost("", "", kind, head, [function])], administrator: false).Order()));

    [Fact]
    public void Who_holds_nothing_has_no_role_but_an_administrators() =>
        Assert.Equal([Roles.Administrator], Roles.Of([], administrator: true));

    [Fact]
    public void Two_posts_open_the_screens_of_both() => Assert.Superset(
        new HashSet<string> { Roles.Clerk, Roles.PropertyOfficer },
        Roles.Of([new("", "", PostKind.Clerk, false, []), new("", "", PostKind.Officer, false, [Functions.AssetRegistry])], false).ToHashSet());
}
