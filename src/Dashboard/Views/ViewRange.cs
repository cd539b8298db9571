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
    private const int WeeksInYear = 52;
    private const int MonthsInQuarter = 3;
    private const int DaysByDay = 92;
    private const int DaysByWeek = 732;

    /// <summary>The first day that can be asked for; nothing that is reported on is older.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The presets by name, as they are offered.</summary>
    public static readonly IReadOnlyList<(string Name, string Label)> Presets =
    [
        ("today", "Today"), ("7d", "7 days"), (Usual, "28 days"), ("90d", "90 days"), ("month", "Month"), ("quarter", "Quarter"), ("year", "Year"), (All, "All"),
    ];

    /// <summary>Why it is not what the address asks for; null where it is.</summary>
    public string? Notice { get; private init; }

    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>What charts of this range count by.</summary>
    public CivilInterval Interval => Days switch
    {
        <= DaysByDay => CivilInterval.Day,
        <= DaysByWeek => CivilInterval.Week,
        _ => CivilInterval.Month,
    };

    /// <summary>The range of the parameters of an address; what makes no sense is taken for what is near it, and says so.</summary>
    public static ViewRange Of(string? name, string? from, string? to, DateOnly today)
    {
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            return string.IsNullOrEmpty(name) || Presets.Any(preset => string.Equals(preset.Name, name, StringComparison.Ordinal))
                ? Preset(name ?? Usual, today)
                : Instead($"There is no range called {name}", today);
        }

        if (!TryParse(from, out var first))
        {
            return Instead(string.IsNullOrEmpty(from) ? "A range needs its first day" : $"{from} is no day", today);
        }

        var last = today;
        if (!string.IsNullOrEmpty(to) && !TryParse(to, out last))
        {
            return Instead($"{to} is no day", today);
        }

        var range = first <= last ? Between(first, last, today) : Between(last, first, today);
        return first <= last || range.Notice is not null ? range : range with { Notice = "The range ended before it began: it is shown the other way round." };
    }

    /// <summary>So many days that end with a day, or as many as are shown at once.</summary>
    public static ViewRange UpTo(DateOnly last, int days) => new(Custom, Max(last.AddDays(1 - days), last.AddYears(-LongestYears)), last);

    private static ViewRange Between(DateOnly first, DateOnly last, DateOnly today)
    {
        if (first > today)
        {
            return Instead("The range is still to come", today);
        }

        if (last < Earliest)
        {
            return Instead($"There is nothing from before {Earliest.Year}", today);
        }

        var end = last < today ? last : today;
        var longest = Max(Earliest, end.AddYears(-LongestYears));
        return first >= longest
            ? new ViewRange(Custom, first, end)
            : new ViewRange(Custom, longest, end) { Notice = $"At most {LongestYears} years are shown at once, and nothing from before {Earliest.Year}." };
    }

    private static ViewRange Instead(string reason, DateOnly today) => Preset(Usual, today) with { Notice = $"{reason}: the last 28 days are shown." };

    /// <summary>
    /// The range that this one is compared with. Days are compared with days of the same name, so that one of up to a quarter is moved by whole weeks;
    /// months, quarters and years by the calendar.
    /// </summary>
    public ViewRange Before(Comparison comparison) => (comparison, Name) switch
    {
        (_, "year") => Moved(day => day.AddYears(-1)),
        (Comparison.YearBefore, "month" or "quarter") => Moved(day => day.AddYears(-1)),
        (_, "month") => Moved(day => day.AddMonths(-1)),
        (_, "quarter") => Moved(day => day.AddMonths(-MonthsInQuarter)),
        (Comparison.YearBefore, _) => Days <= DaysByDay ? Moved(day => day.AddDays(-IsoWeek.Days * WeeksInYear)) : Moved(day => day.AddYears(-1)),
        _ => Moved(day => day.AddDays(-(Days <= DaysByDay ? WholeWeeks : Days))),
    };

    /// <summary>The days of the range, made up to whole weeks.</summary>
    private int WholeWeeks => (Days + IsoWeek.Days - 1) / IsoWeek.Days * IsoWeek.Days;

    private ViewRange Moved(Func<DateOnly, DateOnly> move) => this with { First = move(First), Last = move(Last), Notice = null };

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
