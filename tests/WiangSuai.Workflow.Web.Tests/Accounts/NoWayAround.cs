using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

/// <summary>That no path leads around the holder's word on a sign-in that was issued: listed over the code and over the endpoint table.</summary>
public sealed class NoWayAround(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Pages to which such a person may send something, each for its own account alone.</summary>
    static readonly string[] Open = ["/account", "/account/confirm", "/language", "/sign-in", "/sign-in/code", "/sign-in/first", "/sign-out"];

    [Fact]
    public async Task Whatever_page_such_a_person_sends_a_form_to_leads_to_the_page_that_asks_for_the_holders_word()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var mayor = new Visitor(office);
        await mayor.SignIn("mayor");
        await office.WithDb(db => db.Set<Account>().Where(a => a.UserName == "mayor").ExecuteUpdateAsync(set => set.SetProperty(a => a.UnconfirmedSince, office.Clock.GetUtcNow()), Stop));

        var pages = Pages(office);
        Assert.True(pages.Count > 40);
        var through = new List<string>();
        foreach (var page in pages)
        {
            using var answer = await mayor.Call(HttpMethod.Post, page);
            if (answer.StatusCode != HttpStatusCode.SeeOther || answer.Headers.Location?.OriginalString != WaitForTheHolder.Page)
                through.Add(page);
        }
        Assert.Equal(Open, through.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Such_a_person_has_no_role_but_an_employees()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var admin = new Visitor(office);
        await admin.SignIn("admin");
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/accounts")).Status);
        await office.WithDb(db => db.Set<Account>().Where(a => a.UserName == "admin").ExecuteUpdateAsync(set => set.SetProperty(a => a.UnconfirmedSince, office.Clock.GetUtcNow()), Stop));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get("/accounts")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get("/system")).Status);
    }

    /// <summary>Every act under authority asks a town; this says where towns come from, so that a new command cannot ask another.</summary>
    [Fact]
    public void Only_the_snapshots_make_towns_and_one_that_leaves_these_persons_out_is_never_asked_to_decide()
    {
        using var web = ModuleDefinition.ReadModule(typeof(Program).Assembly.Location);
        var calls = (
            from type in web.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            let called = instruction.Operand as MethodReference
            where called is not null
            select (Type: Outermost(type), Made: instruction.OpCode == OpCodes.Newobj, Owner: called.DeclaringType.FullName, called.Name)).ToList();
        var (town, snapshots) = (typeof(Town).FullName!, typeof(AuthoritySnapshots).FullName!);

        Assert.Equal([nameof(AuthoritySnapshots)], calls.Where(call => call.Made && call.Owner == town).Select(call => call.Type).Distinct());
        var deciding = calls.Where(call => call.Owner == town && call.Name == nameof(Town.Decide)).Select(call => call.Type).ToHashSet();
        Assert.Contains("DecideTask", deciding);
        Assert.Contains("TwoParties", deciding);
        var without = calls.Where(call => call.Owner == snapshots && call.Name is nameof(AuthoritySnapshots.After) or nameof(AuthoritySnapshots.AsKnownAt) or nameof(AuthoritySnapshots.Without)).Select(call => call.Type).Distinct();
        Assert.Empty(without.Intersect(deciding).Except([nameof(AuthoritySnapshots)]));
    }

    static string Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type.Name;

    static List<string> Pages(Office office) =>
    [
        .. office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null && !endpoint.RoutePattern.RawText!.StartsWith("error/", StringComparison.Ordinal))
            .Select(endpoint => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Filled)))))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    static string Filled(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => "1",
        _ => Guid.Empty.ToString(),
    };
}
