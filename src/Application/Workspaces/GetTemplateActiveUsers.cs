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

/// <summary>How many users worked on each template in each day, week or month of a span; a user counts once in each.</summary>
internal sealed record GetTemplateActiveUsersQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span, CivilInterval Interval)
    : IReportQuery<TemplateActiveUsersReport>, IIntervalsQuery;

internal sealed class GetTemplateActiveUsersValidator : AbstractValidator<GetTemplateActiveUsersQuery>
{
    public GetTemplateActiveUsersValidator(IOptions<ReportLimits> limits) => this.MustHaveIntervals(limits.Value);
}

internal sealed class GetTemplateActiveUsersHandler(IActiveUsersReader activeUsers, IUserMasks masks) : IRequestHandler<GetTemplateActiveUsersQuery, TemplateActiveUsersReport>
{
    public async Task<TemplateActiveUsersReport> Handle(GetTemplateActiveUsersQuery request, CancellationToken cancellationToken)
    {
        var intervals = request.Span.Split(request.Interval);
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var templates = await activeUsers.CountByTemplateAsync(request.InstanceId, [.. intervals.Select(interval => interval.Window)], request.Templates, cancellationToken);
        return new TemplateActiveUsersReport([.. intervals.Select(interval => interval.FirstDay)], [.. mask.Hide(templates)]);
    }
}
