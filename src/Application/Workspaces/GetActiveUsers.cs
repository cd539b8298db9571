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

/// <summary>How many users worked in each day, week or month of a span; a user counts once in each.</summary>
internal sealed record GetActiveUsersQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span, CivilInterval Interval)
    : IReportQuery<ActiveUsersReport>, IIntervalsQuery;

internal sealed class GetActiveUsersValidator : AbstractValidator<GetActiveUsersQuery>
{
    public GetActiveUsersValidator(IOptions<ReportLimits> limits) => this.MustHaveIntervals(limits.Value);
}

internal sealed class GetActiveUsersHandler(IActiveUsersReader activeUsers, IUserMasks masks) : IRequestHandler<GetActiveUsersQuery, ActiveUsersReport>
{
    public async Task<ActiveUsersReport> Handle(GetActiveUsersQuery request, CancellationToken cancellationToken)
    {
        var intervals = request.Span.Split(request.Interval);
        var counts = await activeUsers.CountAsync(request.InstanceId, [.. intervals.Select(interval => interval.Window)], request.Templates, cancellationToken);
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        return new ActiveUsersReport([.. intervals.Zip(mask.Hide(request.Templates, counts), (interval, users) => new DauEntry(interval.FirstDay, users))]);
    }
}
