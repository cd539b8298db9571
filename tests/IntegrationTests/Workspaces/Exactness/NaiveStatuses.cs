using Reporting.Domain.Workspaces.Reports;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>Users by status straight from their description, instant by instant.</summary>
internal static class NaiveStatuses
{
    public static IEnumerable<string> Ask(RandomStatuses statuses, RandomQuestion question, Func<DateTimeOffset, TimeSpan> offset)
    {
        var end = NaiveDays.HourAfter(question.Now);
        var changes = statuses.Changes.Where(change => change.UserId != statuses.System && change.ChangedAt < end).ToList();
        var instants = Instants(question.IntervalSeconds, end, offset).ToList();
        var there = changes.Where(change => statuses.Deletions.All(deletion => deletion.UserId != change.UserId || (deletion.DeletedAt >= change.ChangedAt && deletion.DeletedAt >= instants[0])));
        foreach (var status in there.Select(change => change.NewStatus).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            foreach (var at in instants)
            {
                var users = changes.Where(change => change.ChangedAt <= at).GroupBy(change => change.UserId)
                    .Where(user => statuses.Deletions.All(deletion => deletion.UserId != user.Key || deletion.DeletedAt > at))
                    .Count(user => string.Equals(user.MaxBy(change => change.ChangedAt)!.NewStatus, status, StringComparison.Ordinal));
                yield return $"{status} {at.UtcDateTime:O} {users}";
            }
        }
    }

    public static IEnumerable<string> Read(UserStatusReport report)
        => from status in report.StatusCounts.OrderBy(status => status.Key, StringComparer.Ordinal)
           from count in status.Value
           select $"{status.Key} {count.Date.UtcDateTime:O} {count.Count}";

    /// <summary>Whole days go from midnight to midnight; anything else goes by the second.</summary>
    private static IEnumerable<DateTimeOffset> Instants(long seconds, DateTimeOffset end, Func<DateTimeOffset, TimeSpan> offset)
    {
        var step = seconds <= 0 ? 86_400 : seconds;
        var first = NaiveDays.Date(end, offset).AddDays(-60);
        for (var count = 0L; count * step <= 62 * 86_400; count++)
        {
            var at = step % 86_400 == 0 ? FirstInstant(first.AddDays((int)(count * (step / 86_400))), offset) : FirstInstant(first, offset).AddSeconds(count * step);
            if (at <= end)
            {
                yield return at;
            }
        }
    }

    /// <summary>Found by looking at every quarter of an hour about it.</summary>
    private static DateTimeOffset FirstInstant(DateOnly day, Func<DateTimeOffset, TimeSpan> offset)
    {
        var at = new DateTimeOffset(day.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        while (NaiveDays.Date(at, offset) < day)
        {
            at = at.AddMinutes(15);
        }

        return at;
    }
}
