using FluentValidation;
using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How many users had each status, over the last sixty days.</summary>
/// <param name="IntervalSeconds">The step; 0 and less mean a day.</param>
internal sealed record GetUserStatusCountsQuery(int InstanceId, long TzOffset, ZoneInput? Timezone, long IntervalSeconds, DateTimeOffset Now)
    : IReportQuery<UserStatusReport>, IDaysQuery
{
    public string CacheKey => $"user-status-counts|{this.Days().Name}|{IntervalSeconds}|{Hours.After(Now).UtcTicks}";
}

internal sealed class GetUserStatusCountsValidator : AbstractValidator<GetUserStatusCountsQuery>
{
    public GetUserStatusCountsValidator()
    {
        this.StopAtFirst();
        this.MustPlaceItsDays();
        RuleFor(query => query.IntervalSeconds)
            .Must((query, seconds) => StatusInstants.Count(query.Days(), seconds, query.Now) <= StatusInstants.Max)
            .WithErrorCode(ErrorCodes.TooManyPoints)
            .OverridePropertyName("Interval");
    }
}

internal sealed class GetUserStatusCountsHandler(IUserStatusReader statuses) : IRequestHandler<GetUserStatusCountsQuery, UserStatusReport>
{
    public Task<UserStatusReport> Handle(GetUserStatusCountsQuery request, CancellationToken cancellationToken)
    {
        var instants = StatusInstants.List(request.Days(), request.IntervalSeconds, request.Now);
        return statuses.CountAsync(request.InstanceId, instants, Hours.After(request.Now), cancellationToken);
    }
}
