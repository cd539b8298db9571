namespace Reporting.Domain.Flags.History;

/// <summary>A flag at a time.</summary>
internal sealed record FlagState(string Project, bool IsStale)
{
    private bool Exists { get; init; }

    private bool WasDeleted { get; init; }

    private bool IsPotentiallyStale { get; init; }

    private bool IsOverdue { get; init; }

    private DateTimeOffset CreatedAt { get; init; }

    private int? DaysToProduction { get; init; }

    /// <summary>What it adds to the counts of its project while it is as it is.</summary>
    public FlagCounts Counts => new()
    {
        Flags = Exists ? 1 : 0,
        Stale = Exists && IsStale ? 1 : 0,
        PotentiallyStale = Exists && !IsStale && IsPotentiallyStale ? 1 : 0,
        Overdue = Exists && !IsStale && IsOverdue ? 1 : 0,
        ReachedProduction = DaysToProduction is null ? 0 : 1,
        ProductionDays = DaysToProduction ?? 0,
    };

    /// <returns>The flag after the moment, and what is counted as having happened.</returns>
    public (FlagState After, FlagCounts Happened) Go(FlagMoment moment, TimeSpan? lifetime) => moment.Change switch
    {
        FlagChange.Created => Exists ? (this, default) : (Create(moment), new FlagCounts { Created = 1 }),
        FlagChange.Archived => Exists ? (this with { Exists = false }, new FlagCounts { Archived = 1 }) : (this, default),
        FlagChange.Revived => (this with { Exists = true }, default),
        FlagChange.Deleted => (this with { Exists = false, WasDeleted = true, DaysToProduction = null }, default),
        FlagChange.Staled => (this with { IsStale = true }, default),
        FlagChange.Unstaled => (this with { IsStale = false }, default),
        FlagChange.PotentiallyStaled => (this with { IsPotentiallyStale = true }, default),
        FlagChange.Moved => (this with { Project = moment.Project ?? Project }, default),
        FlagChange.Aged => (this with { IsOverdue = IsOverdue || moment.At - CreatedAt >= lifetime }, default),
        FlagChange.ReachedProduction => (this with { DaysToProduction = moment.Days }, default),
        FlagChange.Launched => (this, new FlagCounts { Launched = 1 }),
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment.Change, "No such change."),
    };

    /// <summary>A name that was deleted and is used again is another flag's.</summary>
    private FlagState Create(FlagMoment moment)
        => (WasDeleted ? new FlagState(moment.Project ?? Project, IsStale: false) : this) with { Exists = true, CreatedAt = moment.At };
}
