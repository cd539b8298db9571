using Reporting.Domain.Workspaces.Reports;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>Daily active users straight from their description: a half hour is of a day when its first and its last instant are.</summary>
internal static class NaiveDays
{
    public static IEnumerable<string> Ask(IReadOnlyList<HalfHour> rows, DateTimeOffset now, Func<DateTimeOffset, TimeSpan> offset)
    {
        var today = Date(now, offset);
        var end = HourAfter(now);
        var whole = rows.Where(row => row.End <= end && Date(row.Start, offset) == Date(row.End.AddTicks(-1), offset)).ToLookup(row => Date(row.Start, offset), row => row.User);
        for (var day = today.AddDays(-60); day <= today; day = day.AddDays(1))
        {
            yield return $"{day:O} {whole[day].Distinct().Count()}";
        }

        yield return $"{Math.Truncate(offset(now).TotalHours)} hours";
    }

    public static IEnumerable<string> Read(DauReport report) => [.. report.Entries.Select(entry => $"{entry.Date:O} {entry.Amount}"), $"{report.TzHourOffset} hours"];

    public static DateTimeOffset HourAfter(DateTimeOffset now) => new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, now.Offset).AddHours(1);

    public static DateOnly Date(DateTimeOffset at, Func<DateTimeOffset, TimeSpan> offset) => DateOnly.FromDateTime((at.UtcDateTime + offset(at)).Date);
}
