using System.Globalization;
using System.Text.Json.Serialization;
using Reporting.Application.Schedules;
using Reporting.Domain.Access;

namespace Reporting.Api.Native.Schedules;

/// <summary>What a schedule is to be.</summary>
internal sealed record SaveScheduleContract
{
    /// <summary>The address of a page of the dashboard, path and query.</summary>
    public string? View { get; init; }

    /// <summary>auditor or member: the view is made with the rights of this role.</summary>
    public string? Role { get; init; }

    /// <summary>day, week or month.</summary>
    public string? Every { get; init; }

    /// <summary>The day: monday and so on of a weekly schedule; 1 to 31 of a monthly one, where a month without it has its last day instead.</summary>
    public string? On { get; init; }

    /// <summary>A time of the day, such as 08:00.</summary>
    public string? At { get; init; }

    /// <summary>The name of an IANA time zone, for the time and for the days of the view.</summary>
    public string? TimeZone { get; init; }

    /// <summary>once: after an outage one report for all times that were missed, the usual; or none.</summary>
    public string? CatchUp { get; init; }

    /// <summary>The names of receivers.</summary>
    public IReadOnlyList<string?>? Receivers { get; init; }

    /// <summary>The names of receivers of the view of one project, by the project.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>?>? ByProject { get; init; }

    /// <summary>Whether a view whose figures have no rows is left out.</summary>
    public bool SkipEmpty { get; init; }

    public SaveScheduleCommand ToCommand(string name) => new(name, View, Role, Every, On, At, TimeZone, CatchUp, Receivers, ByProject, SkipEmpty);
}

/// <summary>A view that is sent again and again.</summary>
/// <param name="On">The day of a weekly or monthly schedule.</param>
/// <param name="NextAt">When it is sent next.</param>
/// <param name="LastAt">When it was sent last; null while it never was.</param>
/// <param name="LastError">Why it could not be made the last time.</param>
internal sealed record ScheduleContract(
    string Name,
    string View,
    TokenRole Role,
    ScheduleInterval Every,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? On,
    string At,
    string TimeZone,
    CatchUp CatchUp,
    IReadOnlyList<string> Receivers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> ByProject,
    bool SkipEmpty,
    DateTimeOffset NextAt,
    DateTimeOffset? LastAt,
    string? LastError)
{
    public static ScheduleContract Of(Schedule schedule)
    {
        var (definition, times) = (schedule.Definition, schedule.Definition.Times);
        return new(
            schedule.Name,
            definition.View,
            definition.Role,
            times.Interval,
            times.DayOfWeek?.ToString().ToLowerInvariant() ?? times.DayOfMonth?.ToString(CultureInfo.InvariantCulture),
            times.Time,
            times.Zone,
            definition.CatchUp,
            definition.Receivers,
            new SortedDictionary<string, IReadOnlyList<string>>(definition.ByProject.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            definition.SkipEmpty,
            schedule.NextAt,
            schedule.LastAt,
            schedule.LastError);
    }
}
