using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>What an import would write, thing by thing, and what it leaves out with the reason.</summary>
public sealed record ImportPlan(
    IReadOnlyList<NewThing> New, IReadOnlyList<ChangedThing> Changed, int Same, IReadOnlyList<RowLeftOut> Refused, SkippedRows Skipped, int Rows)
{
    static readonly JsonSerializerOptions Short = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Compressed, with the hash under which it is confirmed.</summary>
    public (byte[] Bytes, string Hash) Pack()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, Short);
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(json);
        return (packed.ToArray(), Convert.ToHexStringLower(SHA256.HashData(json)));
    }

    public static ImportPlan Unpack(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ImportPlan>(brotli, Short) ?? throw new InvalidDataException("A stored plan says nothing.");
    }
}

/// <param name="Row">Its row in the file; several things may come from one.</param>
public sealed record NewThing(int Row, AssetEntry Entry);

/// <param name="Version">The register's version of the thing that the comparison was made with.</param>
/// <param name="After">The whole entry as it will stand.</param>
public sealed record ChangedThing(int Row, Guid AssetId, int Version, AssetEntry After, IReadOnlyList<ChangedField> Changes);

/// <summary>A row that is not taken in, with its reasons in both languages; it comes back in a file.</summary>
public sealed record RowLeftOut(int Row, string Thai, string English);

/// <summary>Compares what a file says with what the register says. Pure.</summary>
public static class ImportComparison
{
    /// <param name="known">Things of the register by number, those among the file's numbers.</param>
    /// <param name="promised">The most that is promised of a pool on one day from today on; pools without promises may be missing.</param>
    /// <param name="fresh">What a new thing is where the file does not say.</param>
    public static (IReadOnlyList<NewThing> New, IReadOnlyList<ChangedThing> Changed, int Same, IReadOnlyList<RefusedRow> Refused) Of(
        FileRows rows, IReadOnlyDictionary<string, Asset> known, IReadOnlyDictionary<Guid, int> promised, AssetEntry fresh, AssetFacts facts)
    {
        var (added, changed, same, refused) = (new List<NewThing>(), new List<ChangedThing>(), 0, rows.Refused.ToList());
        foreach (var row in rows.Things.GroupBy(thing => thing.Row))   // a row goes in whole or not at all
        {
            var (newOnes, changedOnes, sameOnes, problems) = (new List<NewThing>(), new List<ChangedThing>(), 0, new List<AssetProblem>());
            foreach (var thing in row)
            {
                var now = known.GetValueOrDefault(thing.Values.Number);
                var before = now is null ? null : AssetEntry.Of(now);
                var after = thing.Over(before ?? fresh with { Number = thing.Values.Number, IsPool = thing.Values.IsPool }).Tidied();
                problems.AddRange(AssetRules.Check(after, facts, now, null));
                if (now is { IsPool: true } && after.Quantity < now.Quantity && after.Quantity < promised.GetValueOrDefault(now.Id) + now.OutOfUse)
                    problems.Add(new AssetProblem(nameof(after.Quantity), AssetProblemCode.FewerThanArePromised));
                if (before is null || now is null) newOnes.Add(new NewThing(row.Key, after));
                else if (AssetFields.Differences(before, after, facts) is { Count: > 0 } changes) changedOnes.Add(new ChangedThing(row.Key, now.Id, now.Version, after, changes));
                else sameOnes++;
            }
            if (problems.Count > 0)
            {
                refused.Add(new RefusedRow(row.Key, [.. problems.DistinctBy(problem => (problem.Field, problem.Code)).Select(problem => new RowProblem(RowFault.Rule) { Rule = problem })]));
                continue;
            }
            added.AddRange(newOnes);
            changed.AddRange(changedOnes);
            same += sameOnes;
        }
        return (added, changed, same, [.. refused.OrderBy(row => row.Row)]);
    }
}
