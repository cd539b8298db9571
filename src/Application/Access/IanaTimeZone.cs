using System.Text.RegularExpressions;

namespace Reporting.Application.Access;

internal static partial class IanaTimeZone
{
    /// <summary>Whether this is the name of a zone in the IANA database, as far as this machine knows it.</summary>
    public static bool IsKnown(string name)
        => Form().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    /// <summary>Area/Location; other trees of the machine's directory (posix/, right/) are not part of the names.</summary>
    [GeneratedRegex("^(?!posix/|right/)[A-Z][A-Za-z0-9+_-]*(/[A-Z][A-Za-z0-9+_-]*){0,2}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
