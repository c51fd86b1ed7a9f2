using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.Tests.Notifications;

public sealed class TheMorningDigest(Databases databases)
{
    const string Projector = "456-62-0003", Sound = "462-63-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task It_comes_once_each_working_morning_with_all_that_waits_though_two_nodes_ask_at_once(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education-head", MailChoice.Digest);
        await post.Counter.File("education", Projector, from: 20, due: 21);
        await post.Counter.File("education", Sound, from: 20, due: 21);
        Assert.Equal(0, await post.Morning());   // chosen after today's
        Assert.Empty(await post.Outbox());       // and nothing comes at once

        To(post, day: 1, "07:29");
        Assert.Equal(0, await post.Morning());
        To(post, day: 1, "07:30");
        await Task.WhenAll(Task.Run(post.Morning, Stop), Task.Run(post.Morning, Stop));
        Assert.Equal(1, await post.Send());
        To(post, day: 1, "16:00");
        Assert.Equal(0, await post.Morning());
        Assert.Equal(0, await post.Send());

        var letter = Assert.Single(post.Server.Letters);
        Assert.Equal("งานรอท่าน 2 เรื่อง แจ้งใหม่ 0 เรื่อง (อ. 24 พ.ย.)", letter.Subject);
        foreach (var number in new[] { Projector, Sound })
            Assert.Contains($"เห็นชอบให้ยืม{(await post.Counter.Asset(number)).Name}", letter.Text, StringComparison.Ordinal);
        Assert.Equal(2, letter.Text.Split($"{PostOffice.Address}/inbox/").Length - 1);

        To(post, day: 2, "07:30");
        Assert.Equal(1, await post.Morning());
        Assert.Equal(1, await post.Send());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task On_a_weekend_none_comes_and_after_a_morning_without_power_it_comes_late_once(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education-head", MailChoice.Digest);
        await post.Counter.File("education", Projector, from: 20, due: 21);
        foreach (var weekend in new[] { 5, 6 })
        {
            To(post, weekend, "08:00");
            Assert.Equal(0, await post.Morning());
        }
        To(post, day: 7, "11:20");
        Assert.Equal(1, await post.Morning());
        Assert.Equal(0, await post.Morning());
        Assert.Equal(1, await post.Send());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_nothing_waits_and_nothing_happened_none_leaves_not_even_later_that_day(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education-head", MailChoice.Digest);
        To(post, day: 1, "07:30");
        await post.Morning();
        Assert.Equal(0, await post.Send());
        await post.Counter.File("education", Projector, from: 20, due: 21);
        await post.Morning();
        Assert.Equal(0, await post.Send());
        Assert.Empty(post.Server.Letters);
        Assert.Equal(OutboxState.Needless, Assert.Single(await post.Outbox()).State);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task News_are_told_in_one_digest_and_not_again_in_the_next(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        await post.Choose("education", MailChoice.Digest, MailLanguage.English);
        var loan = await post.Counter.File("education", Projector, from: 20, due: 21);
        await post.Counter.Decide("education-head", loan, TaskOutcome.Rejected, "ซ้ำกับงานของกองอื่น");
        To(post, day: 1, "07:30");
        await post.Morning();
        var late = await post.Counter.File("education", Sound, from: 20, due: 21);
        post.Office.Clock.Advance(TimeSpan.FromHours(1));
        await post.Counter.Decide("education-head", late, TaskOutcome.Rejected, "งดให้ยืมชั่วคราว");
        Assert.Equal(1, await post.Send());   // an hour late, and yet without what happened in that hour
        To(post, day: 2, "07:30");
        await post.Morning();
        Assert.Equal(1, await post.Send());
        To(post, day: 3, "07:30");
        await post.Morning();
        Assert.Equal(0, await post.Send());
        Assert.Equal([1, 1], post.Server.Letters.Select(sent => sent.Text.Split("Reason: ").Length - 1));

        var letter = post.Server.Letters[0];
        Assert.Equal("0 tasks wait for you, 1 piece of news (Tue 24 Nov)", letter.Subject);
        Assert.Contains("Reason: ซ้ำกับงานของกองอื่น", letter.Text, StringComparison.Ordinal);
    }

    /// <summary>Sets the clock to a time of a day counted from Monday, 23 November 2026.</summary>
    static void To(PostOffice post, int day, string time) =>
        post.Office.Clock.SetUtcNow(Shared.Bangkok.Instant(new DateOnly(2026, 11, 23).AddDays(day), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));
}
