using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>
/// How many users worked on each of the sixty days before today and on today so far, in the whole deployment or with some templates; or in each of the 25
/// weeks or 23 months before the running one, and in that so far.
/// </summary>
internal sealed record GetDausQuery(int InstanceId, TemplateFilter Templates, long TzOffset, ZoneInput? Timezone, [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<DauReport>, IDaysQuery
{
    public CivilInterval Interval { get; init; } = CivilInterval.Day;

    public DateOnly Today => this.Days().DayOf(Now);

    /// <summary>Where today is cut: the end of the running hour.</summary>
    public DateTimeOffset End => Hours.After(Now);

    /// <summary>Whole hours east of UTC, rounded towards zero.</summary>
    public int TzHourOffset => (int)this.Days().OffsetAt(Now).TotalHours;
}

internal sealed class GetDausValidator : AbstractValidator<GetDausQuery>
{
    public GetDausValidator()
    {
        this.StopAtFirst();
        this.MustPlaceItsDays();
    }
}

internal sealed class GetDausHandler(IActiveUsersReader activeUsers, IUserMasks masks) : IRequestHandler<GetDausQuery, DauReport>
{
    public async Task<DauReport> Handle(GetDausQuery request, CancellationToken cancellationToken)
    {
        var (days, interval) = (request.Days(), request.Interval);
        var running = interval.FirstDay(request.Today);
        var dates = Enumerable.Range(-Before(interval), Before(interval) + 1).Select(count => interval.Later(running, count)).ToList();
        var windows = dates.ConvertAll(date => Cut(days.StartOf(date), days.StartOf(interval.Later(date, 1)), request.End));
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var amounts = mask.Hide(request.Templates, await activeUsers.CountAsync(request.InstanceId, windows, request.Templates, cancellationToken));
        return new DauReport([.. dates.Zip(amounts, (date, amount) => new DauEntry(date, amount))], request.TzHourOffset);
    }

    /// <summary>How many intervals are counted before the running one.</summary>
    private static int Before(CivilInterval interval) => interval switch
    {
        CivilInterval.Week => 25,
        CivilInterval.Month => 23,
        _ => 60,
    };

    private static TimeWindow Cut(DateTimeOffset start, DateTimeOffset next, DateTimeOffset end) => new(start, next <= end ? next : end);
}
