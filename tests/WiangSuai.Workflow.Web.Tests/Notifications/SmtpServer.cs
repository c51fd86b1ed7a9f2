using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace WiangSuai.Workflow.Web.Tests.Notifications;

/// <summary>What a mail server does to the next letter instead of taking it.</summary>
internal enum Trouble
{
    /// <summary>451: the mailbox is busy.</summary>
    MailboxBusy,

    /// <summary>550: there is no such mailbox.</summary>
    NoSuchMailbox,

    /// <summary>452 after the data: no room now.</summary>
    NoRoom,

    /// <summary>554 after the data: not wanted.</summary>
    NotWanted,

    /// <summary>The letter is taken, but the connection is gone before the answer.</summary>
    DropAfterData,
}

/// <param name="Raw">As it came over the wire, dots unstuffed.</param>
internal sealed record Received(string From, IReadOnlyList<string> To, byte[] Raw)
{
    public MimeMessage Message { get; } = MimeMessage.Load(new MemoryStream(Raw));
    public string Text => Message.TextBody ?? throw new InvalidOperationException("The letter has no plain text.");
    public string Html => Message.HtmlBody ?? throw new InvalidOperationException("The letter has no HTML.");
    public string Subject => Message.Subject ?? throw new InvalidOperationException("The letter has no subject.");
}

/// <summary>A mail server on a port of its own that speaks SMTP as far as it is needed (RFC 5321: EHLO, HELO, MAIL, RCPT, DATA, RSET, NOOP, QUIT), keeps what it takes, and fails when told to.</summary>
/// <remarks>It offers no extension, neither 8BITMIME nor SMTPUTF8: a letter has to come in seven bits.</remarks>
internal sealed class SmtpServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly ConcurrentQueue<Received> received = new();
    readonly ConcurrentQueue<Trouble> troubles = new();
    readonly ConcurrentBag<Task> conversations = [];
    readonly Task serving;

    public SmtpServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Serve();
    }

    public int Port { get; }

    public IReadOnlyList<Received> Letters => [.. received];

    /// <summary>How many senders connected so far.</summary>
    public int Connections => conversations.Count;

    public void Next(params ReadOnlySpan<Trouble> trouble)
    {
        foreach (var one in trouble) troubles.Enqueue(one);
    }

    /// <summary>Closes the port; from then on nobody answers there.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        await Task.WhenAll(conversations);
    }

    async Task Serve()
    {
        try
        {
            while (true)
                conversations.Add(Talk(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // the test is over
        }
    }

    async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var wire = client.GetStream();
                using var reader = new StreamReader(wire, Encoding.Latin1);   // a letter's bytes, one by one
                await Converse(reader, line => wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token).AsTask());
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // the sender hung up, or the test is over
            }
        }
    }

    async Task Converse(StreamReader reader, Func<string, Task> say)
    {
        string? from = null;
        List<string> to = [];
        Trouble? trouble = null;
        await say("220 mail.wiangsuai.example ESMTP");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await say("250 mail.wiangsuai.example");
                    break;
                case "MAIL":
                    (from, to, trouble) = (PathIn(line), [], troubles.TryDequeue(out var next) ? next : null);
                    await say("250 2.1.0 Ok");
                    break;
                case "RCPT" when from is null:
                    await say("503 5.5.1 MAIL first");
                    break;
                case "RCPT" when trouble is Trouble.MailboxBusy:
                    await say("451 4.2.1 Mailbox busy");
                    break;
                case "RCPT" when trouble is Trouble.NoSuchMailbox:
                    await say("550 5.1.1 No such mailbox");
                    break;
                case "RCPT":
                    to.Add(PathIn(line));
                    await say("250 2.1.5 Ok");
                    break;
                case "DATA" when to.Count == 0:
                    await say("503 5.5.1 RCPT first");
                    break;
                case "DATA":
                    await say("354 End with a dot");
                    var raw = await Data(reader);
                    if (trouble is null or Trouble.DropAfterData) received.Enqueue(new Received(from!, to, raw));
                    if (trouble is Trouble.DropAfterData) return;
                    await say(trouble switch { Trouble.NoRoom => "452 4.3.1 No room now", Trouble.NotWanted => "554 5.7.1 Not wanted", _ => "250 2.0.0 Taken" });
                    (from, to, trouble) = (null, [], null);
                    break;
                case "RSET":
                    (from, to, trouble) = (null, [], null);
                    await say("250 2.0.0 Ok");
                    break;
                case "NOOP":
                    await say("250 2.0.0 Ok");
                    break;
                case "QUIT":
                    await say("221 2.0.0 Bye");
                    return;
                default:
                    await say("502 5.5.1 Not known here");
                    break;
            }
        }
    }

    async Task<byte[]> Data(StreamReader reader)
    {
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            letter.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(letter.ToString());
    }

    static string PathIn(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
