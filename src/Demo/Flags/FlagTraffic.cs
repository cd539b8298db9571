using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>How often programs asked for the flags, and what they were told.</summary>
internal sealed class FlagTraffic(Shop shop)
{
    private const int Noon = 12;

    private readonly ShopCalendar calendar = shop.Calendar;

    /// <summary>Hour by hour, or as one row a day: what is long ago is looked at by the day or the week alone.</summary>
    public IEnumerable<FlagMetric> Metrics(DateOnly firstDay, DateOnly endDay, bool isHourly)
    {
        for (var day = firstDay; day < endDay && calendar.HasCome(ShopCalendar.Midnight(day)); day = day.AddDays(1))
        {
            foreach (var metric in shop.Stories.SelectMany(story => MetricsOf(story, day, isHourly)))
            {
                yield return metric;
            }
        }
    }

    private IEnumerable<FlagMetric> MetricsOf(FlagStory story, DateOnly day, bool isHourly)
    {
        var (firstHour, hours) = isHourly ? (0, 24) : (Noon, 1);
        for (var hour = firstHour; hour < firstHour + hours; hour++)
        {
            var at = ShopCalendar.Midnight(day).AddHours(hour);
            if (at < story.Flag.CreatedAt || at > story.Flag.RetiresAt || !calendar.HasCome(at))
            {
                continue;
            }

            foreach (var (app, environment) in AskersOf(story, at))
            {
                yield return MetricOf(story, app, environment, at, isHourly ? 1 : 24);
            }
        }
    }

    /// <summary>A program's development version asks at once, the others when the flag gets to production.</summary>
    private static IEnumerable<(string App, string Environment)> AskersOf(FlagStory story, DateTimeOffset at)
    {
        var apps = story.Flag.ProjectAt(at).Apps;
        var first = apps[story.Flag.Index % apps.Count];
        yield return (first, ShopEnvironment.Development);
        if (story.Switches.Any(change => change.At <= at && IsProduction(change.Environment)))
        {
            yield return (first, ShopEnvironment.Production);
            if (story.Flag.Index % 5 < 2)
            {
                yield return (apps[(story.Flag.Index + 1) % apps.Count], ShopEnvironment.Production);
            }
        }
    }

    private FlagMetric MetricOf(FlagStory story, string app, string environment, DateTimeOffset at, int hours)
    {
        var dice = ShopCalendar.DiceFor(ShopCalendar.Part.Traffic, story.Flag.Index * 64 + app.Length, at.UtcTicks + environment.Length);
        var requests = (long)(hours * Busyness(at, hours) * (IsProduction(environment) ? 900 : 12) * (1 + story.Flag.Index % 11) * (0.8 + 0.4 * dice.Share()));
        var yes = (long)(requests * ShareOn(story, environment, at) * (0.97 + 0.03 * dice.Share()));
        var isTest = IsProduction(environment) && string.Equals(story.Flag.Type, "experiment", StringComparison.Ordinal);
        return new FlagMetric
        {
            Flag = story.Flag.Name,
            AppName = app,
            Environment = environment,
            Timestamp = at,
            Yes = yes,
            No = requests - yes,
            Variants = isTest && yes > 0 ? new Dictionary<string, long>(StringComparer.Ordinal) { ["control"] = yes / 2, ["treatment"] = yes - yes / 2 } : null,
        };
    }

    /// <summary>The shop grows; customers sleep at night and shop at the weekend.</summary>
    private double Busyness(DateTimeOffset at, int hours)
        => (0.5 + calendar.DayOf(at) / 365.0)
            * (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1.3 : 1)
            * (hours > 1 ? 1 : 1 - 0.8 * Math.Cos((at.Hour - 3) * Math.PI / 12));

    private static double ShareOn(FlagStory story, string environment, DateTimeOffset at)
    {
        bool IsHere(string other) => string.Equals(other, environment, StringComparison.Ordinal);
        var isOn = story.Switches.Where(change => change.At <= at && IsHere(change.Environment)).LastOrDefault().IsOn;
        var strategy = story.Strategies.LastOrDefault(state => state.At <= at && IsHere(state.Environment));
        return isOn && strategy is not null ? strategy.Rollout / 100.0 / (1 + strategy.Constraints.Count) : 0;
    }

    private static bool IsProduction(string environment) => string.Equals(environment, ShopEnvironment.Production, StringComparison.Ordinal);
}
