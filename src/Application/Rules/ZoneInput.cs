using Reporting.Application.Reports;

namespace Reporting.Application.Rules;

/// <summary>A time zone as the caller named it.</summary>
/// <param name="Zone">Null when there is no such zone.</param>
internal sealed record ZoneInput(string Name, [property: NotInKey] TimeZoneInfo? Zone)
{
    /// <summary>Finds a zone by its IANA name, letter by letter.</summary>
    public static ZoneInput Find(string name)
        => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && string.Equals(zone.Id, name, StringComparison.Ordinal)
            ? new(name, zone)
            : new(name, null);
}
