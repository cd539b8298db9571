namespace Reporting.Domain.Flags.Reports;

/// <summary>What one instance was at the end of each UTC day. What was captured of a day stands; else it is what records and events tell now.</summary>
public interface IInstanceHistoryReader
{
    /// <summary>Users at the end of each UTC day from the first to the last, both inclusive.</summary>
    /// <returns>A row for each day, ascending.</returns>
    Task<IReadOnlyList<UserDay>> ReadUsersAsync(int instanceId, DateOnly first, DateOnly last, CancellationToken cancellationToken);

    /// <summary>The flags as their records are now, of those that existed before a time, exclusive.</summary>
    /// <returns>By project and type.</returns>
    Task<IReadOnlyList<FlagsOfType>> CountFlagsAsync(int instanceId, DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Users that are people, and those of them that were seen in the 90 days that end with the day.</summary>
public sealed record UserDay(DateOnly Day, long Total, long Active);

/// <summary>Flags that are not archived, and those of them that are stale; potentially stale ones are not stale.</summary>
public sealed record FlagDay(DateOnly Day, long Total, long Stale, long PotentiallyStale);

/// <param name="Overdue">Not stale, and as old as flags of the type are expected to get.</param>
public sealed record FlagsOfType(string Project, string Type, long Total, long Stale, long PotentiallyStale, long Overdue);
