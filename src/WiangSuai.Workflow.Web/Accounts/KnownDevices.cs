using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Remembers on a device, in a cookie only the server can read, which accounts have signed in there. It opens nothing; it only buys patience.</summary>
public sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider clock)
{
    const string Cookie = "workflow-device";
    const int MostAccounts = 12; // a desk that more people share forgets the oldest

    readonly IDataProtector protector = protection.CreateProtector("known-device");

    /// <summary>Where the request comes from, as seen by this account.</summary>
    public TypedAt WhereTyped(HttpContext http, string normalizedUserName) =>
        Read(http).FirstOrDefault(known => known.UserName == normalizedUserName) is { } known
            ? new TypedAt.KnownDevice(known.Secret)
            : new TypedAt.Elsewhere(AddressOf(http.Connection.RemoteIpAddress));

    /// <summary>This account has signed in here.</summary>
    public void Remember(HttpContext http, string normalizedUserName)
    {
        var known = Read(http).Where(device => device.UserName != normalizedUserName)
            .Prepend(new Known(normalizedUserName, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), clock.GetUtcNow() + For))
            .Take(MostAccounts);
        http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(known)), new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/sign-in",
            MaxAge = For,
        });
    }

    static TimeSpan For => TimeSpan.FromDays(180);

    List<Known> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie) return [];
        try
        {
            var known = JsonSerializer.Deserialize<List<Known>>(protector.Unprotect(cookie)) ?? [];
            return known.FindAll(device => device.Until > clock.GetUtcNow());
        }
        catch (CryptographicException) // forged, or of another installation: an unknown device
        {
            return [];
        }
    }

    /// <summary>IPv6 counts by network, because one subscriber has a whole /64.</summary>
    internal static string AddressOf(IPAddress? address) => address switch
    {
        null => "none",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };

    sealed record Known(string UserName, string Secret, DateTimeOffset Until);
}
