using Reporting.Domain.Reports;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>How much each app was used in each day, week or month of a span, oldest first; what was not used is left out.</summary>
public sealed record AppTrendsReport(IReadOnlyList<AppTrend> Intervals) : IReport
{
    public int Rows => Intervals.Sum(interval => interval.Apps.Count);
}

/// <param name="Date">The day, or the first day of the week or month.</param>
/// <param name="Apps">The ways in that every workspace has first, then apps by slug (ordinal).</param>
public sealed record AppTrend(DateOnly Date, IReadOnlyList<AppUsage> Apps);
