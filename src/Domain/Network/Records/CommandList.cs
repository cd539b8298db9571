using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>Commands that are offered together.</summary>
[Collection("command-lists", InstanceKind.Network, Snapshot = true)]
public sealed record CommandList
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
