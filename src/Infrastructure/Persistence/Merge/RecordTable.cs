using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>What the model says of a collection's table, as the merge needs it.</summary>
internal sealed class RecordTable
{
    public RecordTable(IEntityType type)
    {
        var declaration = type.ClrType.GetCustomAttribute<CollectionAttribute>()!;
        (Collection, IsSingle) = (declaration.Name, declaration.Single);
        Name = $"{type.GetSchema()}.{type.GetTableName()}";
        Properties = [.. type.GetProperties().Where(property => !string.Equals(property.Name, RecordAnnotations.InstanceId, StringComparison.Ordinal))];
        Key = [.. type.FindPrimaryKey()!.Properties.Where(property => Properties.Contains(property)).Select(property => property.GetColumnName())];
        KeyField = WireName.Of(type.FindPrimaryKey()!.Properties[^1].PropertyInfo!);
        Columns = [.. Properties.Select(property => property.GetColumnName())];
        Growing = [.. Properties.Where(property => property.OnlyGrown()).Select(property => property.GetColumnName())];
        PartitionProperty = type.PartitionProperty() is { } name ? type.FindProperty(name) : null;
        TimeColumn = PartitionProperty?.GetColumnName();
        NumberProperty = PartitionProperty is not null && Key.Count == 1 ? Properties.Single(property => string.Equals(property.GetColumnName(), Key[0], StringComparison.Ordinal)) : null;
        NumberProperty = NumberProperty?.ClrType == typeof(long) ? NumberProperty : null;
        StoredMonths = $"{type.GetSchema()}.stored_months";
        Incoming = $"incoming_{type.GetSchema()}_{type.GetTableName()}";
        Outgoing = $"outgoing_{type.GetSchema()}_{type.GetTableName()}";
        MarkDirtyFile = type.MarkDirtyFile();
    }

    /// <summary>The collection's name in addresses.</summary>
    public string Collection { get; }

    /// <summary>Whether an instance has one record at most.</summary>
    public bool IsSingle { get; }

    /// <summary>With its schema.</summary>
    public string Name { get; }

    public IReadOnlyList<IProperty> Properties { get; }

    /// <summary>Columns that tell the records of an instance apart.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>The last field of the key, by its name on the wire.</summary>
    public string KeyField { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Columns of which the greater value stands.</summary>
    public IReadOnlyList<string> Growing { get; }

    public IProperty? PartitionProperty { get; }

    /// <summary>The column of the time that the table is partitioned by.</summary>
    public string? TimeColumn { get; }

    /// <summary>The key of a table with partitions, where it is one number: ids mostly grow with time, so that they tell months apart.</summary>
    public IProperty? NumberProperty { get; }

    /// <summary>The table that says in which months an instance has records.</summary>
    public string StoredMonths { get; }

    /// <summary>Whether the time tells records apart, so that a stored record of a key can only be in one partition.</summary>
    public bool TimeInKey => TimeColumn is { } time && Key.Contains(time, StringComparer.Ordinal);

    /// <summary>The working table of a connection for the records of a request.</summary>
    public string Incoming { get; }

    /// <summary>The working table of a connection for the stored records that a request removes or replaces.</summary>
    public string Outgoing { get; }

    public string? MarkDirtyFile { get; }
}
