using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
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
    public GetTemplateInsightsValidator(IOptions<ReportLimits> limits)
    {
        this.StopAtFirst();
        this.MustBeAWindow(limits.Value);
        RuleFor(query => query.Interval)
            .Must(interval => interval.Length == 0 || ReportIntervals.IsKnown(interval)).WithErrorCode(ErrorCodes.IntervalUnknown)
            .Must((query, interval) => ReportIntervals.LastIsLongEnough(query.Window(), interval)).WithErrorCode(ErrorCodes.LastIntervalShort)
            .Must((query, interval) => ReportIntervals.Count(query.Window(), interval) <= limits.Value.MaxIntervals)
            .WithErrorCode(ErrorCodes.TooManyIntervals)
            .WithState(_ => limits.Value.MaxIntervals);
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

        var first = await usage.FindFirstDayAsync(request.InstanceId, cancellationToken);
        var unused = windows.TakeWhile(window => first is not { } day || DateOnly.FromDateTime(window.EndUtc.DateTime) < day).ToList();
        var rest = windows.Skip(unused.Count).ToList();
        var used = rest.Count == 0 ? [] : await usage.ReadWindowsAsync(request.InstanceId, rest, request.Templates, cancellationToken);
        return
        [
            .. unused.Select(window => new IntervalReport(window, [], request.Interval, ActiveUsers: 0)),
            .. rest.Zip(used, (window, found) => new IntervalReport(window, found.TemplateIds, request.Interval, found.ActiveUsers)),
        ];
    }
}
