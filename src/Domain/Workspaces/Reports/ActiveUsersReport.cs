using Reporting.Domain.Reports;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>Active users of each day, week or month of a span, oldest first.</summary>
public sealed record ActiveUsersReport(IReadOnlyList<DauEntry> Entries) : IReport
{
    public int Rows => Entries.Count;
}
