using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>The number that a rule watches, and the numbers that it would have watched.</summary>
internal sealed class AlertNumbers(SeriesReports reports)
{
    /// <summary>So many weeks are called a year, so that Mondays are compared with Mondays.</summary>
    private const int WeeksInYear = 52;

    /// <summary>The number of now.</summary>
    public async Task<AlertNumber> ReadAsync(AlertRule rule, Instance instance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var position = new Position(rule, instance, now);
        var points = await ReadAsync(position, position.Current, position.Current, cancellationToken);
        var (value, reason) = Measure(rule.Subject, position.Interval, position.Current, points);
        return new AlertNumber(value, reason, position.Series.Timing == SeriesTiming.Growing ? null : position.NextChange);
    }

    /// <summary>The numbers of the intervals from a day on, each when it was known; without the time before anything was counted.</summary>
    public async Task<IReadOnlyList<AlertPoint>> ReadPastAsync(AlertRule rule, Instance instance, DateOnly from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var position = new Position(rule, instance, now);
        var first = position.Series.IsOfNow ? position.Current : position.Interval.FirstDay(from);
        var points = await ReadAsync(position, first, position.Current, cancellationToken);
        var known = points.OrderBy(point => point.Key).SkipWhile(point => point.Value == 0).Select(point => point.Key).Append(position.Current).First();
        var past = new List<AlertPoint>();
        for (var day = known > first ? known : first; day <= position.Current; day = position.Interval.Later(day, 1))
        {
            var end = position.Days.StartOf(position.Interval.Later(day, 1));
            past.Add(new AlertPoint(end < now ? end : now, Measure(rule.Subject, position.Interval, day, points).Value));
        }

        return past;
    }

    /// <summary>The values of the intervals and of those that they are compared with, by their first days.</summary>
    private async Task<IReadOnlyDictionary<DateOnly, double>> ReadAsync(Position position, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var against = position.Subject.Against;
        var points = new List<SeriesPoint>(await position.Series.Read(reports, position.Ask(against == AlertBase.Period ? position.Interval.Later(first, -1) : first, last), cancellationToken));
        if (against == AlertBase.Year)
        {
            points.AddRange(await position.Series.Read(reports, position.Ask(YearBefore(position.Interval, first), YearBefore(position.Interval, last)), cancellationToken));
        }

        return points.GroupBy(point => point.First).ToDictionary(same => same.Key, same => same.First().Value);
    }

    private static (double? Value, string? Reason) Measure(AlertSubject subject, CivilInterval interval, DateOnly day, IReadOnlyDictionary<DateOnly, double> points)
    {
        if (!points.TryGetValue(day, out var value))
        {
            return (null, "nothing is known of it");
        }

        if (subject.ShareOf is { } whole)
        {
            return (100 * value / whole, null);
        }

        if (subject.Against is not { } against)
        {
            return (value, null);
        }

        var before = against == AlertBase.Year ? YearBefore(interval, day) : interval.Later(day, -1);
        var time = against == AlertBase.Year ? "a year before" : "the period before";
        if (!points.TryGetValue(before, out var was))
        {
            return (null, $"nothing is known of {time}");
        }

        return was == 0 && value != 0 ? (null, $"it was 0 {time}") : (was == 0 ? 0 : 100 * (value - was) / Math.Abs(was), null);
    }

    private static DateOnly YearBefore(CivilInterval interval, DateOnly day) => interval == CivilInterval.Week ? day.AddDays(-IsoWeek.Days * WeeksInYear) : day.AddYears(-1);

    /// <summary>Where on the calendar of its instance a rule is evaluated.</summary>
    private sealed class Position
    {
        private readonly Instance instance;
        private readonly DateTimeOffset now;

        public Position(AlertRule rule, Instance instance, DateTimeOffset now)
        {
            (this.instance, this.now) = (instance, now);
            Subject = rule.Subject;
            Series = SeriesCatalog.Find(Subject.Series) ?? throw new InvalidOperationException($"There is no series {Subject.Series}.");
            Days = CivilDays.Of(Series.IsUtc ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(instance.TimeZone));
            var running = Interval.FirstDay(Days.DayOf(now));
            Current = Series.Timing == SeriesTiming.Counted ? Interval.Later(running, -1) : running;
            var next = Days.StartOf(Interval.Later(running, 1));
            NextChange = Series.Timing == SeriesTiming.Counted || next < Hours.After(now) ? next : Hours.After(now);
        }

        public AlertSubject Subject { get; }

        public AlertSeries Series { get; }

        public CivilDays Days { get; }

        public CivilInterval Interval => Subject.Interval;

        /// <summary>The first day of the interval whose value is the one of now.</summary>
        public DateOnly Current { get; }

        /// <summary>When time alone can make it another: at the end of the interval, and of what is counted up to now with each hour.</summary>
        public DateTimeOffset NextChange { get; }

        public SeriesQuestion Ask(DateOnly first, DateOnly last) => new(instance, Interval, Subject.Scope, first, last, now);
    }
}

/// <summary>A number that a rule watches.</summary>
/// <param name="Reason">Why there is none.</param>
/// <param name="Until">When time alone can make it another; null where it grows with time.</param>
internal sealed record AlertNumber(double? Value, string? Reason, DateTimeOffset? Until);
