using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Speaks with the mail server, over one connection for as many letters as there are. What MailKit throws becomes a value here.</summary>
public sealed class Mailer(SmtpSettings settings) : IAsyncDisposable
{
    /// <summary>How long one letter may take, the connection included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    SmtpClient? client;

    public async Task<Delivery> Deliver(MimeMessage letter, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var server = client is { IsConnected: true } ? client : await Connect(patience.Token);
            await server.SendAsync(letter, patience.Token);
            return new Delivery.Accepted();
        }
        catch (SmtpCommandException refused)
        {
            var forThisLetter = refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            return Failure($"{(int)refused.StatusCode} {refused.Message}", forGood: forThisLetter && (int)refused.StatusCode >= 500, onTheWay: !forThisLetter);
        }
        catch (Exception broken) when (IsOnTheWay(broken) || (broken is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Drop();
            return Failure(broken.Message, forGood: false, onTheWay: true);
        }
    }

    async Task<SmtpClient> Connect(CancellationToken ct)
    {
        Drop();
        client = new SmtpClient { LocalDomain = settings.Domain };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, ct);
        if (settings.User is { } user)
            await client.AuthenticateAsync(user, settings.Password ?? "", ct);
        return client;
    }

    static bool IsOnTheWay(Exception broken) =>
        broken is IOException or SocketException or TimeoutException or ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or AuthenticationException or SslHandshakeException or NotSupportedException;   // the last: a server without STARTTLS

    static Delivery.Failed Failure(string why, bool forGood, bool onTheWay) =>
        new(why.Length <= OutboxMessageMapping.LongestFailure ? why : why[..OutboxMessageMapping.LongestFailure], forGood, onTheWay);

    void Drop()
    {
        client?.Dispose();
        client = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (client is { IsConnected: true })
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception late) when (IsOnTheWay(late) || late is OperationCanceledException)
            {
                // every letter was answered already; a goodbye that fails changes nothing
            }
        }
        Drop();
    }
}
