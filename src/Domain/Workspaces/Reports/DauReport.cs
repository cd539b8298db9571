using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>Daily active users, oldest first.</summary>
/// <param name="TzHourOffset">Hours east of UTC that the days are days of.</param>
public sealed record DauReport(IReadOnlyList<DauEntry> Entries, int TzHourOffset) : IReport
{
    public int Rows => Entries.Count;
}

/// <param name="Amount">Distinct users with a half hour of usage wholly inside the day.</param>
public sealed record DauEntry(DateOnly Date, int Amount);

public interface IActiveUsersReader
{
    /// <summary>The distinct users of each window, in the order of the windows, which ascend and do not overlap.</summary>
    Task<IReadOnlyList<int>> CountAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken);
}
