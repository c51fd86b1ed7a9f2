using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>How values are stored unless a mapping says otherwise.</summary>
internal static class Conventions
{
    const string SortsAsThai = "WiangSuai:SortsAsThai";

    /// <summary>Length of a text column that names no other: a name, a title, a line.</summary>
    internal const int LineLength = 400;

    internal static void UseHouseConventions(this ModelConfigurationBuilder model)
    {
        model.Properties<DateTimeOffset>().HaveConversion<Instant>();
        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
        model.Properties<string>().HaveMaxLength(LineLength);
        model.Properties<decimal>().HavePrecision(14, 2);
        model.Conventions.Add(_ => new KeysAndVersions());
    }

    /// <summary>Text without a length: paragraphs, documents, JSON.</summary>
    internal static PropertyBuilder<T> IsLongText<T>(this PropertyBuilder<T> property)
    {
        property.Metadata.SetMaxLength(null); // a length left behind would make Npgsql cut the text to it
        return property.HasColumnType("text");
    }

    /// <summary>The column sorts as a Thai dictionary does (เก่ง before ขวัญ). Not for columns of a unique index: SQLite's order ignores some marks.</summary>
    internal static PropertyBuilder<string> SortsAsThaiText(this PropertyBuilder<string> property) =>
        (PropertyBuilder<string>)property.HasAnnotation(SortsAsThai, true);

    internal static void SortThaiText(this ModelBuilder model, string collation)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            if (property.RemoveAnnotation(SortsAsThai) is not null) property.SetCollation(collation);
    }

    /// <summary>An index that a mapping names bears that name in the database, where refusals are recognised by it; the naming convention would make up another.</summary>
    internal static void KeepNamesOfIndexes(this ModelBuilder model)
    {
        foreach (var index in model.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredIndexes()))
            if (index.Name is { } name) index.SetDatabaseName(name);
    }

    /// <summary>Keys of type <see cref="Guid"/> are made by us; <see cref="IVersioned.Version"/> guards against lost updates.</summary>
    sealed class KeysAndVersions : IModelFinalizingConvention
    {
        public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
        {
            foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
            {
                foreach (var key in entity.FindPrimaryKey()?.Properties ?? [])
                    if (key.ClrType == typeof(Guid)) key.Builder.ValueGenerated(Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never);
                if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                    entity.FindProperty(nameof(IVersioned.Version))!.Builder.IsConcurrencyToken(true);
            }
        }
    }
}

/// <summary>An instant, stored in UTC to the microsecond: the finest that PostgreSQL keeps, so both providers give back the same value.</summary>
internal sealed class Instant() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToStoredInstant(), at => at);

/// <summary>The same on SQLite, as UTC ticks, because SQLite can neither order nor compare a <see cref="DateTimeOffset"/>.</summary>
internal sealed class InstantAsTicks() : ValueConverter<DateTimeOffset, long>(
    at => at.ToStoredInstant().UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>A row that two people may want to change at once. The second to save gets a <see cref="DbUpdateConcurrencyException"/>.</summary>
/// <remarks>Counted up at every save that changes the row; a statement that bypasses the change tracker has to count for itself.</remarks>
public interface IVersioned
{
    int Version { get; set; }
}

public static class StoredValues
{
    /// <summary>The instant as both providers give it back: UTC, cut to the microsecond.</summary>
    public static DateTimeOffset ToStoredInstant(this DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    /// <summary>A new key; keys made later sort later, so that indexes grow at one end.</summary>
    public static Guid NewId(this TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());

    internal static void CountVersions(this AppDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>())
            if (entry.State is EntityState.Modified)
                entry.Entity.Version = entry.Property(row => row.Version).OriginalValue + 1;
    }
}
