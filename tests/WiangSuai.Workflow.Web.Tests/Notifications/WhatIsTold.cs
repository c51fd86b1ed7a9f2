using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;
using Person = WiangSuai.Workflow.Web.People.Person;

namespace WiangSuai.Workflow.Web.Tests.Notifications;

public sealed class WhatIsTold(Databases databases)
{
    const string Projector = "456-62-0003";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whoever_stands_first_is_told_when_the_task_opens_and_the_borrower_of_each_decision(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        var loan = await post.Counter.File("education", Projector, from: 0, due: 5);
        Assert.Empty(await post.Told("education"));   // the form that the borrower has just filled in waits for nobody
        Assert.Equal(NoticeKind.Task, Assert.Single(await post.Told("education-head")).Kind);
        Assert.Empty(await post.Told("property"));

        await post.Counter.Decide("education-head", loan);
        await post.Counter.Decide("property", loan);
        await post.Counter.Decide("deputy1", loan);

        Assert.Single(await post.Told("education-head"));
        Assert.Equal([NoticeKind.Task, NoticeKind.Task], (await post.Told("property")).Select(told => told.Kind));   // to check, and to hand over: today is the day
        Assert.Equal(NoticeKind.Task, Assert.Single(await post.Told("deputy1")).Kind);
        Assert.Empty(await post.Told("mayor"));   // who may take it is not told
        Assert.Equal([NoticeKind.Decision, NoticeKind.Decision, NoticeKind.Decision], (await post.Told("education")).Select(told => told.Kind));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_borrower_is_told_that_a_slip_was_keyed_in_the_own_name_and_nobody_is_told_for_one_without_an_account(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education", MailChoice.AtOnce);
        var counter = post.Counter;
        await counter.FileFor("property", await counter.Driver(), Projector);
        Assert.Empty(await post.Told("education"));

        var asked = await counter.FileFor("property", await counter.Staff("education"), "462-63-0001");
        post.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        var before = await counter.Keep(await counter.Before("401-60-0001", 9, borrower: await counter.Staff("education")));
        Assert.Equal([(NoticeKind.Keyed, (Guid?)asked), (NoticeKind.Keyed, before)], (await post.Told("education")).Select(told => (told.Kind, told.CaseId)));
        Assert.Equal(2, await post.Office.WithDb(db => db.Set<OutboxMessage>().CountAsync(Stop)));

        using var reader = await Inbox.Reader.SignIn(post.Office, "education", AtTheCounter.Password);
        var page = await reader.Open("/notices");
        Assert.Equal([$"/loans/{before}", $"/loans/{asked}"], page.QuerySelectorAll(".row a.t").Select(link => link.GetAttribute("href")));
        Assert.Contains("เจ้าหน้าที่พัสดุบันทึกใบยืมในชื่อท่าน: โต๊ะพับ ถ้าไม่ใช่ของท่าน ให้แจ้งเจ้าหน้าที่พัสดุ", page.QuerySelector(".row a.t")!.TextContent.Replace("\u2060", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await counter.Cancel("property", before);
        Assert.Contains("ยกเลิกแล้ว", (await reader.Open("/notices")).QuerySelector(".row")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_task_that_moves_with_a_revoked_order_is_told_to_whom_it_comes_and_told_once(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("deputy1", MailChoice.AtOnce);
        await post.Choose("mayor", MailChoice.AtOnce);
        var loan = await post.Counter.File("education", Projector);
        await post.Counter.Decide("education-head", loan);
        await post.Counter.Decide("property", loan);
        await post.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Revocation, null, post.Office.Clock, Stop);
            var order = await db.Set<Instrument>().SingleAsync(i => i.Number == 321, Stop);
            db.Add(new Revocation { Id = Guid.CreateVersion7(), InstrumentId = order.Id, At = work.At, Reason = "เปลี่ยนแปลงการแบ่งงาน", KnownFrom = work.Version });
            await work.Commit(Stop);
        });
        await Reassign(post);
        await Reassign(post);

        var told = Assert.Single(await post.Told("mayor"));
        Assert.Equal((await post.Counter.OpenTask(loan)).Id, told.TaskId);
        var before = Assert.Single(await post.Told("deputy1"));
        await post.Office.With(async services =>
        {
            var reader = services.GetRequiredService<NoticeReader>();
            Assert.Equal((0, 1), (await reader.CountUnread(before.PersonId, Stop), await reader.CountUnread(told.PersonId, Stop)));
            Assert.True((await reader.One(before.Id, Stop))!.TaskElsewhere);
            Assert.False((await reader.One(told.Id, Stop))!.TaskElsewhere);
        });
        Assert.Equal(1, await post.Send());   // the deputy's letter has become untrue
        Assert.Equal([PostOffice.AddressOf("mayor")], post.Server.Letters.Select(letter => letter.To.Single()));
        post.Office.Clock.Advance(TimeSpan.FromDays(1));   // worked out anew each day, without anybody new
        await Reassign(post);
        Assert.Single(await post.Told("mayor"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_slip_sent_back_is_told_once_with_the_reason_and_so_is_a_rejection(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education", MailChoice.AtOnce);
        var back = await post.Counter.File("education", Projector);
        await post.Counter.Decide("education-head", back, TaskOutcome.Returned, "ระบุจำนวนผู้ร่วมงาน");
        Assert.Equal(NoticeKind.Decision, Assert.Single(await post.Told("education")).Kind);
        var rejected = await post.Counter.File("education", "462-63-0001");
        await post.Counter.Decide("education-head", rejected, TaskOutcome.Rejected, "ซ้ำกับงานของกองอื่น");

        Assert.Equal(2, await post.Send());
        var texts = post.Server.Letters.Select(letter => letter.Text).ToList();
        Assert.Contains(texts, text => text.Contains("เหตุผล: ระบุจำนวนผู้ร่วมงาน", StringComparison.Ordinal) && text.Contains($"{PostOffice.Address}/loans/{back}", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("เหตุผล: ซ้ำกับงานของกองอื่น", StringComparison.Ordinal) && text.Contains("ไม่เห็นชอบ", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_borrower_is_reminded_three_days_before_on_the_day_and_once_overdue_however_often_the_day_is_told(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education", MailChoice.AtOnce);
        var loan = await HandedOver(post, due: 5);
        var told = new List<(int Day, NoticeKind Kind)>();
        for (var day = 0; day <= 9; day++)
        {
            var before = (await post.Told("education")).Count;
            await Task.WhenAll(Task.Run(post.TellOfTheDay, Stop), Task.Run(post.TellOfTheDay, Stop));   // two nodes
            await post.TellOfTheDay();
            told.AddRange((await post.Told("education")).Skip(before).Select(notice => (day, notice.Kind)));
            post.Office.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal([(2, NoticeKind.DueSoon), (5, NoticeKind.DueToday), (6, NoticeKind.Overdue)], told);
        Assert.Equal([NoticeKind.Task], (await post.Told("property")).Where(notice => notice.At > post.Office.Clock.GetUtcNow().AddDays(-6)).Select(notice => notice.Kind));   // taking back began to wait

        await post.Send();
        Assert.Contains(post.Server.Letters, letter => letter.Subject.StartsWith("เกินกำหนดคืน", StringComparison.Ordinal) && letter.Text.Contains($"/loans/{loan}", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task After_days_without_the_server_only_what_is_true_now_is_told_and_nothing_at_night(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        var loan = await HandedOver(post, due: 5);
        var before = (await post.Told("education")).Count;
        post.Office.Clock.Advance(TimeSpan.FromDays(6) + TimeSpan.FromHours(20));   // 30 November, 06:00
        Assert.Equal(0, await post.TellOfTheDay());
        post.Office.Clock.Advance(TimeSpan.FromHours(1));
        await post.TellOfTheDay();
        Assert.Equal([NoticeKind.Overdue], (await post.Told("education")).Skip(before).Select(notice => notice.Kind));
        Assert.Equal(loan, (await post.Told("education")).Last().CaseId);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Lent_for_longer_on_its_last_day_the_officer_is_told_again_on_the_new_one(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        var loan = await HandedOver(post, due: 2);
        post.Office.Clock.Advance(TimeSpan.FromDays(2));
        await post.TellOfTheDay();
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await post.Counter.AskLonger("education", loan, days: 5)).Extension;
        await post.Counter.DecideExtension("mayor", extension);
        for (var day = 0; day < 5; day++)
        {
            post.Office.Clock.Advance(TimeSpan.FromDays(1));
            await post.TellOfTheDay();
        }
        var task = (await post.Counter.OpenTask(loan)).Id;
        Assert.Equal(["2026-11-25", "2026-11-30"], (await post.Told("property")).Where(told => told.TaskId == task).Select(told => $"{Web.Shared.Bangkok.Day(told.At):yyyy-MM-dd}"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_reminder_of_what_came_back_before_it_left_does_not_leave(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        var loan = await HandedOver(post, due: 5);
        await post.Choose("education", MailChoice.AtOnce);
        post.Office.Clock.Advance(TimeSpan.FromDays(5));
        await post.TellOfTheDay();
        Assert.IsType<PartiesResult.Done>(await post.Counter.TryGiveBack("property", loan));
        Assert.Equal(0, await post.Send());
        Assert.Equal(OutboxState.Needless, Assert.Single(await post.Outbox()).State);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_Thai_of_a_letter_arrives_intact_in_seven_bits_and_names_nobody(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education-head", MailChoice.AtOnce);
        var loan = await post.Counter.File("education", Projector);
        Assert.Equal(1, await post.Send());

        var letter = Assert.Single(post.Server.Letters);
        Assert.All(letter.Raw, letterByte => Assert.InRange(letterByte, (byte)0, (byte)127));
        Assert.Equal(("workflow@wiangsuai.example", PostOffice.AddressOf("education-head")), (letter.From, Assert.Single(letter.To)));
        var (message, task) = (letter.Message, (await post.Counter.OpenTask(loan)).Id);
        var thing = (await post.Counter.Asset(Projector)).Name;
        Assert.Equal($"เห็นชอบให้ยืม{thing} เลขที่ 1/2569 (สำนักปลัดเทศบาล)", letter.Subject);
        Assert.Equal("เทศบาลตำบลเวียงสรวย", message.From.Mailboxes.Single().Name);
        Assert.Equal("th", message.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal(post.Office.Clock.GetUtcNow(), message.Date);
        Assert.Contains($"{PostOffice.Address}/inbox/{task}", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{PostOffice.Address}/inbox/{task}\"", letter.Html, StringComparison.Ordinal);
        Assert.Contains("สั่งการหรือตอบทางอีเมลไม่ได้", letter.Text, StringComparison.Ordinal);
        foreach (var name in await post.Office.WithDb(db => db.Set<Person>().Select(p => p.Name).ToListAsync(Stop)))
            Assert.DoesNotContain(name, letter.Text + letter.Html + letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wants_letters_in_English_gets_them_in_English_and_a_decision_made_in_Thai_words()
    {
        await using var post = await PostOffice.Open(databases, Provider.Sqlite);
        await post.Choose("education", MailChoice.AtOnce, MailLanguage.English);
        var loan = await HandedOver(post, due: 5);
        post.Office.Clock.Advance(TimeSpan.FromDays(5));
        await post.TellOfTheDay();
        Assert.Equal(4, await post.Send());
        var subjects = post.Server.Letters.Select(letter => letter.Subject).ToList();
        Assert.Contains(subjects, subject => subject.StartsWith("Request for ", StringComparison.Ordinal) && subject.Contains("endorsed", StringComparison.Ordinal));
        Assert.Contains(subjects, subject => subject.Contains("due back", StringComparison.Ordinal) && subject.Contains("28 Nov", StringComparison.Ordinal));
        Assert.All(post.Server.Letters, letter => Assert.Equal("en", letter.Message.Body!.Headers[HeaderId.ContentLanguage]));
        Assert.All(post.Server.Letters, letter => Assert.Contains($"{PostOffice.Address}/loans/{loan}", letter.Text, StringComparison.Ordinal));
    }

    static Task<int> Reassign(PostOffice post) => post.Office.With(services => services.GetRequiredService<ReassignTasks>().Run(Stop));

    /// <summary>A loan that left the house today and is due in so many days.</summary>
    static async Task<Guid> HandedOver(PostOffice post, int due)
    {
        var loan = await post.Counter.File("education", Projector, from: 0, due: due);
        await post.Counter.Decide("education-head", loan);
        await post.Counter.Decide("property", loan);
        await post.Counter.Decide("deputy1", loan);
        Assert.IsType<PartiesResult.Done>(await post.Counter.TryHandOver("property", loan));
        return loan;
    }
}
