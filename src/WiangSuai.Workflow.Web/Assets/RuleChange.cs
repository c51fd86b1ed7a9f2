using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>One change of what a class demands of a loan (การแก้เงื่อนไขของประเภท). Rows are only added.</summary>
public sealed class ClassChange
{
    public required Guid Id { get; init; }
    public required string ClassCode { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid PersonId { get; init; }
    public required ClassChangeKind Kind { get; init; }

    /// <summary>JSON of <see cref="ChangedField"/>s, as in <see cref="AssetChange.Fields"/>.</summary>
    public required string Fields { get; init; }

    /// <summary>What differs, field by field; a new class differs in all that is not empty.</summary>
    internal static IReadOnlyList<ChangedField> Differences(KeepClassCommand? before, KeepClassCommand after) => RuleFields.Differences(before is null ? null : Words(before), Words(after));

    static (string, string)[] Words(KeepClassCommand said) =>
    [
        (nameof(said.Thai), said.Thai), (nameof(said.English), said.English), (nameof(said.LongestLoanDays), said.LongestLoanDays?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (nameof(said.AsksPhotos), said.AsksPhotos ? "1" : "0"), (nameof(said.HasOwnForm), said.HasOwnForm ? "1" : "0"), (nameof(said.OwnFormName), said.OwnFormName), (nameof(said.OwnFormAddress), said.OwnFormAddress),
    ];
}

public enum ClassChangeKind
{
    Made,
    Changed,
}

/// <summary>One change of a set that is borrowed together (การแก้ชุด). Rows are only added.</summary>
public sealed class SetChange
{
    public required Guid Id { get; init; }
    public required Guid SetId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid PersonId { get; init; }
    public required SetChangeKind Kind { get; init; }

    /// <summary>As the set was called then.</summary>
    public required string Name { get; init; }

    /// <summary>JSON of <see cref="ChangedField"/>s, as in <see cref="AssetChange.Fields"/>.</summary>
    public required string Fields { get; init; }

    /// <param name="things">Names of things by key.</param>
    internal static (string Field, string Content)[] Words(LendingSet set, IReadOnlyDictionary<Guid, string> things) =>
    [
        (nameof(set.Name), set.Name), (nameof(set.Note), set.Note),
        (nameof(set.Items), string.Join(", ", set.Items.OrderBy(item => item.Position).Select(item => $"{things.GetValueOrDefault(item.AssetId, "")} × {item.Quantity}"))),
    ];
}

public enum SetChangeKind
{
    PutTogether,
    Changed,
    Ended,
}

static class RuleFields
{
    internal static IReadOnlyList<ChangedField> Differences((string Field, string Content)[]? before, (string Field, string Content)[] after) =>
        [.. after.Select((now, at) => new ChangedField(now.Field, before is null ? "" : before[at].Content, now.Content)).Where(change => change.Before != change.After)];
}

/// <summary>Append-only: see the migration Guards.</summary>
internal sealed class RuleChangeMapping : IEntityTypeConfiguration<ClassChange>, IEntityTypeConfiguration<SetChange>
{
    public void Configure(EntityTypeBuilder<ClassChange> change)
    {
        change.ToTable("asset_class_change");
        change.Property(c => c.Fields).IsLongText();
        change.HasIndex(c => new { c.ClassCode, c.At });
        change.HasOne<AssetClass>().WithMany().HasForeignKey(c => c.ClassCode).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SetChange> change)
    {
        change.ToTable("lending_set_change");
        change.Property(c => c.Fields).IsLongText();
        change.Property(c => c.Name).HasMaxLength(LendingSet.LongestName);
        change.HasIndex(c => c.At);
        change.HasOne<LendingSet>().WithMany().HasForeignKey(c => c.SetId).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
