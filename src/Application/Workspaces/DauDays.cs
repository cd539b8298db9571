using Reporting.Application.Rules;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>The sixty days before today and today so far.</summary>
internal static class DauDays
{
    private const int Before = 60;

    public static async Task<DauReport> ReadDaysAsync(
        this IActiveUsersReader activeUsers,
        int instanceId,
        IDaysQuery query,
        TemplateFilter templates,
        CancellationToken cancellationToken)
    {
        var days = query.Days();
        var dates = Dates(days, query.Now);
        var amounts = await activeUsers.CountAsync(instanceId, Windows(days, dates, Hours.After(query.Now)), templates, cancellationToken);
        var entries = dates.Zip(amounts, (date, amount) => new DauEntry(date, amount));
        return new DauReport([.. entries], days.WholeHoursAt(query.Now));
    }

    /// <summary>What the days of a valid query depend on.</summary>
    public static string DaysKey(this IDaysQuery query)
        => $"{query.Days().Name}|{query.Days().WholeHoursAt(query.Now)}|{Hours.After(query.Now).UtcTicks}";

    private static IReadOnlyList<DateOnly> Dates(CivilDays days, DateTimeOffset now)
    {
        var today = days.DayOf(now);
        return [.. Enumerable.Range(-Before, Before + 1).Select(today.AddDays)];
    }

    /// <summary>One window a date; the last ends with the running hour, or with its day.</summary>
    private static IReadOnlyList<TimeWindow> Windows(CivilDays days, IReadOnlyList<DateOnly> dates, DateTimeOffset end)
        => [.. dates.Select(date => Cut(days.StartOf(date), days.StartOf(date.AddDays(1)), end))];

    private static TimeWindow Cut(DateTimeOffset start, DateTimeOffset next, DateTimeOffset end)
        => new(start, next <= end ? next : end);

    /// <summary>Hours east of UTC, what is less than an hour left out.</summary>
    private static int WholeHoursAt(this CivilDays days, DateTimeOffset now) => (int)days.OffsetAt(now).TotalHours;
}
