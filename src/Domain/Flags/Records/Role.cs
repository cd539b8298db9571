using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>What its holders may do, in the instance or in a project.</summary>
[Collection("roles", InstanceKind.Flags, Snapshot = true)]
public sealed record Role
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public required string Name { get; init; }

    [Text(TextLength.Identifier)]
    public required string Type { get; init; }

    /// <summary>Whether any user or group holds it.</summary>
    public bool InUse { get; init; }
}
