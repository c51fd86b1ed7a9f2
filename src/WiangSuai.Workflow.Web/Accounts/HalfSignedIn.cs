using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Remembers for five minutes, in a cookie of its own, whose password was right while the code is still to come. It opens nothing.</summary>
public sealed class HalfSignedIn
{
    const string Device = "device";

    public Task Begin(HttpContext http, Guid account, DeviceKind device) => http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.ToString()), new(Device, device.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    public async Task<(Guid Account, DeviceKind Device)?> Find(HttpContext http) =>
        await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme) is { Principal: { } half } && Guid.TryParse(half.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? (account, Enum.TryParse<DeviceKind>(half.FindFirstValue(Device), out var device) ? device : DeviceKind.Shared)
            : null;

    public Task End(HttpContext http) => http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
