namespace Reporting.Application.Schedules;

/// <summary>Which views are sent when.</summary>
internal interface IScheduleRepository
{
    /// <summary>All schedules, in the order of their names.</summary>
    Task<IReadOnlyList<Schedule>> ReadAllAsync(CancellationToken cancellationToken);

    /// <returns>Null when there is none of the name.</returns>
    Task<Schedule?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds or changes a schedule.</summary>
    /// <param name="nextAt">When it is sent next.</param>
    Task<(Schedule Schedule, bool Created)> SaveAsync(string name, ScheduleDefinition definition, DateTimeOffset nextAt, CancellationToken cancellationToken);

    /// <returns>False when there is none of the name.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Has it sent as soon as a server comes to it, beside its times.</summary>
    /// <returns>False when there is none of the name.</returns>
    Task<bool> RequestAsync(string name, CancellationToken cancellationToken);
}
