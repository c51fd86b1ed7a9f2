using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Tests.Inbox;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Notifications;

public sealed class NoticePages(Databases databases)
{
    const string Projector = "456-62-0003", Sound = "462-63-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_bell_counts_what_is_unread_and_the_page_lists_it_with_its_links(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var one = await counter.File("education", Projector);
        counter.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        var two = await counter.File("education", Sound);
        using var head = await Reader.SignIn(counter.Office, "education-head", AtTheCounter.Password);
        var page = await head.Open("/notices");
        Assert.StartsWith("2", Bell(page), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".row.yours").Length);
        Assert.Equal([$"/inbox/{(await counter.OpenTask(two)).Id}", $"/inbox/{(await counter.OpenTask(one)).Id}"], page.QuerySelectorAll(".row a.t").Select(link => link.GetAttribute("href")));

        await head.Send(Buttons(page)[0], "/notices");
        Assert.Equal("/notices", head.At);
        page = await head.Open("/");
        Assert.StartsWith("1", Bell(page), StringComparison.Ordinal);

        await counter.Decide("education-head", one);   // what is done asks for nobody's eye
        page = await head.Open("/notices");
        Assert.Equal("", Bell(page));
        Assert.Empty(Buttons(page));
        Assert.Contains("เสร็จแล้ว", page.Words(), StringComparison.Ordinal);
        Assert.Equal($"/loans/{one}", page.QuerySelectorAll(".row a.t")[1].GetAttribute("href"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Mark_all_as_read_takes_what_the_page_showed_and_leaves_what_came_since(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("education", Projector);
        using var head = await Reader.SignIn(counter.Office, "education-head", AtTheCounter.Password);
        var page = await head.Open("/notices");
        counter.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        await counter.File("education", Sound);
        page = await head.Send(page.QuerySelector<IHtmlFormElement>("main form[action*='AllRead']")!, "/notices");
        Assert.StartsWith("1", Bell(page), StringComparison.Ordinal);
        page = await head.Send(page.QuerySelector<IHtmlFormElement>("main form[action*='AllRead']")!, "/notices");
        Assert.Equal("", Bell(page));
    }

    [Fact]
    public async Task Nobody_marks_somebody_elses_notice_as_read()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        await counter.File("education", Projector);
        await counter.File("registry", Sound);
        var notices = await counter.Office.WithDb(db => db.Set<Notice>().AsNoTracking().ToListAsync(Stop));
        var head = await counter.Person("education-head");
        using var other = await Reader.SignIn(counter.Office, "office-head", AtTheCounter.Password);
        var form = Buttons(await other.Open("/notices"))[0];
        await other.Send(form, "/notices", ("notice", notices.Single(notice => notice.PersonId == head).Id.ToString()));
        Assert.Equal(0, await counter.Office.WithDb(db => db.Set<Notice>().CountAsync(n => n.ReadAt != null, Stop)));
    }

    [Fact]
    public async Task Many_notices_come_page_by_page()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", Projector);
        await counter.Office.WithDb(async db =>
        {
            var first = await db.Set<Notice>().AsNoTracking().SingleAsync(n => n.CaseId == loan, Stop);
            foreach (var number in Enumerable.Range(1, 24))
                db.Add(new Notice { Id = Guid.CreateVersion7(), PersonId = first.PersonId, Kind = NoticeKind.Overdue, CaseId = loan, Day = new DateOnly(2026, 11, number), Once = $"{number}", At = first.At.AddMinutes(-number) });
            await db.SaveChangesAsync(Stop);
        });
        using var head = await Reader.SignIn(counter.Office, "education-head", AtTheCounter.Password);
        var page = await head.Open("/notices");
        Assert.Equal(20, page.QuerySelectorAll(".row").Length);
        Assert.Equal("/notices?p=2", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(5, (await head.Open("/notices?p=99")).QuerySelectorAll(".row").Length);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_choice_is_kept_and_mail_needs_an_address_that_is_one(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var head = await Reader.SignIn(counter.Office, "education-head", AtTheCounter.Password);
        var page = await head.Press("/account/notices", ("Form.Mail", "Digest"), ("Form.Address", ""));
        Assert.Contains("ยังไม่ได้พิมพ์ที่อยู่อีเมล", page.QuerySelector("#Form_Address-error")!.TextContent, StringComparison.Ordinal);
        foreach (var wrong in new[] { "head", "head@", "a@b.example, c@d.example", "Head <head@wiangsuai.example>", "หัวหน้า@wiangsuai.example", "head@wiangsuai.example\r\nBcc: x@y.example" })
        {
            page = await head.Press("/account/notices", ("Form.Mail", "AtOnce"), ("Form.Address", wrong));
            Assert.Contains("ที่อยู่อีเมลไม่ถูกต้อง", page.QuerySelector("#Form_Address-error")?.TextContent ?? wrong, StringComparison.Ordinal);
        }
        Assert.Null(await Chosen(counter));

        await head.Press("/account/notices", ("Form.Mail", "Digest"), ("Form.Address", " head@wiangsuai.example "), ("Form.Language", "English"));
        var choice = await Chosen(counter);
        Assert.Equal((MailChoice.Digest, "head@wiangsuai.example", MailLanguage.English), (choice!.Mail, choice.Address, choice.Language));
        page = await head.Open("/account/notices");
        Assert.True(page.QuerySelector<IHtmlInputElement>("#Form_Mail_Digest")!.IsChecked);

        await head.Press("/account/notices", ("Form.Mail", "None"));
        Assert.Equal(MailChoice.None, (await Chosen(counter))!.Mail);
    }

    [Fact]
    public async Task Outgoing_mail_is_the_administrators_page()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var head = await Reader.SignIn(counter.Office, "education-head", AtTheCounter.Password);
        await head.Open("/settings/mail");
        Assert.Equal(HttpStatusCode.Forbidden, head.Status);
        using var administrator = await Reader.SignIn(counter.Office, "admin", AtTheCounter.Password);
        var page = await administrator.Open("/settings/mail");
        Assert.NotNull(page.QuerySelector(".empty"));
        Assert.NotNull((await administrator.Open("/notices")).QuerySelector("a[href='/settings/mail']"));
    }

    [Theory]
    [InlineData("Smtp:From")]
    [InlineData("Office:Address")]
    [InlineData("Smtp:Port")]
    [InlineData("Smtp:Security")]
    public void A_mail_server_that_is_half_set_up_keeps_the_application_from_starting_and_says_what_is_missing(string setting)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "mail.wiangsuai.example",
            ["Smtp:Port"] = "25",
            ["Smtp:Security"] = "None",
            ["Smtp:From"] = "workflow@wiangsuai.example",
            ["Office:Address"] = "https://workflow.wiangsuai.example",
        };
        Assert.Equal(25, Read(settings).Port);
        settings[setting] = "wrong";
        Assert.Contains(setting, Assert.Throws<CannotStartException>(() => Read(settings)).Message, StringComparison.Ordinal);
        settings["Smtp:Host"] = null;
        Assert.False(Read(settings).IsOn);
    }

    static SmtpSettings Read(Dictionary<string, string?> settings) => SmtpSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    static string Bell(IDocument page) => page.QuerySelector(".bell .n")?.TextContent ?? "";

    static IHtmlFormElement[] Buttons(IDocument page) => [.. page.QuerySelectorAll<IHtmlFormElement>("main .row form")];

    static async Task<NoticeChoice?> Chosen(AtTheCounter counter)
    {
        var person = await counter.Person("education-head");
        return await counter.Office.With(services => services.GetRequiredService<ChooseNotices>().Of(person, Stop));
    }
}
