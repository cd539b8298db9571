using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>VLANs that go together.</summary>
[Collection("vlan-groups", InstanceKind.Network, Snapshot = true)]
public sealed record VlanGroup
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
