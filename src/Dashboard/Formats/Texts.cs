using System.Globalization;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Formats;

/// <summary>Numbers, shares, spans and days as people read them.</summary>
public sealed class Texts(Locale locale, TimeZoneInfo zone)
{
    private const string Minus = "−";
    private const int SecondsInHour = 3_600;
    private const int SecondsInMinute = 60;
    private const double CompactFrom = 10_000;

    private static readonly IReadOnlyList<(double From, string Letter)> Scales = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];

    public Locale Locale => locale;

    public TimeZoneInfo Zone => zone;

    public string Number(long value) => Sign(value.ToString("#,0", locale.Numbers));

    /// <param name="digits">After the decimal separator, at most.</param>
    public string Number(double value, int digits = 1)
        => Math.Abs(value - Math.Round(value)) < 1e-9 ? Number((long)Math.Round(value)) : Sign(value.ToString($"#,0.{new string('#', digits)}", locale.Numbers));

    /// <summary>Short: 12.3k.</summary>
    public string Compact(double value)
    {
        if (Math.Abs(value) < CompactFrom)
        {
            return Number(value);
        }

        var (from, letter) = Scales.First(scale => Math.Abs(value) >= scale.From);
        return Number(value / from, Math.Abs(value) / from >= 100 ? 0 : 1) + letter;
    }

    /// <param name="share">From 0 to 1.</param>
    public string Percent(double share) => $"{Number(share * 100, Math.Abs(share) < 0.1 ? 1 : 0)}%";

    /// <summary>A span of use: hours, or minutes below one.</summary>
    public string Hours(long seconds) => seconds < SecondsInHour && seconds > 0
        ? $"{Number(Math.Max(1, seconds / SecondsInMinute))} min"
        : $"{Number(Math.Round((double)seconds / SecondsInHour, seconds < 100 * SecondsInHour ? 1 : 0))} h";

    public string Milliseconds(double value) => $"{Number(Math.Round(value, value < 10 ? 1 : 0))} ms";

    public string Bytes(long value)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        var (amount, unit) = ((double)value, 0);
        while (amount >= 1_000 && unit < units.Length - 1)
        {
            (amount, unit) = (amount / 1_000, unit + 1);
        }

        return $"{Number(amount, amount < 100 ? 1 : 0)} {units[unit]}";
    }

    /// <summary>12 Mar, or Mar 12; with the year where it is another than that of today.</summary>
    public string Day(DateOnly day) => day.ToString(locale.MonthFirst ? "MMM d" : "d MMM", CultureInfo.InvariantCulture);

    public string DayOfYear(DateOnly day) => day.ToString(locale.MonthFirst ? "MMM d, yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

    public string Weekday(DateOnly day) => $"{day.ToString("ddd", CultureInfo.InvariantCulture)} {Day(day)}";

    /// <summary>A day, week or month by its first day.</summary>
    public string Interval(DateOnly first, CivilInterval interval) => interval switch
    {
        CivilInterval.Week => $"Week of {DayOfYear(first)}",
        CivilInterval.Month => first.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        _ => $"{first.ToString("ddd", CultureInfo.InvariantCulture)} {DayOfYear(first)}",
    };

    /// <summary>A moment in the zone of the view.</summary>
    public string Moment(DateTimeOffset at) => Moment(at, locale.MonthFirst ? "h:mm tt" : "HH:mm");

    /// <summary>A moment with its seconds.</summary>
    public string Second(DateTimeOffset at) => Moment(at, locale.MonthFirst ? "h:mm:ss tt" : "HH:mm:ss");

    /// <summary>How long something took or is ago, in its largest unit.</summary>
    public string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => $"{Number((long)span.TotalDays)} days",
        { TotalHours: >= 2 } => $"{Number((long)span.TotalHours)} hours",
        { TotalMinutes: >= 2 } => $"{Number((long)span.TotalMinutes)} minutes",
        _ => Count(Math.Max(0, (long)span.TotalSeconds), "second", "seconds"),
    };

    public string Ago(DateTimeOffset at, DateTimeOffset now) => now - at < TimeSpan.FromSeconds(5) ? "just now" : $"{Span(now - at)} ago";

    public string Count(long value, string one, string many) => $"{Number(value)} {(value == 1 ? one : many)}";

    private string Moment(DateTimeOffset at, string timeFormat)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return $"{DayOfYear(DateOnly.FromDateTime(local.DateTime))}, {local.ToString(timeFormat, CultureInfo.InvariantCulture)}";
    }

    private static string Sign(string text) => text.Replace("-", Minus, StringComparison.Ordinal);
}
