namespace Reporting.Domain.Flags.History;

/// <summary>A flag as its records tell of it now.</summary>
public sealed record FlagSnapshot
{
    public required string Project { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public bool Stale { get; init; }

    public bool PotentiallyStale { get; init; }

    /// <summary>When it became live.</summary>
    public DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>When it was first enabled in production, after it was created.</summary>
    public DateTimeOffset? ReachedProductionAt { get; init; }
}
