using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.Tests.Notifications;

public sealed class TheOutbox(Databases databases)
{
    const string Projector = "456-62-0003";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Four_senders_at_once_send_each_letter_once(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await Waiting(post, letters: 24);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(post.Send, Stop)));

        Assert.Equal(24, sent.Sum());
        Assert.Equal(24, post.Server.Letters.Select(letter => letter.Message.MessageId).Distinct().Count());
        Assert.Equal(24, post.Server.Letters.Count);
        Assert.All(await post.Outbox(), message => Assert.Equal((OutboxState.Sent, 1, null), (message.State, message.Attempt, message.LeaseOwner)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_a_sender_dies_between_acceptance_and_commit_a_second_copy_with_the_same_id_leaves_once_the_lease_has_run_out(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await Waiting(post, letters: 2);
        await post.Office.With(async services =>   // what SendMail does, as far as the mail server's yes
        {
            var message = await services.GetRequiredService<Outbox>().Claim(Stop);
            await using var mailer = new Mailer(services.GetRequiredService<SmtpSettings>());
            Assert.IsType<Delivery.Accepted>(await mailer.Deliver((await services.GetRequiredService<Letters>().Of(message!, Stop))!, Stop));
        });
        var first = Assert.Single(post.Server.Letters).Message.MessageId;

        Assert.Equal(1, await post.Send());   // the other letter; this one is leased
        post.Office.Clock.Advance(Outbox.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await post.Send());
        post.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await post.Send());
        Assert.Equal(0, await post.Send());

        Assert.Equal(2, post.Server.Letters.Count(letter => letter.Message.MessageId == first));
        Assert.Equal(3, post.Server.Letters.Count);
        Assert.Equal([1, 2], (await post.Outbox()).Select(message => message.Attempt).Order());
        Assert.All(await post.Outbox(), message => Assert.Equal(OutboxState.Sent, message.State));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_sender_whose_lease_was_taken_over_ends_nothing(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await Waiting(post, letters: 1);
        await post.Office.With(async slow =>
        {
            var outbox = slow.GetRequiredService<Outbox>();
            var late = (await outbox.Claim(Stop))!;
            post.Office.Clock.Advance(Outbox.Lease);
            await post.Office.With(async other =>
            {
                var taken = (await other.GetRequiredService<Outbox>().Claim(Stop))!;
                Assert.Equal(late.Id, taken.Id);
                Assert.False(await outbox.End(late, new Delivery.Failed("550 no", ForGood: true, OnTheWay: false), Stop));
                Assert.True(await other.GetRequiredService<Outbox>().End(taken, new Delivery.Accepted(), Stop));
            });
        });
        Assert.Equal((OutboxState.Sent, 2, null), Assert.Single(await post.Outbox()) is var message ? (message.State, message.Attempt, message.Failure) : default);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_letter_put_off_by_the_server_is_tried_again_after_a_minute_and_holds_up_no_other(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await Waiting(post, letters: 3);
        post.Server.Next(Trouble.MailboxBusy, Trouble.NoRoom);

        Assert.Equal(1, await post.Send());
        var waiting = (await post.Outbox()).Where(message => message.State == OutboxState.Waiting).ToList();
        Assert.Equal(["451 4.2.1 Mailbox busy", "452 4.3.1 No room now"], waiting.Select(message => message.Failure).Order());
        Assert.All(waiting, message => Assert.Equal(post.Office.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), message.NextAt));

        Assert.Equal(0, await post.Send());
        post.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await post.Send());
        Assert.Equal(3, post.Server.Letters.Select(letter => letter.Message.MessageId).Distinct().Count());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_connection_that_breaks_after_the_data_brings_a_second_copy_and_loses_nothing(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await Waiting(post, letters: 2);
        post.Server.Next(Trouble.DropAfterData);

        Assert.Equal(0, await post.Send());   // the way is broken: the other letter is not spent on it
        Assert.Equal([0, 1], (await post.Outbox()).Select(message => message.Attempt).Order());
        post.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await post.Send());

        Assert.Equal([1, 2], post.Server.Letters.GroupBy(letter => letter.Message.MessageId).Select(copies => copies.Count()).Order());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_server_refuses_for_good_is_given_up_and_leaves_when_the_administrator_sends_it_again(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await Waiting(post, letters: 3);
        post.Server.Next(Trouble.NoSuchMailbox, Trouble.NotWanted);
        Assert.Equal(1, await post.Send());
        Assert.Equal(["550 5.1.1 No such mailbox", "554 5.7.1 Not wanted"],
            (await post.Outbox()).Where(message => message.State == OutboxState.GivenUp).Select(message => message.Failure).Order());

        using var administrator = await Inbox.Reader.SignIn(post.Office, "admin", "wiangsuai-demo");
        var page = await administrator.Open("/settings/mail");
        Assert.Contains("ส่งไม่สำเร็จ 2 ฉบับ", string.Concat(page.QuerySelector("main")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("No such mailbox", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var one = page.QuerySelectorAll<IHtmlFormElement>("main .row form").ToList()[0];
        await administrator.Send(one, "/settings/mail");
        Assert.Equal(1, await post.Send());
        page = await administrator.Open("/settings/mail");
        await administrator.Send(page.QuerySelector<IHtmlFormElement>("main .seclist > form")!, "/settings/mail");
        await administrator.Send(one, "/settings/mail");   // sent long ago: nothing comes of it
        Assert.Equal(1, await post.Send());
        Assert.Equal(3, post.Server.Letters.Count);
        Assert.NotNull((await administrator.Open("/settings/mail")).QuerySelector(".empty"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_nobody_answers_the_waits_grow_and_the_letter_is_given_up_at_last(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await Waiting(post, letters: 1);
        await post.Server.DisposeAsync();
        var waits = new List<TimeSpan>();
        OutboxMessage message;
        do
        {
            Assert.Equal(0, await post.Send());
            message = Assert.Single(await post.Outbox());
            waits.Add(message.NextAt - post.Office.Clock.GetUtcNow());
            post.Office.Clock.Advance(message.NextAt - post.Office.Clock.GetUtcNow());
        }
        while (message.State == OutboxState.Waiting);

        Assert.Equal((OutboxState.GivenUp, Retries.Most), (message.State, message.Attempt));
        Assert.NotEmpty(message.Failure!);
        Assert.Equal(waits[..^1].Order(), waits[..^1]);
        Assert.Equal(Retries.Most - 1, waits[..^1].Distinct().Count());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_letter_about_a_task_that_is_answered_meanwhile_does_not_leave(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education-head", MailChoice.AtOnce);
        var loan = await post.Counter.File("education", Projector);
        await post.Counter.Decide("education-head", loan);

        Assert.Equal(0, await post.Send());
        Assert.Equal(OutboxState.Needless, Assert.Single(await post.Outbox()).State);
        Assert.Empty(post.Server.Letters);
        Assert.Equal(0, post.Server.Connections);   // where nothing is to be sent nobody is called
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_letter_is_there_with_its_act_or_not_at_all(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("property", MailChoice.AtOnce);
        var loan = await post.Counter.File("education", Projector);
        Assert.IsType<DecideResult.NotTogether>(await post.Counter.TryDecide("education-head", loan, together: "loan.check"));   // rolled back whole
        Assert.Empty(await post.Outbox());
        Assert.Empty(await post.Told("property"));

        await post.Counter.Decide("education-head", loan);
        Assert.Single(await post.Outbox());
        Assert.Single(await post.Told("property"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Without_a_mail_server_people_are_told_in_the_system_alone(Provider provider)
    {
        await using var counter = await Loans.AtTheCounter.Open(databases, provider);
        var head = await counter.Person("education-head");
        await counter.Office.With(services => services.GetRequiredService<ChooseNotices>().Handle(head, MailChoice.AtOnce, "head@wiangsuai.example", MailLanguage.Thai, Stop));
        await counter.File("education", Projector);
        await counter.Office.WithDb(async db =>
        {
            Assert.True(await db.Set<Notice>().AnyAsync(n => n.PersonId == head, Stop));
            Assert.False(await db.Set<OutboxMessage>().AnyAsync(Stop));
        });
        Assert.Equal(0, await counter.Office.With(services => services.GetRequiredService<SendMail>().Run(Stop)));
    }

    /// <summary>So many letters to the head of education that wait to be sent.</summary>
    static async Task Waiting(PostOffice post, int letters)
    {
        await post.Choose("education-head", MailChoice.AtOnce);
        await post.Counter.File("education", Projector);
        var first = Assert.Single(await post.Told("education-head"));
        await post.Office.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            foreach (var number in Enumerable.Range(2, letters - 1))
            {
                var again = new Notice { Id = Guid.CreateVersion7(first.At), PersonId = first.PersonId, Kind = NoticeKind.Task, CaseId = first.CaseId, TaskId = first.TaskId, Once = number.ToString(CultureInfo.InvariantCulture), At = first.At };
                db.AddRange(again, Outbox.Letter(first.PersonId, first.At, services.GetRequiredService<SmtpSettings>(), notice: again.Id));
            }
            await db.SaveChangesAsync(Stop);
        });
    }
}
