using Reporting.Domain.Reports;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>How many users had each status, by status (ordinal); only statuses that any user had before the end of the window.</summary>
public sealed record UserStatusReport(IReadOnlyDictionary<string, IReadOnlyList<StatusCount>> StatusCounts) : IReport
{
    public int Rows => StatusCounts.Values.Sum(counts => counts.Count);
}

/// <summary>The users with a status at one instant.</summary>
public sealed record StatusCount(DateTimeOffset Date, long Count);

/// <summary>The statuses of the users of one deployment.</summary>
public interface IUserStatusReader
{
    /// <summary>
    /// The users of each status at each of the instants, which ascend. A user counts from the first change of status until deletion; system users do not count.
    /// Statuses that no user had before <paramref name="end"/> are left out.
    /// </summary>
    Task<UserStatusReport> CountAsync(int instanceId, IReadOnlyList<DateTimeOffset> instants, DateTimeOffset end, CancellationToken cancellationToken);
}
