using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>The picture of a paper (ภาพที่สแกน), as it was uploaded. Never changed, and kept from when something refers to it.</summary>
public abstract class Scan
{
    public required Guid Id { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>Found out from the content, not from what the browser said.</summary>
    public required ScanKind Kind { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Kinds of file that a scan may be.</summary>
public enum ScanKind
{
    Pdf,
    Jpeg,
    Png,
}

/// <summary>Why a file is not kept.</summary>
public enum ScanProblem { TooBig, NotUnderstood }

/// <summary>What a scan is made of.</summary>
public sealed record ScanContent(Guid Id, byte[] Bytes, ScanKind Kind, string FileName, string Hash, DateTimeOffset At);

/// <summary>Keeps scans before anything else is asked of a form, so that a mistake in another field does not lose them, and drops those that no form was finished for.</summary>
public static class Scans
{
    const int LongestName = 200;

    /// <summary>Bytes at the end of a PDF within which a whole one says that it ends.</summary>
    const int Tail = 2048;

    /// <summary>How long a scan waits for its form.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <param name="unused">Scans of the same person to which nothing refers yet: the same file sent again is the same scan.</param>
    /// <param name="most">Bytes.</param>
    public static async Task<(TScan? Scan, ScanProblem? Problem)> KeepScan<TScan>(
        this AppDb db, IQueryable<TScan> unused, string fileName, byte[] bytes, int most, TimeProvider clock, Func<ScanContent, TScan> make, CancellationToken ct) where TScan : Scan
    {
        if (bytes.Length > most)
            return (null, ScanProblem.TooBig);
        if (KindOf(bytes) is not { } kind)
            return (null, ScanProblem.NotUnderstood);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (await unused.FirstOrDefaultAsync(scan => scan.Hash == hash, ct) is { } known)
            return (known, null);
        var kept = make(new ScanContent(clock.NewId(), bytes, kind, fileName.Length <= LongestName ? fileName : fileName[^LongestName..], hash, clock.GetUtcNow()));
        db.Add(kept);
        await db.SaveChangesAsync(ct);
        return (kept, null);
    }

    /// <summary>Drops what nothing came to refer to within a day. The database itself keeps the others.</summary>
    /// <returns>How many went.</returns>
    public static async Task<int> DropScans<TScan>(this AppDb db, IQueryable<TScan> unused, TimeProvider clock, CancellationToken ct) where TScan : Scan
    {
        var before = (clock.GetUtcNow() - Patience).ToStoredInstant();
        await using var write = await db.BeginWrite(ct);
        var dropped = await unused.Where(scan => scan.At < before).ExecuteDeleteAsync(ct);
        await write.Commit(ct);
        return dropped;
    }

    /// <summary>What the first bytes say it is; null for anything else than a PDF, a JPEG or a PNG, and for a PDF that breaks off before its end.</summary>
    public static ScanKind? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? bytes[Math.Max(0, bytes.Length - Tail)..].IndexOf("%%EOF"u8) >= 0 ? ScanKind.Pdf : null
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ScanKind.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ScanKind.Png
        : null;

    public static string TypeOf(ScanKind kind) => kind switch
    {
        ScanKind.Pdf => "application/pdf",
        ScanKind.Jpeg => "image/jpeg",
        ScanKind.Png => "image/png",
        _ => throw new System.Diagnostics.UnreachableException($"scan kind {kind}"),
    };
}
