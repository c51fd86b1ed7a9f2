using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The code that proves that whoever sets up the system can read the server's log. Another at every start.</summary>
public sealed class SetupCode
{
    const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"; // none that are taken for each other

    readonly string code = RandomNumberGenerator.GetString(Letters, 12);

    /// <summary>As printed, in groups of four.</summary>
    public string Printed => $"{code[..4]}-{code[4..8]}-{code[8..]}";

    internal bool Is(string typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(typed.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant()));
}

public abstract record SetupResult
{
    private SetupResult() { }

    public sealed record Done(Account Account) : SetupResult;

    /// <summary>Somebody has an account already; the set-up is over for good.</summary>
    public sealed record Over : SetupResult;
    public sealed record WrongCode : SetupResult;
    public sealed record Invalid(IReadOnlyList<IdentityError> Problems) : SetupResult;
}

/// <summary>Makes the first account of an installation, which is an administrator's and decides nothing.</summary>
public sealed partial class FirstAdministrator(AppDb db, UserManager<Account> accounts, SetupCode code, TimeProvider clock, ILogger<FirstAdministrator> log)
{
    static readonly SemaphoreSlim One = new(1, 1);

    public async Task<bool> IsMissing(CancellationToken ct) => !await db.Set<Account>().AnyAsync(ct);

    /// <summary>Tells the operator the code, as long as nobody has an account.</summary>
    internal async Task TellCode(CancellationToken ct)
    {
        if (await IsMissing(ct)) LogCode(code.Printed);
    }

    public async Task<SetupResult> Make(string typedCode, string userName, string password, CancellationToken ct)
    {
        await One.WaitAsync(ct);
        try
        {
            if (!await IsMissing(ct)) return new SetupResult.Over();
            if (!code.Is(typedCode)) return new SetupResult.WrongCode();
            var account = new Account { Id = clock.NewId(), UserName = userName, IsAdministrator = true };
            var made = await accounts.CreateAsync(account, password);
            return made.Succeeded ? new SetupResult.Done(account) : new SetupResult.Invalid([.. made.Errors]);
        }
        finally
        {
            One.Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "ยังไม่มีบัญชีผู้ใช้ เปิดหน้า /setup แล้วใส่รหัส {Code} / No account exists yet. Open /setup and enter the code {Code}.")]
    private partial void LogCode(string code);
}
