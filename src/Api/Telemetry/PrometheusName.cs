namespace Reporting.Api.Telemetry;

/// <summary>Names as Prometheus takes them: letters, digits and underscores, the unit at the end, and <c>_total</c> after what only grows.</summary>
internal static class PrometheusName
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["s"] = "_seconds",
        ["ms"] = "_milliseconds",
        ["By"] = "_bytes",
        ["1"] = "_ratio",
    };

    public static string Of(string name)
    {
        var plain = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        return char.IsAsciiDigit(plain[0]) ? $"_{plain}" : plain;
    }

    /// <param name="unit">As OpenTelemetry writes it; those in braces are no units.</param>
    public static string Of(string name, string unit, bool isCounter)
    {
        var whole = With(Of(name), Units.GetValueOrDefault(unit, string.Empty));
        return isCounter ? With(whole, "_total") : whole;
    }

    private static string With(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name : name + ending;
}
