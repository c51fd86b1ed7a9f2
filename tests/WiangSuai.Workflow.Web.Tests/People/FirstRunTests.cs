using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Home;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Tests.Loans;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Chart;

public sealed class FirstRunTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task In_an_empty_office_everything_is_missing_and_what_is_recorded_is_missing_no_longer(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var empty = await Read(office);
        Assert.Equal(["office", "chart", "holders", "second", "holidays", "things", "order", "law"], empty.Open.Select(step => step.Name));
        Assert.Equal(StepState.IfAny, empty.Steps.Single(step => step.Name == "loans").State);
        var account = Guid.CreateVersion7();
        await office.WithDb(async db =>
        {
            db.Add(new Account { Id = account, UserName = "setup", NormalizedUserName = "SETUP", SecurityStamp = "x", IsAdministrator = true });
            await db.SaveChangesAsync(Stop);
        });
        var content = new OfficeContent("เทศบาลตำบลบ้านใหม่", "Ban Mai Tambon Municipality", "เชียงราย", MunicipalityKind.Tambon, "", "");
        Assert.Equal(["Name"], await office.With(services => services.GetRequiredService<KeepOffice>().Handle(account, content with { Name = " " }, Stop)));
        Assert.Empty(await office.With(services => services.GetRequiredService<KeepOffice>().Handle(account, content, Stop)));
        Assert.Empty(await office.With(services => services.GetRequiredService<KeepOffice>().Handle(account, content, Stop)));
        Assert.Equal(1, await office.WithDb(db => db.Set<OfficeProfile>().CountAsync(Stop)));   // said twice, kept once
        Assert.DoesNotContain("office", (await Read(office)).Open.Select(step => step.Name));
        using var visitor = new Visitor(office);
        Assert.Contains("เทศบาลตำบลบ้านใหม่", (await visitor.Get("/sign-in")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_somebody_else_takes_is_told_and_is_no_way_to_a_closed_door()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var admin = new Visitor(office);
        await admin.SignIn("admin");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument((await admin.Get("/first-run")).Html);
        var steps = page.QuerySelectorAll("[aria-labelledby=steps] .row a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains("/settings/office", steps);
        Assert.DoesNotContain("/loans/before", steps);
        foreach (var step in steps)
            Assert.Equal(System.Net.HttpStatusCode.OK, (await admin.Get(step)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_point_of_law_is_confirmed_by_who_answers_for_it_naming_the_text_and_only_as_it_is_now(Provider provider)
    {
        await using var personnel = await AtPersonnel.Open(databases, provider);
        Assert.IsType<ConfirmPointResult.NotYours>(await Confirm(personnel, "admin"));
        Assert.IsType<ConfirmPointResult.NotYours>(await Confirm(personnel, "mayor"));
        Assert.Equal([ConfirmPointProblem.DocumentMissing], Assert.IsType<ConfirmPointResult.Invalid>(await Confirm(personnel, "lawyer", document: " ")).Problems);
        Assert.IsType<ConfirmPointResult.Changed>(await Confirm(personnel, "lawyer", value: "ทวงภายใน 30 วัน"));
        Assert.IsType<ConfirmPointResult.NoSuchPoint>(await Confirm(personnel, "lawyer", point: "nothing"));
        Assert.IsType<ConfirmPointResult.Confirmed>(await Confirm(personnel, "lawyer"));
        var state = await State(personnel.Office, "chase");
        Assert.Equal((await personnel.Person("lawyer"), "นิติกร"), (state.Confirmed!.ById, state.Confirmed.Post));
        Assert.True(await personnel.Office.WithDb(db => db.Set<Leaf>().AnyAsync(leaf => leaf.RecordId == state.Confirmed.Id && leaf.Kind == "legal-confirmation", Stop)));
        var refused = await Record.ExceptionAsync(() => personnel.Office.WithDb(db => db.Database.ExecuteSqlRawAsync("update legal_confirmation set document = 'x'", Stop)));
        Assert.True(refused?.Of("tr_legal_confirmation_append_only"));
    }

    [Fact]
    public async Task A_point_that_is_set_otherwise_after_it_was_confirmed_is_to_be_confirmed_anew()
    {
        await using var personnel = await AtPersonnel.Open(databases, Provider.Sqlite);
        Assert.IsType<ConfirmPointResult.Confirmed>(await Confirm(personnel, "clerk", point: "acting-delegation"));
        Assert.NotNull((await State(personnel.Office, "acting-delegation")).Confirmed);
        await personnel.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Policy, null, personnel.Office.Clock, Stop);
            db.Add(new Web.Orders.AuthorityPolicy { Id = Guid.CreateVersion7(), ActingHolderMayUseDelegation = true, Source = "หนังสือตอบข้อหารือ", KnownFrom = work.Version });
            await work.Commit(Stop);
        });
        var state = await State(personnel.Office, "acting-delegation");
        Assert.True(state is { Confirmed: null, HasChangedSince: true });
    }

    [Fact]
    public async Task The_administrators_home_leads_to_the_guide_until_it_is_complete()
    {
        await using var personnel = await AtPersonnel.Open(databases, Provider.Sqlite);
        using var admin = await Reading.As(personnel.Office, "admin", AtTheCounter.Password);
        Assert.Contains("เริ่มใช้ระบบ: ขาด", (await admin.Open("/")).Text("main"), StringComparison.Ordinal);
        Assert.Contains("ข้อ 211", (await admin.Open("/first-run")).Text("main"), StringComparison.Ordinal);
        using var education = await Reading.As(personnel.Office, "education", AtTheCounter.Password);
        Assert.DoesNotContain("เริ่มใช้ระบบ", (await education.Open("/")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await education.Open("/first-run")).Status);
    }

    static Task<FirstRun> Read(Office office) => office.With(services => services.GetRequiredService<FirstRunReader>().Read(Stop));

    static async Task<PointState> State(Office office, string point) => (await office.With(services => services.GetRequiredService<LegalPoints>().Of(point, Stop)))!;

    static async Task<ConfirmPointResult> Confirm(AtPersonnel personnel, string user, string point = "chase", string? value = null, string document = "ราชกิจจานุเบกษา เล่ม 134 ตอนพิเศษ 210 ง")
    {
        var (person, account) = (await personnel.Person(user), await personnel.Account(user));
        var shown = value ?? (point == "nothing" ? "" : (await State(personnel.Office, point)).Point.Value);
        return await personnel.Office.With(services => services.GetRequiredService<ConfirmPoint>().Handle(new ConfirmPointCommand(person, account, point, shown, document, new DateOnly(2017, 8, 23), null, Idempotency.NewKey()), Stop));
    }
}
