using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How many users had each status, over the last sixty days.</summary>
/// <param name="IntervalSeconds">The step; 0 and less mean a day.</param>
internal sealed record GetUserStatusCountsQuery(int InstanceId, long TzOffset, ZoneInput? Timezone, long IntervalSeconds, [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<UserStatusReport>, IDaysQuery
{
    /// <summary>Where the report ends. Its instants follow from it.</summary>
    public DateTimeOffset End => Hours.After(Now);
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
        return statuses.CountAsync(request.InstanceId, instants, request.End, cancellationToken);
    }
}
