using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>How far each user's connections were in the window.</summary>
/// <param name="TemplateIds">Every template that those users used, ascending.</param>
/// <param name="Users">By user id; users without usage are left out.</param>
public sealed record UserLatencyReport(TimeWindow Window, IReadOnlyList<Guid> TemplateIds, IReadOnlyList<UserLatency> Users) : IReport
{
    public int Rows => Users.Count;
}

/// <param name="P50">Median over the half hours' median latencies, in milliseconds, interpolated; -1 when none was measured.</param>
/// <param name="P95">The 95th percentile of the same samples in milliseconds; -1 when there is none.</param>
public sealed record UserLatency(Guid UserId, string Username, string AvatarUrl, IReadOnlyList<Guid> TemplateIds, double P50, double P95);

/// <summary>The latencies of users' connections, in milliseconds.</summary>
public interface IUserLatencyReader
{
    /// <summary>One entry for each known user with a half hour of usage wholly inside the window, by user id.</summary>
    Task<IReadOnlyList<UserLatency>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);
}
