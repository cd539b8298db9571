using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How many users worked on each of the sixty days before today and on today so far, in the whole deployment or with some templates.</summary>
internal sealed record GetDausQuery(int InstanceId, TemplateFilter Templates, long TzOffset, ZoneInput? Timezone, [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<DauReport>, IDaysQuery
{
    public DateOnly Today => this.Days().DayOf(Now);

    /// <summary>Where today is cut: the end of the running hour.</summary>
    public DateTimeOffset End => Hours.After(Now);

    /// <summary>Hours east of UTC, what is less than an hour left out.</summary>
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

internal sealed class GetDausHandler(IActiveUsersReader activeUsers) : IRequestHandler<GetDausQuery, DauReport>
{
    private const int DaysBefore = 60;

    public async Task<DauReport> Handle(GetDausQuery request, CancellationToken cancellationToken)
    {
        var days = request.Days();
        var dates = Enumerable.Range(-DaysBefore, DaysBefore + 1).Select(request.Today.AddDays).ToList();
        var windows = dates.Select(date => Cut(days.StartOf(date), days.StartOf(date.AddDays(1)), request.End)).ToList();
        var amounts = await activeUsers.CountAsync(request.InstanceId, windows, request.Templates, cancellationToken);
        return new DauReport([.. dates.Zip(amounts, (date, amount) => new DauEntry(date, amount))], request.TzHourOffset);
    }

    private static TimeWindow Cut(DateTimeOffset start, DateTimeOffset next, DateTimeOffset end) => new(start, next <= end ? next : end);
}
