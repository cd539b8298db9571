using Reporting.Domain.Reports;

namespace Reporting.Domain.Flags.Reports;

/// <summary>Users that are people, neither deleted nor accounts of services or of the system, and when each was last seen.</summary>
public interface ISeenUserReader
{
    /// <returns>By id.</returns>
    Task<IReadOnlyList<SeenUser>> ReadAsync(int instanceId, CancellationToken cancellationToken);
}

/// <param name="Name">Null where it is not known.</param>
/// <param name="SeenAt">The last sighting, of the user or of a token of the user's own; null where there is none.</param>
public sealed record SeenUser(long Id, string? Name, DateTimeOffset? SeenAt);

/// <summary>Users that were not seen for long, among all that there are.</summary>
/// <param name="Users">All of them.</param>
/// <param name="Idle">Those that were not seen.</param>
/// <param name="Accounts">Those that were not seen, as far as the instance shows its users.</param>
public sealed record IdleUsersReport(long Users, long Idle, IReadOnlyList<SeenUser> Accounts) : IReport
{
    public int Rows => Accounts.Count;
}
