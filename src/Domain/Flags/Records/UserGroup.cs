using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A group of users.</summary>
[Collection("groups", InstanceKind.Flags, Snapshot = true)]
public sealed record UserGroup
{
    [Key]
    public required string Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
