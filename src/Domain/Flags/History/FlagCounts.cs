namespace Reporting.Domain.Flags.History;

/// <summary>How many flags of each kind there are, or how much that number grows or falls; and what happened to flags.</summary>
public readonly record struct FlagCounts
{
    /// <summary>Flags that exist and are not archived.</summary>
    public int Flags { get; init; }

    public int Stale { get; init; }

    /// <summary>Said to be potentially stale, and not stale; as of the next.</summary>
    public int PotentiallyStale { get; init; }

    /// <summary>Older than flags of their type are expected to get.</summary>
    public int Overdue { get; init; }

    /// <summary>Flags for releases, archived ones too, that have been enabled in production.</summary>
    public int ReachedProduction { get; init; }

    /// <summary>The whole days that these took to get there, summed up.</summary>
    public int ProductionDays { get; init; }

    /// <summary>Flags that were created; as of the next two.</summary>
    public int Created { get; init; }

    public int Archived { get; init; }

    /// <summary>Flags that became live.</summary>
    public int Launched { get; init; }

    public static FlagCounts operator +(FlagCounts left, FlagCounts right) => Combine(left, right, static (one, other) => one + other);

    public static FlagCounts operator -(FlagCounts counts) => Combine(default, counts, static (one, other) => one - other);

    private static FlagCounts Combine(FlagCounts left, FlagCounts right, Func<int, int, int> combine) => new()
    {
        Flags = combine(left.Flags, right.Flags),
        Stale = combine(left.Stale, right.Stale),
        PotentiallyStale = combine(left.PotentiallyStale, right.PotentiallyStale),
        Overdue = combine(left.Overdue, right.Overdue),
        ReachedProduction = combine(left.ReachedProduction, right.ReachedProduction),
        ProductionDays = combine(left.ProductionDays, right.ProductionDays),
        Created = combine(left.Created, right.Created),
        Archived = combine(left.Archived, right.Archived),
        Launched = combine(left.Launched, right.Launched),
    };
}
