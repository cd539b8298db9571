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

/// <summary>How much each template was used in each day, week or month of a span; a user counts once in each.</summary>
internal sealed record GetTemplateTrendsQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span, CivilInterval Interval)
    : IReportQuery<TemplateTrendsReport>, IIntervalsQuery;

internal sealed class GetTemplateTrendsValidator : AbstractValidator<GetTemplateTrendsQuery>
{
    public GetTemplateTrendsValidator(IOptions<ReportLimits> limits) => this.MustHaveIntervals(limits.Value);
}

internal sealed class GetTemplateTrendsHandler(ITemplateTotalsReader templates, IUserMasks masks) : IRequestHandler<GetTemplateTrendsQuery, TemplateTrendsReport>
{
    public async Task<TemplateTrendsReport> Handle(GetTemplateTrendsQuery request, CancellationToken cancellationToken)
    {
        var intervals = request.Span.Split(request.Interval);
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var trends = await templates.ReadAsync(request.InstanceId, [.. intervals.Select(interval => interval.Window)], request.Templates, cancellationToken);
        return new TemplateTrendsReport([.. intervals.Select(interval => interval.FirstDay)], mask.Hide(trends));
    }
}
