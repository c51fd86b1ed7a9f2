using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>What the system takes for an e-mail address: name and domain, nothing around it.</summary>
public static class MailAddress
{
    /// <summary>Longest path that SMTP carries (RFC 5321, 4.5.3.1.3), without its brackets.</summary>
    public const int Longest = 254;

    /// <summary>False for a display name, a list, a group, a missing domain, or letters that need SMTPUTF8.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? address)
    {
        address = typed?.Trim();
        return address is { Length: > 0 and <= Longest }
            && address.All(char.IsAscii)
            && MailboxAddress.TryParse(address, out var mailbox)
            && mailbox.Address == address
            && mailbox.LocalPart.Length > 0 && mailbox.Domain.Contains('.', StringComparison.Ordinal);
    }
}
