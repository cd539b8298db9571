using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
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

internal sealed class GetUserDaysHandler(IPresenceReader presence, IDeploymentReader deployment, IUserMasks masks) : IRequestHandler<GetUserDaysQuery, UserDaysReport>
{
    public async Task<UserDaysReport> Handle(GetUserDaysQuery request, CancellationToken cancellationToken)
    {
        var days = request.Span.Split(request.Interval);
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        if (!mask.ListsUsers)
        {
            return new UserDaysReport([]);
        }

        var user = await FindAsync(request, mask, cancellationToken);
        var counts = await presence.CountHalfHoursAsync(request.InstanceId, [.. days.Select(day => day.Window)], user, cancellationToken);
        return new UserDaysReport([.. days.Zip(counts, (day, count) => new UserDay(day.FirstDay, count))]);
    }

    /// <summary>The user whom the id that reports show means; where it is nobody's, nobody.</summary>
    private async Task<Guid> FindAsync(GetUserDaysQuery request, UserMask mask, CancellationToken cancellationToken)
    {
        if (mask.ShowsNames)
        {
            return request.UserId;
        }

        var accounts = await deployment.ReadAccountsAsync(request.InstanceId, cancellationToken);
        return accounts.FirstOrDefault(account => mask.IdOf(account.UserId) == request.UserId)?.UserId ?? Guid.Empty;
    }
}
