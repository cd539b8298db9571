using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>How devices are talked to over SNMP.</summary>
[Collection("snmp-profiles", InstanceKind.Network, Snapshot = true)]
public sealed record SnmpProfile
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
