namespace Reporting.Application.Workspaces;

/// <summary>The parts of a report on templates.</summary>
internal static class ReportSections
{
    public const string Report = "report";
    public const string IntervalReports = "interval_reports";

    public static bool IsKnown(string section) => section is Report or IntervalReports;
}
