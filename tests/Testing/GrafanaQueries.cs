using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reporting.Testing;

/// <summary>The queries of the dashboards in <c>deploy/grafana</c>, as Grafana sends them.</summary>
internal static partial class GrafanaQueries
{
    public static IReadOnlyList<(string Kind, string Title, string Sql)> All { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "deploy", "grafana"), "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <param name="sql">With macros and variables of Grafana.</param>
    public static string Expand(string sql, string instance, DateOnly from, DateOnly to)
    {
        sql = sql.Replace("${instance:sqlstring}", $"'{instance}'", StringComparison.Ordinal);
        sql = TimeFilter().Replace(sql, $"${{column}} BETWEEN '{from:yyyy-MM-dd}T00:00:00Z' AND '{to:yyyy-MM-dd}T23:59:59.999Z'");
        return Time().Replace(sql, "${column} AS \"time\"");
    }

    private static IEnumerable<(string Kind, string Title, string Sql)> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var kind = Path.GetFileNameWithoutExtension(file);
        var variables = document.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray()
            .Where(variable => variable.GetProperty("type").GetString() == "query")
            .Select(variable => (kind, $"variable {variable.GetProperty("name")}", variable.GetProperty("query").GetString()!));
        var panels = document.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray(), (panel, target) => (kind, panel.GetProperty("title").GetString()!, target.GetProperty("rawSql").GetString()!));
        return [.. variables, .. panels];
    }

    [GeneratedRegex(@"\$__timeFilter\((?<column>\w+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeFilter();

    [GeneratedRegex(@"\$__time\((?<column>\w+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
