using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Api;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Accounts;
using WiangSuai.Workflow.Web.Tests.Inbox;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.ForPrograms;

/// <summary>The interface for programs: the same commands as the pages, and no token that decides.</summary>
public sealed class ApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_is_in_the_document_and_answers_nobody_with_a_problem()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var nobody = new Visitor(office);
        using var answer = await nobody.Call(HttpMethod.Get, "/api/v1/openapi.json");
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["paths"]!.AsObject();
        var routes = Routes(office);
        Assert.True(routes.Count >= 11);
        Assert.Equal(
            routes.Select(route => $"{route.Method} {route.Template}").Order(StringComparer.Ordinal),
            document.SelectMany(path => path.Value!.AsObject().Select(way => $"{way.Key.ToUpperInvariant()} {path.Key}")).Order(StringComparer.Ordinal));
        foreach (var route in routes)
        {
            using var refused = await nobody.Call(new HttpMethod(route.Method), route.Path, route.Method == "GET" ? null : new { });
            await IsProblem(refused, HttpStatusCode.Unauthorized, "sign-in");
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_token_reads_and_files_in_its_persons_name_and_calls_nothing_that_acts_besides(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var program = new Visitor(counter.Office);
        var token = await Token(counter, "education", mayFile: true);
        (string, string)[] bearer = [("Authorization", "Bearer " + token)];

        using var me = await program.Call(HttpMethod.Get, "/api/v1/me", null, bearer);
        Assert.Equal("education", (await Json(me))["userName"]!.GetValue<string>());
        var asked = await Slip(counter, "456-62-0003");
        using var filed = await program.Call(HttpMethod.Post, "/api/v1/loans", asked, [.. bearer, ("Idempotency-Key", "order 7")]);
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        using var again = await program.Call(HttpMethod.Post, "/api/v1/loans", asked, [.. bearer, ("Idempotency-Key", "order 7")]);
        var loan = (await Json(filed))["id"]!.GetValue<Guid>();
        Assert.Equal(loan, (await Json(again))["id"]!.GetValue<Guid>());
        Assert.Equal(await counter.Person("education"), (await counter.Loan(loan)).BorrowerId);
        using var list = await program.Call(HttpMethod.Get, "/api/v1/loans", null, bearer);
        Assert.Equal(1, (await Json(list))["total"]!.GetValue<int>());

        var mays = new List<string>();
        foreach (var route in Routes(counter.Office).Where(route => route.Method != "GET"))
        {
            using var answer = await program.Call(new HttpMethod(route.Method), route.Path, new { }, bearer);
            if (answer.StatusCode == HttpStatusCode.Forbidden)
                await IsProblem(answer, HttpStatusCode.Forbidden, "token-may-not");
            else
                mays.Add(route.Template);
        }
        Assert.Equal(["/api/v1/loans", "/api/v1/loans/{id}", "/api/v1/loans/{id}/extension"], mays.Order(StringComparer.Ordinal));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_token_of_somebody_who_may_decide_does_not_decide_and_opens_no_page(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", "456-62-0003");
        var token = await Token(counter, "education-head", mayFile: true);
        using var program = new Visitor(counter.Office);
        (string, string)[] bearer = [("Authorization", "Bearer " + token)];
        var task = (await counter.OpenTask(loan)).Id;

        using var seen = await program.Call(HttpMethod.Get, $"/api/v1/inbox/{task}", null, bearer);
        var matter = (await Json(seen))["matterHash"]!.GetValue<string>();
        using var decided = await program.Call(HttpMethod.Post, $"/api/v1/inbox/{task}/decision", new { outcome = TaskOutcome.Approved, matterHash = matter }, bearer);
        await IsProblem(decided, HttpStatusCode.Forbidden, "token-may-not");
        Assert.Equal(task, (await counter.OpenTask(loan)).Id);
        using var page = await program.Call(HttpMethod.Get, "/inbox", null, bearer);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_token_that_reads_only_files_nothing_and_ends_when_revoked_expired_or_its_person_is_stopped(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var program = new Visitor(counter.Office);
        var token = await Token(counter, "education", mayFile: false);
        (string, string)[] bearer = [("Authorization", "Bearer " + token)];
        using var filed = await program.Call(HttpMethod.Post, "/api/v1/loans", await Slip(counter, "456-62-0003"), bearer);
        await IsProblem(filed, HttpStatusCode.Forbidden, "token-may-not");
        Assert.DoesNotContain(token, await counter.Office.WithDb(db => db.Set<ServiceToken>().Select(t => t.Hash).SingleAsync(Stop)), StringComparison.Ordinal);

        var education = (await counter.Account("education")).Id;
        await counter.Office.WithDb(db => db.Set<Account>().Where(a => a.Id == education).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, counter.Office.Clock.GetUtcNow()), Stop));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(program, bearer));
        await counter.Office.WithDb(db => db.Set<Account>().Where(a => a.Id == education).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, (DateTimeOffset?)null), Stop));
        Assert.Equal(HttpStatusCode.OK, await Status(program, bearer));
        counter.Office.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(program, bearer));

        var next = await Token(counter, "education", mayFile: false);
        var id = await counter.Office.WithDb(db => db.Set<ServiceToken>().OrderByDescending(t => t.ProposedAt).Select(t => t.Id).FirstAsync(Stop));
        Assert.IsType<TokenResult.NotWaiting>(await counter.Office.With(s => s.GetRequiredService<KeepTokens>().Accept(education, id, Stop)));   // shown once
        Assert.IsType<TokenResult.Done>(await counter.Office.With(s => s.GetRequiredService<KeepTokens>().Revoke(education, id, education, Stop)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(program, [("Authorization", "Bearer " + next)]));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_token_does_not_outlive_the_sign_in_in_whose_place_another_was_issued(Provider provider)
    {
        var accounts = await AtTheAccounts.Open(databases, provider);
        await using var counter = accounts.Counter;
        using var program = new Visitor(counter.Office);
        (string, string)[] bearer = [("Authorization", "Bearer " + await Token(counter, "deputy1", mayFile: true))];
        Assert.Equal(HttpStatusCode.OK, await Status(program, bearer));

        var issue = await accounts.Propose("admin", "deputy1");
        Assert.Equal(HttpStatusCode.OK, await Status(program, bearer));   // nothing is taken away yet
        Assert.IsType<IssueResult.Done>(await accounts.TryConfirm("clerk", issue));
        var revoked = await counter.Office.WithDb(db => db.Set<ServiceToken>().AsNoTracking().SingleAsync(Stop));
        Assert.Equal(((await accounts.Issue(issue.Id)).EffectiveAt, (Guid?)(await counter.Account("clerk")).Id), (revoked.RevokedAt, revoked.RevokedById));
        Assert.IsType<FirstSignInResult.Done>(await accounts.TryUse("deputy1", await accounts.Print(issue)));
        Assert.True(await accounts.Accept("deputy1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(program, bearer));   // the holder's word on the sheet says nothing for the program
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_token_that_was_proposed_meanwhile_goes_with_a_sign_in_that_its_holder_disputes(Provider provider)
    {
        var accounts = await AtTheAccounts.Open(databases, provider);
        await using var counter = accounts.Counter;
        var issue = await accounts.Reset("deputy1");
        var (admin, deputy) = (await counter.Account("admin"), await counter.Account("deputy1"));
        Assert.IsType<TokenResult.Done>(await counter.Office.With(s => s.GetRequiredService<KeepTokens>().Propose(admin.Id, "ระบบงานสารบรรณ", "deputy1", true, 30, Stop)));
        Assert.IsType<FirstSignInResult.Done>(await accounts.TryUse("deputy1", await accounts.Print(issue)));
        Assert.True(await accounts.Dispute("deputy1"));
        var revoked = await counter.Office.WithDb(db => db.Set<ServiceToken>().AsNoTracking().SingleAsync(Stop));
        Assert.Equal(((await accounts.Issue(issue.Id)).EndedAt, (Guid?)deputy.Id), (revoked.RevokedAt, revoked.RevokedById));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_task_that_somebody_took_is_the_others_again_once_it_is_put_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var task = (await counter.OpenTask(await counter.WaitingForTheDeputy())).Id;
        using Visitor mayor = new(counter.Office), deputy = new(counter.Office);
        var (mayorHeaded, deputyHeaded) = (await Headed(mayor, "mayor"), await Headed(deputy, "deputy1"));
        using var available = await mayor.Call(HttpMethod.Get, "/api/v1/inbox?list=Available");
        Assert.Equal(task, (await Json(available))["items"]![0]!["task"]!.GetValue<Guid>());
        using var taken = await mayor.Call(HttpMethod.Put, $"/api/v1/inbox/{task}/claim", null, mayorHeaded);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        using var mine = await mayor.Call(HttpMethod.Get, "/api/v1/inbox");
        Assert.Equal(task, (await Json(mine))["items"]![0]!["task"]!.GetValue<Guid>());

        using var seen = await deputy.Call(HttpMethod.Get, $"/api/v1/inbox/{task}");
        var decision = new { outcome = TaskOutcome.Approved, matterHash = (await Json(seen))["matterHash"]!.GetValue<string>() };
        using var late = await deputy.Call(HttpMethod.Put, $"/api/v1/inbox/{task}/claim", null, deputyHeaded);
        await IsProblem(late, HttpStatusCode.Conflict, "taken-by-another");
        using var refused = await deputy.Call(HttpMethod.Post, $"/api/v1/inbox/{task}/decision", decision, deputyHeaded);
        await IsProblem(refused, HttpStatusCode.Conflict, "taken-by-another");
        using var others = await deputy.Call(HttpMethod.Delete, $"/api/v1/inbox/{task}/claim", null, deputyHeaded);
        await IsProblem(others, HttpStatusCode.Conflict, "taken-by-another");

        using var back = await mayor.Call(HttpMethod.Delete, $"/api/v1/inbox/{task}/claim", null, mayorHeaded);
        Assert.Equal(HttpStatusCode.NoContent, back.StatusCode);
        Assert.IsType<PassUpResult.Passed>(await counter.PassUp("deputy1", task));
        using var up = await deputy.Call(HttpMethod.Post, $"/api/v1/inbox/{task}/decision", decision, deputyHeaded);
        await IsProblem(up, HttpStatusCode.Conflict, "passed-up");
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task With_a_cookie_what_acts_takes_the_header_token_and_decides_as_the_page_does(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", "456-62-0003");
        using var head = new Visitor(counter.Office);
        await head.SignIn("education-head");
        using var me = await head.Call(HttpMethod.Get, "/api/v1/me");
        (string, string)[] headed = [("RequestVerificationToken", (await Json(me))["headerToken"]!.GetValue<string>())];
        using var inbox = await head.Call(HttpMethod.Get, "/api/v1/inbox");
        var task = (await Json(inbox))["items"]![0]!["task"]!.GetValue<Guid>();
        using var seen = await head.Call(HttpMethod.Get, $"/api/v1/inbox/{task}");
        var detail = await Json(seen);
        Assert.Contains(TaskOutcome.Approved, detail["outcomes"]!.AsArray().Select(outcome => outcome!.GetValue<string>()));
        var decision = new { outcome = TaskOutcome.Approved, matterHash = detail["matterHash"]!.GetValue<string>() };

        using var without = await head.Call(HttpMethod.Post, $"/api/v1/inbox/{task}/decision", decision);
        await IsProblem(without, HttpStatusCode.BadRequest, "header-token");
        using var stale = await head.Call(HttpMethod.Post, $"/api/v1/inbox/{task}/decision", decision with { matterHash = "0" }, headed);
        await IsProblem(stale, HttpStatusCode.Conflict, "matter-changed");
        using var decided = await head.Call(HttpMethod.Post, $"/api/v1/inbox/{task}/decision", decision, headed);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        using var late = await head.Call(HttpMethod.Post, $"/api/v1/inbox/{task}/decision", decision, headed);
        await IsProblem(late, HttpStatusCode.Conflict, "already-decided");

        using var borrower = new Visitor(counter.Office);
        await borrower.SignIn("education");
        using var own = await borrower.Call(HttpMethod.Get, "/api/v1/me");
        (string, string)[] ownHeaded = [("RequestVerificationToken", (await Json(own))["headerToken"]!.GetValue<string>())];
        using var entitled = await borrower.Call(HttpMethod.Post, $"/api/v1/inbox/{(await counter.OpenTask(loan)).Id}/decision", decision with { matterHash = (await counter.Loan(loan)).ContentHash }, ownHeaded);
        Assert.Equal("own-request", (await Problem(entitled, HttpStatusCode.Forbidden, "not-entitled"))["errors"]![0]!["code"]!.GetValue<string>());
        using var cancelled = await borrower.Call(HttpMethod.Post, $"/api/v1/loans/{loan}/cancellation", new { reason = "เลื่อนงาน" }, ownHeaded);
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        Assert.Equal(LoanStatus.Cancelled, (await counter.Loan(loan)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_slip_that_was_sent_back_is_filed_again_under_its_number_and_a_loan_is_extended_by_a_request(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var program = new Visitor(counter.Office);
        (string, string)[] bearer = [("Authorization", "Bearer " + await Token(counter, "education", mayFile: true))];
        var loan = await counter.File("education", "456-62-0003");
        using var early = await program.Call(HttpMethod.Put, $"/api/v1/loans/{loan}", await Slip(counter, "456-62-0003"), bearer);
        await IsProblem(early, HttpStatusCode.Conflict, "not-waiting");
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "ระบุจำนวนผู้ร่วมงาน");
        using var again = await program.Call(HttpMethod.Put, $"/api/v1/loans/{loan}", await Slip(counter, "456-62-0003"), bearer);
        Assert.Equal((HttpStatusCode.OK, loan), (again.StatusCode, (await Json(again))["id"]!.GetValue<Guid>()));
        Assert.Equal((LoanStatus.Submitted, 1), ((await counter.Loan(loan)).Status, (await counter.Loan(loan)).Number));
        (string, string)[] other = [("Authorization", "Bearer " + await Token(counter, "lawyer", mayFile: true))];
        using var notTheirs = await program.Call(HttpMethod.Put, $"/api/v1/loans/{loan}", await Slip(counter, "456-62-0003"), other);
        await IsProblem(notTheirs, HttpStatusCode.Conflict, "not-waiting");

        using var notOut = await program.Call(HttpMethod.Post, $"/api/v1/loans/{loan}/extension", new { newDueOn = counter.Today.AddDays(9), reason = "งานเลื่อน" }, bearer);
        await IsProblem(notOut, HttpStatusCode.Conflict, "not-waiting");
        var running = await counter.Keep(await counter.Before("401-60-0001", 5, due: 2, borrower: await counter.Staff("education")));
        using var blank = await program.Call(HttpMethod.Post, $"/api/v1/loans/{running}/extension", new { reason = "งานเลื่อน" }, bearer);
        Assert.Equal("newDueOn", (await Problem(blank, HttpStatusCode.UnprocessableEntity, "invalid"))["errors"]![0]!["field"]!.GetValue<string>());
        using var foreign = await program.Call(HttpMethod.Post, $"/api/v1/loans/{running}/extension", new { newDueOn = counter.Today.AddDays(9), reason = "งานเลื่อน" }, other);
        await IsProblem(foreign, HttpStatusCode.NotFound, "not-found");
        using var asked = await program.Call(HttpMethod.Post, $"/api/v1/loans/{running}/extension", new { newDueOn = counter.Today.AddDays(9), reason = "งานเลื่อน" }, bearer);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        using var twice = await program.Call(HttpMethod.Post, $"/api/v1/loans/{running}/extension", new { newDueOn = counter.Today.AddDays(9), reason = "อีกครั้ง" }, bearer);
        await IsProblem(twice, HttpStatusCode.Conflict, "not-waiting");
    }

    [Fact]
    public async Task Problems_speak_the_language_that_was_asked_for_and_lists_are_paged_and_filtered()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var visitor = new Visitor(counter.Office);
        using var thai = await visitor.Call(HttpMethod.Get, "/api/v1/me");
        using var english = await visitor.Call(HttpMethod.Get, "/api/v1/me", null, ("Accept-Language", "de, en-GB;q=0.8, th;q=0.3"));
        Assert.Contains("ยังไม่ได้เข้าใช้งาน", (await Problem(thai, HttpStatusCode.Unauthorized, "sign-in"))["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Not signed in", (await Problem(english, HttpStatusCode.Unauthorized, "sign-in"))["title"]!.GetValue<string>(), StringComparison.Ordinal);

        await visitor.SignIn("education");
        using var all = await visitor.Call(HttpMethod.Get, "/api/v1/assets");
        using var some = await visitor.Call(HttpMethod.Get, "/api/v1/assets?q=456-62-0003");
        Assert.True((await Json(all))["total"]!.GetValue<int>() > 1);
        var thing = Assert.Single((await Json(some))["items"]!.AsArray())!;
        using var days = await visitor.Call(HttpMethod.Get, $"/api/v1/assets/{thing["id"]}/availability?from=2026-11-24&to=2026-11-26");
        Assert.Equal(3, JsonNode.Parse(await days.Content.ReadAsStringAsync(Stop))!.AsArray().Count);
        using var wrong = await visitor.Call(HttpMethod.Get, $"/api/v1/assets/{thing["id"]}/availability?from=2026-11-24&to=2026-11-23");
        await IsProblem(wrong, HttpStatusCode.BadRequest, "days");
        using var odd = await visitor.Call(HttpMethod.Get, "/api/v1/assets?page=first");
        await IsProblem(odd, HttpStatusCode.BadRequest, "not-understood");
        using var orders = await visitor.Call(HttpMethod.Get, "/api/v1/orders");
        Assert.All((await Json(orders))["items"]!.AsArray(), order => Assert.Equal("InForce", order!["state"]!.GetValue<string>()));
        using var findings = await visitor.Call(HttpMethod.Get, "/api/v1/findings");
        await IsProblem(findings, HttpStatusCode.Forbidden, "forbidden");
        using var nowhere = await visitor.Call(HttpMethod.Get, "/api/v1/nothing");
        await IsProblem(nowhere, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Calls_above_the_rate_are_refused()
    {
        await using var office = new Office(await databases.New(Provider.Sqlite)) { Settings = { ["Api:CallsAMinute"] = "2" } };
        await office.Start();
        using var visitor = new Visitor(office);
        await visitor.SignIn("education");
        for (var call = 0; call < 2; call++)
            Assert.Equal(HttpStatusCode.OK, await Status(visitor, []));
        using var third = await visitor.Call(HttpMethod.Get, "/api/v1/me");
        await IsProblem(third, HttpStatusCode.TooManyRequests, "too-often");
    }

    [Fact]
    public void Every_code_of_a_problem_that_the_code_answers_with_is_on_the_reference_page()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(ScreenFrame.ScreenHost.Root, "src", "WiangSuai.Workflow.Web", "Api"), "*.cs").Select(File.ReadAllText);
        var used = sources.SelectMany(source => Regex.Matches(source, """StatusCodes\.Status\d+\w+, "([a-z-]+)"|=> "([a-z-]+)",""").Select(found => found.Groups[1].Value + found.Groups[2].Value)).Distinct();
        Assert.Equal(ReferenceModel.Codes.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    static async Task<HttpStatusCode> Status(Visitor visitor, (string, string)[] headers)
    {
        using var answer = await visitor.Call(HttpMethod.Get, "/api/v1/me", null, headers);
        return answer.StatusCode;
    }

    static async Task<object> Slip(AtTheCounter counter, string number) => new
    {
        things = new[] { new { asset = (await counter.Asset(number)).Id, quantity = 1 } },
        purpose = "อบรมผู้ปกครอง",
        place = "Outside",
        placeName = "ศาลาประชาคม",
        startsOn = counter.Today.AddDays(1),
        dueOn = counter.Today.AddDays(2),
        phone = "104",
    };

    static async Task<string> Token(AtTheCounter counter, string user, bool mayFile)
    {
        var (admin, account) = (await counter.Account("admin"), await counter.Account(user));
        return await counter.Office.With(async services =>
        {
            var keep = services.GetRequiredService<KeepTokens>();
            Assert.IsType<TokenResult.OwnAccount>(await keep.Propose(account.Id, "ระบบงานสารบรรณ", user, mayFile, 30, Stop));
            Assert.IsType<TokenResult.Done>(await keep.Propose(admin.Id, "ระบบงานสารบรรณ", user, mayFile, 30, Stop));
            var waiting = await services.GetRequiredService<WiangSuai.Workflow.Web.Data.AppDb>().Set<ServiceToken>().Where(t => t.AccountId == account.Id && t.AcceptedAt == null).Select(t => t.Id).SingleAsync(Stop);
            Assert.IsType<TokenResult.NotWaiting>(await keep.Accept(admin.Id, waiting, Stop));
            return Assert.IsType<TokenResult.Accepted>(await keep.Accept(account.Id, waiting, Stop)).Text.Value;
        });
    }

    static List<(string Method, string Template, string Path)> Routes(Office office) =>
    [
        .. from endpoint in office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           let template = "/" + Regex.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), @":\w+\}", "}")
           select (method, template, Regex.Replace(template, @"\{\w+\}", Guid.Empty.ToString())),
    ];

    /// <summary>Signs in, and takes the header that whatever acts has to carry.</summary>
    static async Task<(string, string)[]> Headed(Visitor visitor, string user)
    {
        await visitor.SignIn(user);
        using var me = await visitor.Call(HttpMethod.Get, "/api/v1/me");
        return [("RequestVerificationToken", (await Json(me))["headerToken"]!.GetValue<string>())];
    }

    static async Task<JsonNode> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    static Task<JsonNode> IsProblem(HttpResponseMessage answer, HttpStatusCode status, string code) => Problem(answer, status, code);

    static async Task<JsonNode> Problem(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        return problem;
    }
}
