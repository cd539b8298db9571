using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>A virtual network that devices know.</summary>
[Collection("vlans", InstanceKind.Network, Snapshot = true)]
public sealed record Vlan
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
