using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Notifications;

/// <summary>The office at the counter with a mail server beside it. Nothing is sent or told of the day but when a test says so.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    public const string Address = "https://workflow.wiangsuai.example";

    PostOffice(AtTheCounter counter, SmtpServer server) => (Counter, Server) = (counter, server);

    public AtTheCounter Counter { get; }
    public SmtpServer Server { get; }
    public Office Office => Counter.Office;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<PostOffice> Open(Databases databases, Provider provider)
    {
        var server = new SmtpServer();
        var counter = await AtTheCounter.Open(
            databases, provider,
            ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Smtp:Security", "None"), ("Smtp:From", "workflow@wiangsuai.example"),
            ("Office:Address", Address + "/"));
        return new PostOffice(counter, server);
    }

    public static string AddressOf(string user) => $"{user}@wiangsuai.example";

    public async Task Choose(string user, MailChoice mail, MailLanguage language = MailLanguage.Thai)
    {
        var person = await Counter.Person(user);
        await Office.With(services => services.GetRequiredService<ChooseNotices>().Handle(person, mail, mail == MailChoice.None ? null : AddressOf(user), language, Stop));
    }

    /// <returns>How many letters left.</returns>
    public Task<int> Send() => Office.With(services => services.GetRequiredService<SendMail>().Run(Stop));

    public Task<int> Morning() => Office.With(services => services.GetRequiredService<MorningDigest>().Run(Stop));

    public Task<int> TellOfTheDay() => Office.With(services => services.GetRequiredService<TellOfTheDay>().Run(Stop));

    /// <summary>What the person was told, the oldest first.</summary>
    public async Task<List<Notice>> Told(string user)
    {
        var person = await Counter.Person(user);
        return await Office.WithDb(db => db.Set<Notice>().AsNoTracking().Where(n => n.PersonId == person).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(Stop));
    }

    public Task<List<OutboxMessage>> Outbox() => Office.WithDb(db => db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(Stop));

    public async ValueTask DisposeAsync()
    {
        await Counter.DisposeAsync();
        await Server.DisposeAsync();
    }
}
