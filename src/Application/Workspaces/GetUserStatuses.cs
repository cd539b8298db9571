using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How many users had each status at the start of each interval of a span, and at its end.</summary>
internal sealed record GetUserStatusesQuery(int InstanceId, ReportSpan Span, CivilInterval Interval) : IReportQuery<UserStatusReport>, IIntervalsQuery;

internal sealed class GetUserStatusesValidator : AbstractValidator<GetUserStatusesQuery>
{
    public GetUserStatusesValidator(IOptions<ReportLimits> limits) => this.MustHaveIntervals(limits.Value);
}

internal sealed class GetUserStatusesHandler(IUserStatusReader statuses) : IRequestHandler<GetUserStatusesQuery, UserStatusReport>
{
    public Task<UserStatusReport> Handle(GetUserStatusesQuery request, CancellationToken cancellationToken)
    {
        var end = request.Span.End.ToUniversalTime();
        var starts = request.Span.Split(request.Interval).Select(interval => interval.Window.StartUtc);
        return statuses.CountAsync(request.InstanceId, [.. starts, end], end, cancellationToken);
    }
}
