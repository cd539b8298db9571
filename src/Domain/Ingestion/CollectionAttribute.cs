using System.Reflection;
using Reporting.Domain.Access;

namespace Reporting.Domain.Ingestion;

/// <summary>Marks a record type as a collection that can be ingested; its required members are the required fields.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CollectionAttribute(string name, InstanceKind kind) : Attribute
{
    /// <summary>All record types that there are.</summary>
    public static IReadOnlyList<Type> RecordTypes { get; } = [.. typeof(CollectionAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CollectionAttribute)))];

    /// <summary>The name in addresses, such as <c>agent-stats</c>.</summary>
    public string Name { get; } = name;

    public InstanceKind Kind { get; } = kind;

    /// <summary>Whether a PUT may give the whole collection, removing what it does not name.</summary>
    public bool Snapshot { get; init; }

    /// <summary>Whether there is one record at most: the one received last, whatever its key.</summary>
    public bool Single { get; init; }

    /// <summary>The members of a record type that make up its key, in order.</summary>
    public static IReadOnlyList<PropertyInfo> KeyOf(Type record)
        => [.. record.GetProperties().Where(property => property.IsDefined(typeof(KeyAttribute)))];
}
