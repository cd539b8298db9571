using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>A virtual network that devices know.</summary>
[Collection("vlans", InstanceKind.Network, Snapshot = true)]
public sealed record Vlan
{
    public required long Id { get; init; }

    public string? Name { get; init; }
}
