using Reporting.Domain.Flags.Records;
using Reporting.Domain.Time;

namespace Reporting.Domain.Flags.Reports;

/// <summary>What the projects of one instance were at the end of each ISO week.</summary>
public interface IProjectHistoryReader
{
    Task<IReadOnlyList<Project>> ReadProjectsAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>When projects were archived and revived, oldest first.</summary>
    Task<IReadOnlyList<ProjectChange>> ReadChangesAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>How flags changed in each week, ascending. The weeks before the first are one, in which nothing happened.</summary>
    Task<IReadOnlyList<ProjectDelta>> ReadDeltasAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken);

    /// <summary>Flags created in each week, by type.</summary>
    Task<IReadOnlyList<CreatedFlags>> ReadCreationsAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken);

    /// <summary>What was captured at the end of these weeks.</summary>
    Task<IReadOnlyList<CapturedProject>> ReadCapturedAsync(int instanceId, IsoWeek first, IsoWeek last, CancellationToken cancellationToken);
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
