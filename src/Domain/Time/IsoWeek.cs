using System.Globalization;

namespace Reporting.Domain.Time;

/// <summary>A week of ISO 8601: from Monday to Sunday, of the year that its Thursday is in.</summary>
public readonly record struct IsoWeek
{
    public const int Days = 7;

    private IsoWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    public DateOnly Sunday => Monday.AddDays(Days - 1);

    public IsoWeek Next => new(Monday.AddDays(Days));

    /// <summary>Year and week, as <c>2026-01</c>.</summary>
    public string Name
    {
        get
        {
            var monday = Monday.ToDateTime(TimeOnly.MinValue);
            return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):D4}-{ISOWeek.GetWeekOfYear(monday):D2}");
        }
    }

    /// <summary>The week that a day is in.</summary>
    public static IsoWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + Days - 1) % Days)));
}
