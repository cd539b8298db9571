using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence;

/// <summary>
/// How a collection is stored. Its table is named after the collection, in its module's schema, and begins with
/// <c>instance_id</c>, which comes first in the key. Attributes of the record type say what its key is and what only grows;
/// lists, maps and JSON are kept as JSON. A collection of which there is more to say has a configuration that derives from this one.
/// </summary>
internal abstract class RecordConfiguration<TRecord> : IEntityTypeConfiguration<TRecord>
    where TRecord : class
{
    public void Configure(EntityTypeBuilder<TRecord> builder)
    {
        var collection = typeof(TRecord).GetCustomAttribute<CollectionAttribute>()
            ?? throw new InvalidOperationException($"{typeof(TRecord)} is not a collection.");
        builder.ToTable(collection.Name.Replace('-', '_'), collection.Kind.ToString().ToLowerInvariant());
        builder.Property<int>(RecordAnnotations.InstanceId).HasColumnName("instance_id");
        builder.HasKey([RecordAnnotations.InstanceId, .. CollectionAttribute.KeyOf(typeof(TRecord)).Select(property => property.Name)]);
        foreach (var property in typeof(TRecord).GetProperties())
        {
            ConfigureProperty(builder, property);
        }

        ConfigureRecord(builder);
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

    protected virtual void ConfigureRecord(EntityTypeBuilder<TRecord> builder)
    {
    }
}

/// <summary>Of a collection whose attributes say everything.</summary>
internal sealed class AttributeConfiguration<TRecord> : RecordConfiguration<TRecord>
    where TRecord : class;

internal static class RecordConfigurations
{
    /// <summary>Configures each record type that has no configuration of its own by what its attributes say.</summary>
    public static void ApplyRecordConfigurations(this ModelBuilder model)
    {
        foreach (var record in CollectionAttribute.RecordTypes.Where(record => model.Model.FindEntityType(record) is null))
        {
            var apply = typeof(RecordConfigurations).GetMethod(nameof(Apply), BindingFlags.NonPublic | BindingFlags.Static)!;
            apply.MakeGenericMethod(record).Invoke(null, [model]);
        }
    }

    private static void Apply<TRecord>(ModelBuilder model)
        where TRecord : class
        => model.ApplyConfiguration(new AttributeConfiguration<TRecord>());
}

/// <summary>What the merge of records has to know beyond the columns.</summary>
internal static class RecordAnnotations
{
    /// <summary>The instance that a record belongs to; no member of the record, and named so that none clashes with it.</summary>
    public const string InstanceId = "RecordInstanceId";

    private const string PartitionedBy = "Reporting:PartitionedBy";
    private const string OnlyGrows = "Reporting:OnlyGrows";
    private const string MarkedBy = "Reporting:MarksDirtyBy";

    /// <summary>The table has a partition for each month of this time.</summary>
    public static void IsPartitionedBy<TRecord>(this EntityTypeBuilder<TRecord> builder, Expression<Func<TRecord, DateTimeOffset>> time)
        where TRecord : class
        => builder.HasAnnotation(PartitionedBy, ((MemberExpression)time.Body).Member.Name);

    /// <summary>Of two values the greater stands, whichever came last.</summary>
    public static void HasOnlyGrown(this PropertyBuilder property) => property.HasAnnotation(OnlyGrows, true);

    /// <summary>The SQL file that marks dirty what has to be rolled up, from the working tables of the merge.</summary>
    public static void MarksDirtyBy<TRecord>(this EntityTypeBuilder<TRecord> builder, string sqlFile)
        where TRecord : class
        => builder.HasAnnotation(MarkedBy, sqlFile);

    public static string? PartitionProperty(this Microsoft.EntityFrameworkCore.Metadata.IReadOnlyEntityType type)
        => (string?)type.FindAnnotation(PartitionedBy)?.Value;

    public static bool OnlyGrown(this Microsoft.EntityFrameworkCore.Metadata.IReadOnlyProperty property)
        => property.FindAnnotation(OnlyGrows) is not null;

    public static string? MarkDirtyFile(this Microsoft.EntityFrameworkCore.Metadata.IReadOnlyEntityType type)
        => (string?)type.FindAnnotation(MarkedBy)?.Value;
}
