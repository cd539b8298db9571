using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence;

/// <summary>
/// How a collection is stored. Its table is named after the collection, in its module's schema, and begins with <c>instance_id</c>, which comes first in the
/// key. Attributes of the record type say what its key is, what only grows, and by which time it is kept: the first such time has a partition for each month.
/// Lists, maps and JSON are kept as JSON. Where the module has a file <c>mark_dirty_(table).sql</c>, this marks what has to be rolled up after a merge.
/// </summary>
internal sealed class RecordConfiguration<TRecord> : IEntityTypeConfiguration<TRecord>
    where TRecord : class
{
    public void Configure(EntityTypeBuilder<TRecord> builder)
    {
        var collection = typeof(TRecord).GetCustomAttribute<CollectionAttribute>()
            ?? throw new InvalidOperationException($"{typeof(TRecord)} is not a collection.");
        var table = collection.Name.Replace('-', '_');
        builder.ToTable(table, collection.Kind.ToString().ToLowerInvariant());
        builder.Property<int>(RecordAnnotations.InstanceId).HasColumnName("instance_id");
        builder.HasKey([RecordAnnotations.InstanceId, .. CollectionAttribute.KeyOf(typeof(TRecord)).Select(property => property.Name)]);
        foreach (var property in typeof(TRecord).GetProperties())
        {
            ConfigureProperty(builder, property);
        }

        builder.IsPartitionedBy(Array.Find(typeof(TRecord).GetProperties(), property => property.GetCustomAttribute<TimeAttribute>()?.Use == TimeUse.Storage)?.Name);
        builder.MarksDirtyBy($"mark_dirty_{table}.sql");
    }

    private static void ConfigureProperty(EntityTypeBuilder<TRecord> builder, PropertyInfo property)
    {
        if (property.IsDefined(typeof(OnlyGrowsAttribute)))
        {
            builder.Property(property.Name).HasOnlyGrown();
        }

        if (property.PropertyType == typeof(RawJson))
        {
            builder.Property<RawJson?>(property.Name).IsRawJson();
        }
        else if (property.PropertyType == typeof(IReadOnlyList<RawJson>))
        {
            builder.Property<IReadOnlyList<RawJson>?>(property.Name).IsRawJsonList();
        }
        else if (property.PropertyType is { IsGenericType: true, IsInterface: true })
        {
            typeof(RecordConfiguration<TRecord>).GetMethod(nameof(KeepAsJson), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(property.PropertyType)
                .Invoke(null, [builder, property.Name]);
        }
    }

    private static void KeepAsJson<TProperty>(EntityTypeBuilder<TRecord> builder, string property) => builder.Property<TProperty>(property).IsJson();
}

internal static class RecordConfigurations
{
    /// <summary>Configures each record type by what its attributes say.</summary>
    public static void ApplyRecordConfigurations(this ModelBuilder model)
    {
        foreach (var record in CollectionAttribute.RecordTypes)
        {
            var apply = typeof(RecordConfigurations).GetMethod(nameof(Apply), BindingFlags.NonPublic | BindingFlags.Static)!;
            apply.MakeGenericMethod(record).Invoke(null, [model]);
        }
    }

    private static void Apply<TRecord>(ModelBuilder model)
        where TRecord : class
        => model.ApplyConfiguration(new RecordConfiguration<TRecord>());
}

/// <summary>What the merge of records has to know beyond the columns.</summary>
internal static class RecordAnnotations
{
    /// <summary>The instance that a record belongs to; no member of the record, and named so that none clashes with it.</summary>
    public const string InstanceId = "RecordInstanceId";

    private const string PartitionedBy = "Reporting:PartitionedBy";
    private const string OnlyGrows = "Reporting:OnlyGrows";
    private const string MarkedBy = "Reporting:MarksDirtyBy";

    /// <summary>The table has a partition for each month of this time; null for a table without partitions.</summary>
    public static void IsPartitionedBy<TRecord>(this EntityTypeBuilder<TRecord> builder, string? time)
        where TRecord : class
        => builder.HasAnnotation(PartitionedBy, time);

    /// <summary>Of two values the greater stands, whichever came last.</summary>
    public static void HasOnlyGrown(this PropertyBuilder property) => property.HasAnnotation(OnlyGrows, true);

    /// <summary>The SQL file that marks dirty what has to be rolled up, from the working tables of the merge, where there is one.</summary>
    public static void MarksDirtyBy<TRecord>(this EntityTypeBuilder<TRecord> builder, string sqlFile)
        where TRecord : class
        => builder.HasAnnotation(MarkedBy, SqlFile.Exists(sqlFile) ? sqlFile : null);

    public static string? PartitionProperty(this Microsoft.EntityFrameworkCore.Metadata.IReadOnlyEntityType type)
        => (string?)type.FindAnnotation(PartitionedBy)?.Value;

    public static bool OnlyGrown(this Microsoft.EntityFrameworkCore.Metadata.IReadOnlyProperty property)
        => property.FindAnnotation(OnlyGrows) is not null;

    public static string? MarkDirtyFile(this Microsoft.EntityFrameworkCore.Metadata.IReadOnlyEntityType type)
        => (string?)type.FindAnnotation(MarkedBy)?.Value;
}
