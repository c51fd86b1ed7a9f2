using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Sends what waits in the outbox, one letter after another, until nothing is due or the mail server cannot be spoken with.</summary>
public sealed partial class SendMail(Outbox outbox, Letters letters, SmtpSettings settings, ILogger<SendMail> log) : IRecurring
{
    /// <returns>How many letters the mail server took.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        if (!settings.IsOn)
            return 0;
        await using var mailer = new Mailer(settings);
        var sent = 0;
        while (await outbox.Claim(ct) is { } message)
        {
            var how = await Send(message, mailer, ct);
            await outbox.End(message, how, CancellationToken.None);   // a stop of the process must not make a second copy of what was accepted
            if (how is Delivery.Accepted)
                sent++;
            if (how is Delivery.Failed failed)
                NotSent(log, message.Id, message.Attempt, failed.Why);
            if (how is Delivery.Failed { OnTheWay: true })
                break;
        }
        return sent;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    /// <remarks>Whatever a letter cannot be written for, a fault of ours included, keeps no other from leaving; it is noted, logged and tried again.</remarks>
    async Task<Delivery> Send(OutboxMessage message, Mailer mailer, CancellationToken ct)
    {
        if (message.Attempt > Retries.Most)
            return new Delivery.Failed("The process ended at every attempt.", ForGood: true, OnTheWay: false);
        try
        {
            return await letters.Of(message, ct) is { } letter ? await mailer.Deliver(letter, ct) : new Delivery.Needless();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            NotWritten(log, failed, message.Id);
            return new Delivery.Failed(failed.Message, ForGood: false, OnTheWay: false);
        }
    }

    [LoggerMessage(LogLevel.Error, "Letter {Letter} could not be written.")]
    static partial void NotWritten(ILogger log, Exception failed, Guid letter);

    [LoggerMessage(LogLevel.Warning, "Letter {Letter} could not be sent at attempt {Attempt}: {Why}")]
    static partial void NotSent(ILogger log, Guid letter, int attempt, string why);
}
