using System.Globalization;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Views;

/// <summary>The days that a page is about, both included, in the zone of its view.</summary>
/// <param name="Name">The preset, or <see cref="Custom"/>.</param>
public sealed record ViewRange(string Name, DateOnly First, DateOnly Last)
{
    public const string Custom = "custom";
    public const string Usual = "28d";
    public const string All = "all";

    private const int LongestYears = 5;
    private const int MonthsInQuarter = 3;
    private const int DaysByDay = 92;
    private const int DaysByWeek = 732;

    /// <summary>The presets by name, as they are offered.</summary>
    public static readonly IReadOnlyList<(string Name, string Label)> Presets =
    [
        ("today", "Today"), ("7d", "7 days"), (Usual, "28 days"), ("90d", "90 days"), ("month", "Month"), ("quarter", "Quarter"), ("year", "Year"), (All, "All"),
    ];

    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>What charts of this range count by.</summary>
    public CivilInterval Interval => Days switch
    {
        <= DaysByDay => CivilInterval.Day,
        <= DaysByWeek => CivilInterval.Week,
        _ => CivilInterval.Month,
    };

    /// <summary>The range of the parameters of an address; what makes no sense is taken for what is usual.</summary>
    public static ViewRange Of(string? name, string? from, string? to, DateOnly today)
    {
        if (TryParse(from, out var first))
        {
            var last = TryParse(to, out var end) && end < today ? end : today;
            return first > last ? Preset(Usual, today) : new ViewRange(Custom, Max(first, last.AddYears(-LongestYears)), last);
        }

        return Preset(Presets.Any(preset => string.Equals(preset.Name, name, StringComparison.Ordinal)) ? name! : Usual, today);
    }

    /// <summary>The range that this one is compared with.</summary>
    public ViewRange Before(Comparison comparison) => comparison == Comparison.YearBefore
        ? this with { First = First.AddYears(-1), Last = Last.AddYears(-1) }
        : Name switch
        {
            "month" => this with { First = First.AddMonths(-1), Last = Last.AddMonths(-1) },
            "quarter" => this with { First = First.AddMonths(-MonthsInQuarter), Last = Last.AddMonths(-MonthsInQuarter) },
            "year" => this with { First = First.AddYears(-1), Last = Last.AddYears(-1) },
            _ => this with { First = First.AddDays(-Days), Last = Last.AddDays(-Days) },
        };

    private static ViewRange Preset(string name, DateOnly today) => name switch
    {
        "today" => new(name, today, today),
        "7d" => new(name, today.AddDays(-6), today),
        "90d" => new(name, today.AddDays(-89), today),
        "month" => new(name, new DateOnly(today.Year, today.Month, 1), today),
        "quarter" => new(name, new DateOnly(today.Year, today.Month - ((today.Month - 1) % MonthsInQuarter), 1), today),
        "year" => new(name, new DateOnly(today.Year, 1, 1), today),
        All => new(name, today.AddYears(-LongestYears).AddDays(1), today),
        _ => new(Usual, today.AddDays(-27), today),
    };

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private static bool TryParse(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

/// <summary>What numbers are compared with.</summary>
public enum Comparison
{
    None,
    PeriodBefore,
    YearBefore,
}
