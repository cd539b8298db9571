using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>How an instance and its use changed. Rows are ascending by time; those of one time by project or type.</summary>
public sealed record InstanceInsights : IReport
{
    public int Rows
        => UserTrends.Count + FlagTrends.Count + ProjectFlagTrends.Count + MetricsSummaryTrends.Count
            + EnvironmentTypeTrends.Count + LifecycleTrends.Count + CreationArchiveTrends.Count;

    /// <summary>By day.</summary>
    public required IReadOnlyList<UserTrend> UserTrends { get; init; }

    /// <summary>By day.</summary>
    public required IReadOnlyList<FlagTrend> FlagTrends { get; init; }

    /// <summary>By week and project, as the next ones.</summary>
    public required IReadOnlyList<ProjectFlagTrend> ProjectFlagTrends { get; init; }

    public required IReadOnlyList<MetricsSummaryTrend> MetricsSummaryTrends { get; init; }

    /// <summary>By week and type of environment.</summary>
    public required IReadOnlyList<EnvironmentTypeTrend> EnvironmentTypeTrends { get; init; }

    public required IReadOnlyList<LifecycleTrend> LifecycleTrends { get; init; }

    public required IReadOnlyList<CreationArchiveTrend> CreationArchiveTrends { get; init; }
}

/// <summary>The users at the end of a day.</summary>
/// <param name="Active">Those seen in the 90 days that end with it.</param>
public sealed record UserTrend(DateTimeOffset Date, long Total, long Active)
{
    public long Inactive => Total - Active;
}

/// <summary>The flags at the end of a day.</summary>
public sealed record FlagTrend(DateTimeOffset Date, long Total, long Stale, long PotentiallyStale)
{
    public long Active => Total - Stale - PotentiallyStale;
}

/// <summary>The flags of a project at the end of a week.</summary>
/// <param name="TechnicalDebt">From 0 to 100.</param>
/// <param name="TimeToProduction">The mean, in days, that flags for releases took to be enabled in production; 0 when none was.</param>
/// <param name="Users">Null where it is not known.</param>
public sealed record ProjectFlagTrend(
    string Week, DateTimeOffset Date, string Project, long Total, long Stale, long PotentiallyStale, int TechnicalDebt, double TimeToProduction, long? Users)
{
    public long Active => Total - Stale - PotentiallyStale;

    public int Health => 100 - TechnicalDebt;
}

/// <summary>The metrics of a project's flags in a week, and how many applications, flags and environments they came from.</summary>
public sealed record MetricsSummaryTrend(
    string Week, DateTimeOffset Date, string Project, long TotalYes, long TotalNo, long TotalApps, long TotalFlags, long TotalEnvironments)
{
    public long TotalRequests => SaturatingSum.Of(TotalYes, TotalNo);
}

/// <summary>The changes in environments of a type in a week.</summary>
public sealed record EnvironmentTypeTrend(string Week, DateTimeOffset Date, string EnvironmentType, long TotalUpdates);

/// <summary>The flags that became live in a week.</summary>
public sealed record LifecycleTrend(string Week, DateTimeOffset Date, string Project, long NewProductionFlags);

/// <summary>The flags that were created and archived in a week.</summary>
/// <param name="CreatedFlags">By type; types in use without any are 0.</param>
public sealed record CreationArchiveTrend(
    string Week, DateTimeOffset Date, string Project, IReadOnlyDictionary<string, long> CreatedFlags, long ArchivedFlags);
