using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How much each app was used in each day, week or month of a span.</summary>
internal sealed record GetAppTrendsQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span, CivilInterval Interval)
    : IReportQuery<AppTrendsReport>, IIntervalsQuery;

internal sealed class GetAppTrendsValidator : AbstractValidator<GetAppTrendsQuery>
{
    public GetAppTrendsValidator(IOptions<ReportLimits> limits) => this.MustHaveIntervals(limits.Value);
}

internal sealed class GetAppTrendsHandler(ITemplateUsageReader usage, IUserMasks masks) : IRequestHandler<GetAppTrendsQuery, AppTrendsReport>
{
    public async Task<AppTrendsReport> Handle(GetAppTrendsQuery request, CancellationToken cancellationToken)
    {
        var intervals = request.Span.Split(request.Interval);
        var windows = intervals.Select(interval => interval.Window).ToList();
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var builtins = await usage.ReadBuiltinsAsync(request.InstanceId, windows, request.Templates, cancellationToken);
        var apps = await usage.ReadAppsAsync(request.InstanceId, windows, request.Templates, cancellationToken);
        var users = mask.Hide(request.Templates, [.. builtins.Select(used => used.ActiveUsers)]);
        return new AppTrendsReport(
        [
            .. intervals.Select((interval, index) => new AppTrend(
                interval.FirstDay, users[index] < builtins[index].ActiveUsers ? [] : [.. BuiltinApps.Of(builtins[index]).Where(app => app.Seconds > 0), .. apps[index]])),
        ]);
    }
}
