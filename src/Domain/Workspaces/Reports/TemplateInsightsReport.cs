using Reporting.Domain.Reports;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Domain.Workspaces.Reports;

/// <param name="Report">Null when that section was not asked for.</param>
/// <param name="IntervalReports">By start; empty when no interval was asked for.</param>
public sealed record TemplateInsightsReport(TemplateUsageReport? Report, IReadOnlyList<IntervalReport> IntervalReports) : IReport
{
    public int Rows => IntervalReports.Count + (Report is { } report ? report.AppsUsage.Count + report.ParametersUsage.Sum(parameter => parameter.Values.Count) : 0);
}

/// <param name="TemplateIds">Templates with any usage in the window, ascending.</param>
/// <param name="ActiveUsers">Distinct users with any usage in the window.</param>
public sealed record TemplateUsageReport(
    TimeWindow Window,
    IReadOnlyList<Guid> TemplateIds,
    int ActiveUsers,
    IReadOnlyList<AppUsage> AppsUsage,
    IReadOnlyList<ParameterUsage> ParametersUsage);

/// <param name="TemplateIds">Templates with any usage in the interval, ascending.</param>
public sealed record IntervalReport(TimeWindow Window, IReadOnlyList<Guid> TemplateIds, string Interval, int ActiveUsers);

/// <summary>The use of one app, or of one of the ways in that every workspace has.</summary>
/// <param name="Icon">As the template says; null for the built-in ways in, for which a dialect has its own.</param>
/// <param name="TimesUsed">Runs of consecutive half hours of a user; 0 for the built-in ways in, which are not counted.</param>
public sealed record AppUsage(
    IReadOnlyList<Guid> TemplateIds,
    AppUsageType Type,
    string DisplayName,
    string Slug,
    string? Icon,
    long Seconds,
    long TimesUsed);

public enum AppUsageType
{
    Builtin,
    App,
}

/// <summary>A parameter with the values that the workspaces' newest builds of the window gave it.</summary>
public sealed record ParameterUsage(
    IReadOnlyList<Guid> TemplateIds,
    string DisplayName,
    string Name,
    string Type,
    string Description,
    IReadOnlyList<TemplateParameterOption> Options,
    IReadOnlyList<ParameterValue> Values);

public sealed record ParameterValue(string Value, long Count);
