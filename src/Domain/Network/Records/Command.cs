using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>A command that can be run on devices.</summary>
[Collection("commands", InstanceKind.Network, Snapshot = true)]
public sealed record Command
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
