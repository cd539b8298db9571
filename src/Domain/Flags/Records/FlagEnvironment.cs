using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>Where flags are switched, such as production.</summary>
[Collection("environments", InstanceKind.Flags, Snapshot = true)]
public sealed record FlagEnvironment
{
    [Key]
    [Identifier(TextLength.Environment)]
    public required string Name { get; init; }

    [Text(TextLength.Identifier)]
    public required string Type { get; init; }

    public bool Enabled { get; init; } = true;
}
