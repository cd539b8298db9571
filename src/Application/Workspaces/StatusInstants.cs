using Reporting.Application.Rules;
using Reporting.Domain.Time;

namespace Reporting.Application.Workspaces;

/// <summary>When statuses are counted: from the local midnight sixty days ago to the end of the running hour, that instant included.</summary>
internal static class StatusInstants
{
    /// <summary>How many points one answer may have.</summary>
    public const int Max = 10_000;

    private const int DaysBefore = 60;
    private const long SecondsInDay = 24 * 60 * 60;

    public static IReadOnlyList<DateTimeOffset> List(CivilDays days, long intervalSeconds, DateTimeOffset now)
    {
        var step = Step(intervalSeconds);
        var instants = step % SecondsInDay == 0
            ? Midnights(days, FirstDay(days, now), step / SecondsInDay)
            : Seconds(Start(days, now), step);
        var end = Hours.After(now);
        return [.. instants.TakeWhile(instant => instant <= end).Select(instant => instant.ToUniversalTime())];
    }

    /// <summary>How many points there would be, to within a point.</summary>
    public static long Count(CivilDays days, long intervalSeconds, DateTimeOffset now)
        => 1 + ((long)(Hours.After(now) - Start(days, now)).TotalSeconds / Step(intervalSeconds));

    private static IEnumerable<DateTimeOffset> Midnights(CivilDays days, DateOnly first, long step)
    {
        for (long ahead = 0; ahead <= DaysBefore + 1; ahead += Math.Min(step, DaysBefore + 2))
        {
            yield return days.StartOf(first.AddDays((int)ahead));
        }
    }

    private static IEnumerable<DateTimeOffset> Seconds(DateTimeOffset start, long step)
    {
        var longest = (long)TimeSpan.FromDays(DaysBefore + 2).TotalSeconds;
        for (long ahead = 0; ahead <= longest; ahead += Math.Min(step, longest + 1))
        {
            yield return start.AddSeconds(ahead);
        }
    }

    private static DateTimeOffset Start(CivilDays days, DateTimeOffset now) => days.StartOf(FirstDay(days, now));

    private static DateOnly FirstDay(CivilDays days, DateTimeOffset now) => days.DayOf(Hours.After(now)).AddDays(-DaysBefore);

    private static long Step(long intervalSeconds) => intervalSeconds <= 0 ? SecondsInDay : intervalSeconds;
}
