namespace Reporting.Domain.Flags.History;

/// <summary>Something that happened to a flag.</summary>
/// <param name="Project">Where the flag is from then on; null where that is not created.</param>
/// <param name="FormerProject">Where a flag was that moved.</param>
/// <param name="Type">Of a flag that was created.</param>
public sealed record FlagMoment(DateTimeOffset At, FlagChange Change, string? Project = null, string? FormerProject = null, string? Type = null)
{
    /// <summary>How many whole days a flag took to be enabled in production.</summary>
    public int Days { get; init; }
}

public enum FlagChange
{
    Created,
    Archived,
    Revived,
    Deleted,
    Staled,
    Unstaled,
    PotentiallyStaled,
    Moved,

    /// <summary>It has reached the age that flags of its type are expected to live.</summary>
    Aged,

    /// <summary>It was enabled in production for the first time.</summary>
    ReachedProduction,

    /// <summary>It entered the stage of its life in which it is live.</summary>
    Launched,
}
