using System.Globalization;

namespace Reporting.UnitTests.Workspaces;

/// <summary>Days and instants as tests write them.</summary>
internal static class Moments
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
