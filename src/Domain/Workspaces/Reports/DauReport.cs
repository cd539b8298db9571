using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>Active users of days, weeks or months, oldest first.</summary>
/// <param name="TzHourOffset">Hours east of UTC that the days are days of.</param>
public sealed record DauReport(IReadOnlyList<DauEntry> Entries, int TzHourOffset) : IReport
{
    public int Rows => Entries.Count;
}

/// <param name="Date">The day, or the first day of the week or month.</param>
/// <param name="Amount">Distinct users with a half hour of usage wholly inside it.</param>
public sealed record DauEntry(DateOnly Date, int Amount);

/// <summary>How many users worked.</summary>
public interface IActiveUsersReader
{
    /// <summary>The distinct users of each window, in the order of the windows, which ascend and do not overlap.</summary>
    Task<IReadOnlyList<int>> CountAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken);
}
