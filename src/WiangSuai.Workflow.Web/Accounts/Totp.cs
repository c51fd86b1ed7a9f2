using OtpNet;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Codes of an authenticator app (รหัส 6 หลัก), by RFC 6238: HMAC-SHA-1, steps of 30 seconds, six digits.</summary>
/// <remarks>Not Identity's own provider: it reads the machine's clock, and does not say which step a code was of, so that a code could count twice.</remarks>
public static class Totp
{
    const int StepSeconds = 30;

    /// <summary>Clocks of telephones differ a little.</summary>
    static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The step whose code this is, of the present one and those before and after it; null where it is none of them.</summary>
    /// <param name="key">As <see cref="KeyOf"/> reads it.</param>
    public static long? StepOf(byte[] key, string code, DateTimeOffset at) =>
        new OtpNet.Totp(key, StepSeconds).VerifyTotp(at.UtcDateTime, code, out var step, Window) ? step : null;

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step, as an app shows it.</summary>
    public static string CodeAt(byte[] key, long step) => new OtpNet.Totp(key, StepSeconds).ComputeTotp(DateTime.UnixEpoch.AddSeconds(step * StepSeconds));

    /// <summary>Reads the key as Identity keeps it and people type it: base 32 (RFC 4648).</summary>
    public static byte[] KeyOf(string base32) => Base32Encoding.ToBytes(base32);

    /// <summary>What a camera reads (the format that authenticator apps agree on).</summary>
    public static string Address(string issuer, string userName, string key) => new OtpUri(OtpType.Totp, key, userName, issuer, period: StepSeconds).ToString();
}
