using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Codes of an authenticator app (รหัส 6 หลัก), by RFC 6238: HMAC-SHA-1, steps of 30 seconds, six digits.</summary>
public static class Totp
{
    const int StepSeconds = 30;
    const int Modulus = 1_000_000;

    /// <summary>The step whose code this is, of the present one and those before and after it; null where it is none of them. Clocks of telephones differ a little.</summary>
    /// <param name="key">As <see cref="KeyOf"/> reads it.</param>
    public static long? StepOf(byte[] key, string code, DateTimeOffset at)
    {
        var now = StepAt(at);
        long? found = null;
        foreach (var step in (long[])[now - 1, now, now + 1])   // all three, so that the time taken tells nothing
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(key, step)), System.Text.Encoding.ASCII.GetBytes(code)))
                found = step;
        }
        return found;
    }

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238: the apps that people have know no other; HMAC does not rest on collisions.")]
    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads the key as Identity keeps it and people type it: base 32 (RFC 4648).</summary>
    public static byte[] KeyOf(string base32)
    {
        const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>(base32.Length * 5 / 8);
        var (held, bits) = (0, 0);
        foreach (var sign in base32)
        {
            (held, bits) = (((held << 5) | Signs.IndexOf(sign, StringComparison.Ordinal)) & 0xFFF, bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits & byte.MaxValue));
        }
        return [.. bytes];
    }

    /// <summary>What a camera reads (the format that authenticator apps agree on).</summary>
    public static string Address(string issuer, string userName, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period={StepSeconds}";
}
