using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How long one user was at work on each day of a span.</summary>
internal sealed record GetUserDaysQuery(int InstanceId, Guid UserId, ReportSpan Span) : IReportQuery<UserDaysReport>, IIntervalsQuery
{
    public CivilInterval Interval => CivilInterval.Day;
}

internal sealed class GetUserDaysValidator : AbstractValidator<GetUserDaysQuery>
{
    public GetUserDaysValidator(IOptions<ReportLimits> limits) => this.MustHaveIntervals(limits.Value);
}

internal sealed class GetUserDaysHandler(IPresenceReader presence) : IRequestHandler<GetUserDaysQuery, UserDaysReport>
{
    public async Task<UserDaysReport> Handle(GetUserDaysQuery request, CancellationToken cancellationToken)
    {
        var days = request.Span.Split(request.Interval);
        var counts = await presence.CountHalfHoursAsync(request.InstanceId, [.. days.Select(day => day.Window)], request.UserId, cancellationToken);
        return new UserDaysReport([.. days.Zip(counts, (day, count) => new UserDay(day.FirstDay, count))]);
    }
}
