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

/// <summary>How many users worked in each hour of each weekday, on average over the days of a span.</summary>
internal sealed record GetActiveHoursQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span) : IReportQuery<ActiveHoursReport>, ISpanQuery;

internal sealed class GetActiveHoursValidator : AbstractValidator<GetActiveHoursQuery>
{
    public GetActiveHoursValidator(IOptions<ReportLimits> limits)
    {
        this.StopAtFirst();
        this.MustBeASpan();
        RuleFor(query => query.Span)
            .Must(span => (span.End - span.Start).TotalHours <= limits.Value.MaxIntervals).WithErrorCode(ErrorCodes.TooManyIntervals).WithState(_ => limits.Value.MaxIntervals)
            .OverridePropertyName("To");
    }
}

internal sealed class GetActiveHoursHandler(IActiveUsersReader activeUsers, IUserMasks masks) : IRequestHandler<GetActiveHoursQuery, ActiveHoursReport>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<ActiveHoursReport> Handle(GetActiveHoursQuery request, CancellationToken cancellationToken)
    {
        var days = CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(request.Span.Timezone));
        var hours = Split(request.Span.ToWindow());
        // A half hour is in the hour of its start, also where hours begin a quarter after or before it.
        var windows = hours.Select(start => HalfHours.Ceiling(start)).Select(start => new TimeWindow(start, start + Hour)).ToList();
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var users = mask.Hide(request.Templates, await activeUsers.CountAsync(request.InstanceId, windows, request.Templates, cancellationToken));
        var counted = hours
            .Zip(users, (start, count) => (Local: start.ToOffset(days.OffsetAt(start)), Count: count))
            .ToLookup(hour => (hour.Local.DayOfWeek, hour.Local.Hour), hour => hour.Count);
        return new ActiveHoursReport(
        [
            .. from weekday in Enumerable.Range(1, IsoWeek.Days)
               from hour in Enumerable.Range(0, 24)
               let counts = counted[((DayOfWeek)(weekday % IsoWeek.Days), hour)]
               select new ActiveHour(weekday, hour, counts.DefaultIfEmpty(0).Average()),
        ]);
    }

    /// <summary>The starts of the whole hours of a window.</summary>
    private static List<DateTimeOffset> Split(TimeWindow window)
    {
        var hours = new List<DateTimeOffset>();
        for (var start = window.Start; start + Hour <= window.End; start += Hour)
        {
            hours.Add(start);
        }

        return hours;
    }
}
