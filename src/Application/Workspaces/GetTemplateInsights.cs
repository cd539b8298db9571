using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>What was used of the templates, in the whole window and by intervals.</summary>
/// <param name="Interval">day, week, or nothing for no intervals.</param>
/// <param name="Sections">The parts of the report wanted; empty for all.</param>
internal sealed record GetTemplateInsightsQuery(
    int InstanceId,
    TimeInput StartTime,
    TimeInput EndTime,
    string Interval,
    TemplateFilter Templates,
    IReadOnlyList<string> Sections,
    [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<TemplateInsightsReport>, IWindowQuery
{
    public bool Wants(string section) => Sections.Count == 0 || Sections.Contains(section, StringComparer.Ordinal);
}

internal sealed class GetTemplateInsightsValidator : AbstractValidator<GetTemplateInsightsQuery>
{
    public GetTemplateInsightsValidator()
    {
        this.StopAtFirst();
        this.MustBeAWindow();
        RuleFor(query => query.Interval)
            .Must(interval => interval.Length == 0 || ReportIntervals.IsKnown(interval)).WithErrorCode(ErrorCodes.IntervalUnknown)
            .Must((query, interval) => ReportIntervals.LastIsLongEnough(query.Window(), interval)).WithErrorCode(ErrorCodes.LastIntervalShort);
        RuleForEach(query => query.Sections)
            .Must(ReportSections.IsKnown).WithErrorCode(ErrorCodes.SectionUnknown);
    }
}

internal sealed class GetTemplateInsightsHandler(ITemplateUsageReader usage) : IRequestHandler<GetTemplateInsightsQuery, TemplateInsightsReport>
{
    public async Task<TemplateInsightsReport> Handle(GetTemplateInsightsQuery request, CancellationToken cancellationToken) => new(
        request.Wants(ReportSections.Report) ? await ReadReportAsync(request, cancellationToken) : null,
        request.Wants(ReportSections.IntervalReports) ? await ReadIntervalsAsync(request, cancellationToken) : []);

    private async Task<TemplateUsageReport> ReadReportAsync(GetTemplateInsightsQuery request, CancellationToken cancellationToken)
    {
        var window = request.Window();
        var builtins = await usage.ReadBuiltinsAsync(request.InstanceId, window, request.Templates, cancellationToken);
        var apps = await usage.ReadAppsAsync(request.InstanceId, window, request.Templates, cancellationToken);
        var parameters = await usage.ReadParametersAsync(request.InstanceId, window, request.Templates, cancellationToken);
        return new TemplateUsageReport(
            window,
            builtins.TemplateIds,
            builtins.ActiveUsers,
            [.. BuiltinApps.Of(builtins), .. apps],
            [.. parameters.Select(PlainParameter.Of)]);
    }

    private async Task<IReadOnlyList<IntervalReport>> ReadIntervalsAsync(GetTemplateInsightsQuery request, CancellationToken cancellationToken)
    {
        var windows = ReportIntervals.Split(request.Window(), request.Interval);
        if (windows.Count == 0)
        {
            return [];
        }

        var used = await usage.ReadWindowsAsync(request.InstanceId, windows, request.Templates, cancellationToken);
        return [.. windows.Zip(used, (window, found) => new IntervalReport(window, found.TemplateIds, request.Interval, found.ActiveUsers))];
    }
}
