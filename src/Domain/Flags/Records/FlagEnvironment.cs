using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>Where flags are switched, such as production.</summary>
[Collection("environments", InstanceKind.Flags, Snapshot = true)]
public sealed record FlagEnvironment
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public bool Enabled { get; init; } = true;
}
