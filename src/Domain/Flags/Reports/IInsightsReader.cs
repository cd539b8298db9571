using Reporting.Domain.Flags.Records;
using Reporting.Domain.Time;

namespace Reporting.Domain.Flags.Reports;

/// <summary>What one instance was and did over some days, as its insights tell. What was captured of a day stands; else it is what records and events tell now.</summary>
public interface IInsightsReader
{
    /// <summary>The UTC day of the instance's first record.</summary>
    /// <returns>Null when it has none.</returns>
    Task<DateOnly?> FindFirstDayAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>All that insights of a period are made of, in one question.</summary>
    Task<InsightFacts> ReadAsync(int instanceId, InsightPeriod period, CancellationToken cancellationToken);
}

/// <param name="FirstDay">Inclusive, in UTC.</param>
/// <param name="LastDay">Inclusive; before the first where there are no days.</param>
/// <param name="LastWeek">Inclusive.</param>
/// <param name="EndOfToday">Exclusive: flags that are there now were created before it.</param>
public sealed record InsightPeriod(DateOnly FirstDay, DateOnly LastDay, IsoWeek FirstWeek, IsoWeek LastWeek, DateTimeOffset EndOfToday);

/// <summary>Days are those of the period, weeks its weeks; a week in which nothing was counted is left out.</summary>
public sealed record InsightFacts
{
    /// <summary>A row for each day, ascending.</summary>
    public required IReadOnlyList<UserDay> Users { get; init; }

    /// <summary>A row for each day, ascending.</summary>
    public required IReadOnlyList<FlagDay> Flags { get; init; }

    /// <summary>The flags as their records are now.</summary>
    public required IReadOnlyList<FlagsOfType> Present { get; init; }

    /// <summary>The projects as their records are now, in no order.</summary>
    public required IReadOnlyList<Project> Projects { get; init; }

    /// <summary>When projects were archived and revived, oldest first.</summary>
    public required IReadOnlyList<ProjectChange> Changes { get; init; }

    /// <summary>How flags changed in each week, ascending. All weeks before the first are summed up in one row, dated a week before the first, in which nothing happened.</summary>
    public required IReadOnlyList<ProjectDelta> Deltas { get; init; }

    /// <summary>How many flags were created in each week, for each project and type, in no order.</summary>
    public required IReadOnlyList<CreatedFlags> Creations { get; init; }

    /// <summary>What was captured at the ends of the weeks, in no order; a week that was not captured has no row.</summary>
    public required IReadOnlyList<CapturedProject> Captured { get; init; }

    /// <summary>How often flags were asked for, by week and project, in no order; sums stop at the largest 64-bit number.</summary>
    public required IReadOnlyList<MetricsOfProject> Metrics { get; init; }

    /// <summary>The types of the environments that there are now, each once.</summary>
    public required IReadOnlyList<string> EnvironmentTypes { get; init; }

    /// <summary>Events about the environments that there are now, by week and type of environment, in no order.</summary>
    public required IReadOnlyList<UpdatesOfType> Updates { get; init; }
}

/// <param name="IsArchived">From then on.</param>
public sealed record ProjectChange(string Project, DateTimeOffset At, bool IsArchived);

/// <summary>By how much the flags of a project became more or fewer in a week, and what happened to them.</summary>
/// <param name="Since">The Monday of the first week that its flags are known of.</param>
public sealed record ProjectDelta(
    DateOnly Week,
    string Project,
    DateOnly Since,
    long Flags,
    long Stale,
    long PotentiallyStale,
    long Overdue,
    long ReachedProduction,
    long ProductionDays,
    long Archived,
    long Launched);

public sealed record CreatedFlags(DateOnly Week, string Project, string Type, long Flags);

/// <param name="Users">Null where it was not known.</param>
public sealed record CapturedProject(DateOnly Week, string Project, long Flags, long Stale, long PotentiallyStale, long Overdue, long? Users);

public sealed record MetricsOfProject(DateOnly Week, string Project, long Yes, long No, long Apps, long Flags, long Environments);

public sealed record UpdatesOfType(DateOnly Week, string Type, long Updates);
