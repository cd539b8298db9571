using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>What the model says of a collection's table, as the merge needs it.</summary>
internal sealed class RecordTable
{
    public RecordTable(IEntityType type)
    {
        Collection = type.ClrType.GetCustomAttribute<CollectionAttribute>()!.Name;
        Name = $"{type.GetSchema()}.{type.GetTableName()}";
        Properties = [.. type.GetProperties().Where(property => !string.Equals(property.Name, RecordAnnotations.InstanceId, StringComparison.Ordinal))];
        Key = [.. type.FindPrimaryKey()!.Properties.Where(property => Properties.Contains(property)).Select(property => property.GetColumnName())];
        Columns = [.. Properties.Select(property => property.GetColumnName())];
        Growing = [.. Properties.Where(property => property.OnlyGrown()).Select(property => property.GetColumnName())];
        PartitionProperty = type.PartitionProperty() is { } name ? type.FindProperty(name) : null;
        NoteFile = type.NoteFile();
    }

    /// <summary>The collection's name in addresses.</summary>
    public string Collection { get; }

    /// <summary>With its schema.</summary>
    public string Name { get; }

    public IReadOnlyList<IProperty> Properties { get; }

    /// <summary>Columns that tell the records of an instance apart.</summary>
    public IReadOnlyList<string> Key { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Columns of which the greater value stands.</summary>
    public IReadOnlyList<string> Growing { get; }

    public IProperty? PartitionProperty { get; }

    public string? NoteFile { get; }
}
