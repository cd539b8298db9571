using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>How long each user worked in the window.</summary>
/// <param name="TemplateIds">Every template that those users used, ascending.</param>
/// <param name="Users">By user id; users without usage are left out.</param>
public sealed record UserActivityReport(TimeWindow Window, IReadOnlyList<Guid> TemplateIds, IReadOnlyList<UserActivity> Users) : IReport
{
    public int Rows => Users.Count;
}

/// <param name="Seconds">Minutes of use times 60, at most 30 minutes a half hour however many templates were open.</param>
public sealed record UserActivity(Guid UserId, string Username, string AvatarUrl, IReadOnlyList<Guid> TemplateIds, long Seconds);

/// <summary>For how long users worked, in seconds.</summary>
public interface IUserActivityReader
{
    /// <summary>One entry for each known user with a half hour of usage wholly inside the window, by user id.</summary>
    Task<IReadOnlyList<UserActivity>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);
}
