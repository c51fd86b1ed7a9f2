using Microsoft.AspNetCore.Identity;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Passkeys (ลายนิ้วมือหรือรหัสเครื่อง): a device signs in place of a password, and knows its owner by finger, face or lock. The rules are Identity's (WebAuthn).</summary>
public sealed class Passkeys(SignInManager<Account> session, UserManager<Account> accounts)
{
    public const int LongestName = 60;
    public const int MostPerAccount = 10;

    /// <returns>Options for the browser, as JSON.</returns>
    public Task<string> AskToSignIn() => session.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Whose device signed; null where nobody's did, or the signature does not fit.</summary>
    public async Task<Account?> SignedBy(string credential)
    {
        try
        {
            if (await session.PerformPasskeyAssertionAsync(credential) is not { Succeeded: true } signed)
                return null;
            await accounts.AddOrUpdatePasskeyAsync(signed.User, signed.Passkey);   // its counter goes on
            return signed.User;
        }
        catch (InvalidOperationException)   // Identity's answer where nothing was asked for in this browser: opened long ago, or sent by hand
        {
            return null;
        }
    }

    /// <returns>Options for the browser, as JSON.</returns>
    public Task<string> AskToAdd(Account account) =>
        session.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.UserName! });

    /// <returns>False where the device's answer does not fit.</returns>
    public async Task<bool> Add(Account account, string credential, string name)
    {
        try
        {
            if (await session.PerformPasskeyAttestationAsync(credential) is not { Succeeded: true } made || made.UserEntity.Id != account.Id.ToString())
                return false;
            made.Passkey.Name = name;
            return (await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded;
        }
        catch (InvalidOperationException)   // as above
        {
            return false;
        }
    }
}
