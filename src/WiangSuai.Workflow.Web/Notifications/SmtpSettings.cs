using System.Globalization;
using MailKit.Security;
using MimeKit;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>The mail server: settings <c>Smtp:Host</c>, <c>Port</c>, <c>User</c>, <c>Password</c>, <c>From</c>, <c>Security</c>, and <c>Office:Address</c> for the links in letters.</summary>
/// <remarks>Without a host no mail is sent and none is put into the outbox: people are told in the system alone.</remarks>
public sealed class SmtpSettings
{
    public string Host { get; private init; } = "";
    public int Port { get; private init; }
    public string? User { get; private init; }
    public string? Password { get; private init; }
    public string From { get; private init; } = "";
    public SecureSocketOptions Security { get; private init; }

    /// <summary>Where the office's screens are reached, without a slash at the end.</summary>
    public string Address { get; private init; } = "";

    public bool IsOn => Host.Length > 0;

    /// <summary>Domain of the sender; Message-IDs end with it.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..];

    /// <exception cref="CannotStartException">A host is set, but not all that goes with it.</exception>
    public static SmtpSettings Read(IConfiguration settings)
    {
        if (settings["Smtp:Host"] is not { Length: > 0 } host)
            return new SmtpSettings();
        var security = Secured(settings["Smtp:Security"]);
        return new SmtpSettings
        {
            Host = host,
            Port = PortOf(settings["Smtp:Port"], security),
            User = settings["Smtp:User"] is { Length: > 0 } user ? user : null,
            Password = settings["Smtp:Password"],
            From = MailAddress.TryRead(settings["Smtp:From"], out var from) ? from : throw Wrong("Smtp:From", "ที่อยู่อีเมลของผู้ส่ง", "the sender's e-mail address"),
            Security = security,
            Address = Uri.TryCreate(settings["Office:Address"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? settings["Office:Address"]!.TrimEnd('/')
                : throw Wrong("Office:Address", "ที่อยู่เว็บของระบบ เช่น https://workflow.example.go.th", "the web address of the system, such as https://workflow.example.go.th"),
        };
    }

    static SecureSocketOptions Secured(string? security) => security switch
    {
        null or "" or "StartTls" => SecureSocketOptions.StartTls,
        "Tls" => SecureSocketOptions.SslOnConnect,
        "None" => SecureSocketOptions.None,
        _ => throw Wrong("Smtp:Security", "StartTls, Tls หรือ None", "StartTls, Tls or None"),
    };

    static int PortOf(string? port, SecureSocketOptions security) => (port, security) switch
    {
        (null or "", SecureSocketOptions.SslOnConnect) => 465,
        (null or "", SecureSocketOptions.None) => 25,
        (null or "", _) => 587,
        _ => int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
            ? number
            : throw Wrong("Smtp:Port", "เลขพอร์ต 1–65535", "a port number, 1–65535"),
    };

    static CannotStartException Wrong(string setting, string thai, string english) =>
        new($"ตั้ง Smtp:Host ไว้ {setting} จึงต้องเป็น{thai} / Smtp:Host is set, so {setting} must be {english}.");
}
