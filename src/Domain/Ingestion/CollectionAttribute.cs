using Reporting.Domain.Access;

namespace Reporting.Domain.Ingestion;

/// <summary>Marks a record type as a collection that can be ingested; its required members are the required fields.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CollectionAttribute(string name, InstanceKind kind) : Attribute
{
    /// <summary>The name in addresses, such as <c>agent-stats</c>.</summary>
    public string Name { get; } = name;

    public InstanceKind Kind { get; } = kind;

    /// <summary>Whether a PUT may give the whole collection, removing what it does not name.</summary>
    public bool Snapshot { get; init; }
}
