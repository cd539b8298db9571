using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>Devices that are listed together.</summary>
[Collection("device-groups", InstanceKind.Network, Snapshot = true)]
public sealed record DeviceGroup
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }

    /// <summary>Ids of devices; none of them has to be known.</summary>
    public required IReadOnlyList<long> Devices { get; init; }
}
