using Reporting.Domain.Reports;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>Active users of each day, week or month of a span, oldest first.</summary>
public sealed record ActiveUsersReport(IReadOnlyList<DauEntry> Entries) : IReport
{
    public int Rows => Entries.Count;
}

/// <summary>The distinct users of a span.</summary>
public sealed record ActiveUserTotalReport(int Users) : IReport
{
    public int Rows => 1;
}

/// <summary>The users of each hour of a week from Monday on.</summary>
public sealed record ActiveHoursReport(IReadOnlyList<ActiveHour> Hours) : IReport
{
    public int Rows => Hours.Count;
}

/// <param name="Weekday">From 1, Monday, to 7.</param>
/// <param name="Hour">From 0 to 23, by the clock of the zone.</param>
/// <param name="Users">The mean over all such hours that lie whole in the span; 0 where there are none.</param>
public sealed record ActiveHour(int Weekday, int Hour, double Users);
