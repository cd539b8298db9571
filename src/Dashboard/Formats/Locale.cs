using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Reporting.Dashboard.Formats;

/// <summary>
/// How the reader's language writes numbers and days. Texts are English; the runtime here knows no cultures, so what is needed is written down.
/// </summary>
/// <param name="Name">The language tag.</param>
/// <param name="MonthFirst">Whether the month comes before the day.</param>
/// <param name="FirstDay">The day that weeks are shown from.</param>
public sealed record Locale(string Name, NumberFormatInfo Numbers, bool MonthFirst, DayOfWeek FirstDay)
{
    private const string NarrowSpace = "\u202f";

    public static readonly Locale English = new("en", Separated(",", "."), MonthFirst: false, DayOfWeek.Monday);

    private static readonly IReadOnlyList<string> PointsForThousands = ["de", "es", "it", "nl", "pt", "id", "tr", "da", "el", "hr", "sl", "ro", "vi"];
    private static readonly IReadOnlyList<string> SpacesForThousands = ["fr", "ru", "pl", "cs", "sk", "uk", "sv", "nb", "nn", "no", "fi", "hu", "bg", "lt", "lv", "et"];
    private static readonly IReadOnlyList<string> SundayFirst = ["US", "CA", "MX", "BR", "JP", "KR", "TW", "IL", "IN", "ZA", "PH", "CO"];

    /// <summary>That of the language which the browser prefers.</summary>
    public static Locale Of(HttpRequest request)
        => Of(request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } languages
            ? languages.OrderByDescending(language => language.Quality ?? 1).First().Value.ToString()
            : "");

    public static Locale Of(string tag)
    {
        var parts = tag.Split('-');
        var language = parts[0].ToLowerInvariant();
        var region = parts.Length > 1 ? parts[^1].ToUpperInvariant() : "";
        return new Locale(
            tag.Length == 0 ? English.Name : tag, NumbersOf(language, region), region is "US", SundayFirst.Contains(region, StringComparer.Ordinal) ? DayOfWeek.Sunday : DayOfWeek.Monday);
    }

    private static NumberFormatInfo NumbersOf(string language, string region)
    {
        if (region is "CH" or "LI")
        {
            return Separated("’", ".");
        }

        if (PointsForThousands.Contains(language, StringComparer.Ordinal) && region is not "MX")
        {
            return Separated(".", ",");
        }

        return SpacesForThousands.Contains(language, StringComparer.Ordinal) ? Separated(NarrowSpace, ",") : Separated(",", ".");
    }

    private static NumberFormatInfo Separated(string thousands, string fraction)
        => new() { NumberGroupSeparator = thousands, NumberDecimalSeparator = fraction, NumberGroupSizes = [3] };
}
