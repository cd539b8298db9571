using System.Text.Json.Serialization;
using Reporting.Domain.Access;

namespace Reporting.Application.Schedules;

internal enum ScheduleInterval
{
    Day,
    Week,
    Month,
}

/// <summary>What becomes of the times at which no server ran.</summary>
internal enum CatchUp
{
    /// <summary>One report for all of them, as soon as a server runs.</summary>
    Once,

    /// <summary>None.</summary>
    None,
}

/// <summary>A view of the dashboard that is sent again and again.</summary>
/// <param name="View">Its address: path and query.</param>
/// <param name="Role">The view is made with the rights of this role, and of no other.</param>
/// <param name="Times">When it is sent.</param>
/// <param name="Receivers">Who gets it as it is.</param>
/// <param name="ByProject">Who gets it of one project alone, by the key of the project.</param>
/// <param name="SkipEmpty">Whether it is left out when none of its figures has a row.</param>
internal sealed record ScheduleDefinition(
    string View,
    TokenRole Role,
    ScheduleTimes Times,
    CatchUp CatchUp,
    IReadOnlyList<string> Receivers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> ByProject,
    bool SkipEmpty)
{
    /// <summary>The names of all who get anything of it.</summary>
    [JsonIgnore]
    public IEnumerable<string> AllReceivers => Receivers.Concat(ByProject.Values.SelectMany(names => names)).Distinct(StringComparer.Ordinal);
}

/// <param name="NextAt">When it is sent next.</param>
/// <param name="LastAt">When it was sent last; null while it never was.</param>
/// <param name="LastError">Why it could not be made the last time.</param>
internal sealed record Schedule(
    string Name, ScheduleDefinition Definition, DateTimeOffset NextAt, DateTimeOffset? LastAt, string? LastError, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);
