using System.Text.Json;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>One change of what the register says of a thing (รายการเปลี่ยนแปลง). Rows are only added.</summary>
public sealed class AssetChange
{
    public required Guid Id { get; init; }
    public required Guid AssetId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who changed it; null for what came with the office.</summary>
    public required Guid? PersonId { get; init; }

    public required AssetChangeKind Kind { get; init; }

    /// <summary>JSON of <see cref="ChangedField"/>s as they were worded then; an empty list where no field changed.</summary>
    public required string Fields { get; init; }

    /// <summary>Reason given, or what was photographed; empty where there is nothing to say.</summary>
    public string Note { get; init; } = "";

    public IReadOnlyList<ChangedField> Read() => Read(Fields);

    internal static IReadOnlyList<ChangedField> Read(string fields) => JsonSerializer.Deserialize<List<ChangedField>>(fields) ?? [];

    public static string Write(IReadOnlyList<ChangedField> fields) => JsonSerializer.Serialize(fields, Plain);

    /// <summary>Thai stays readable in the database.</summary>
    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

public enum AssetChangeKind
{
    Registered,
    Changed,

    /// <summary>Registered or changed by a file.</summary>
    Imported,
    Retired,
    Photographed,
    PhotoRemoved,
    CoverChosen,
}

/// <param name="Field">Name of the field as in <see cref="AssetFields"/>.</param>
/// <param name="Before">In words, as units and classes were called then; dates as 2026-11-25; empty where there was nothing.</param>
public sealed record ChangedField(string Field, string Before, string After);
