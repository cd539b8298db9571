using System.Text.Json.Nodes;

namespace Reporting.ConformanceTests.Coder;

/// <summary>
/// What the half hours of a roll-up case come to, with the product's two defects mended: the same app by path and by
/// subdomain has the union of the minutes, and visits count without any agent row after or before them.
/// </summary>
internal sealed record Mended(long UsageMinutes, IReadOnlyDictionary<string, long> AppMinutes, IReadOnlyList<(double P50, double P95)> Percentiles)
{
    private static readonly string[] Builtins = ["vscode", "jetbrains", "reconnecting-pty", "ssh"];

    public static Mended Of(JsonNode raw) => raw["name"]!.GetValue<string>() switch
    {
        var name when name.StartsWith("same slug by path and subdomain", StringComparison.Ordinal)
            => Recorded(raw) with { AppMinutes = Apps(("ssh", 1), ("app1", 8)) },
        var name when name.StartsWith("first rollup starts at the hour", StringComparison.Ordinal)
            => Recorded(raw) with { UsageMinutes = 11, AppMinutes = Apps(("ssh", 1), ("app1", 10)) },
        var name when name.StartsWith("app stats alone", StringComparison.Ordinal)
            => new Mended(2, Apps(("app1", 2)), [(-1, -1)]),
        _ => Recorded(raw),
    };

    private static Mended Recorded(JsonNode raw) => new(
        raw["expected_rollup"]!.AsArray().Sum(row => row!["usage_mins"]!.GetValue<long>()),
        raw["expected_rollup"]!.AsArray()
            .SelectMany(row => AppsOf(row!))
            .GroupBy(app => app.Slug, app => app.Minutes, StringComparer.Ordinal)
            .ToDictionary(app => app.Key, app => app.Sum(), StringComparer.Ordinal),
        [.. raw["expected_user_latency_whole_day"]!.AsArray().Select(user => (user!["p50"]!.GetValue<double>(), user["p95"]!.GetValue<double>()))]);

    /// <summary>The ways in that every workspace has, and the apps.</summary>
    private static IEnumerable<(string Slug, long Minutes)> AppsOf(JsonNode row)
        => Builtins
            .Select(slug => (slug, row[$"{slug.Replace('-', '_')}_mins"]!.GetValue<long>()))
            .Where(app => app.Item2 > 0)
            .Concat((row["app_usage_mins"]?.AsObject() ?? []).Select(app => (app.Key, app.Value!.GetValue<long>())));

    private static Dictionary<string, long> Apps(params (string Slug, long Minutes)[] apps)
        => apps.ToDictionary(app => app.Slug, app => app.Minutes, StringComparer.Ordinal);
}
