using System.Text.Json;
using Npgsql;

namespace Reporting.Bench.Reports;

internal sealed class TemplateInsights : Report
{
    private static readonly string[] Builtins = ["vscode", "jetbrains", "reconnecting-pty", "ssh", "sftp"];

    public override string Name => "templates, interval=day";

    public override string Address(Scope scope) => $"/api/v2/insights/templates?{scope.Query}&interval=day";

    public override IEnumerable<string> Read(JsonElement answer)
    {
        var report = answer.GetProperty("report");
        yield return $"{report.GetProperty("active_users")} users on {Ids(report.GetProperty("template_ids"))}";
        foreach (var app in report.GetProperty("apps_usage").EnumerateArray())
        {
            var name = $"{app.GetProperty("slug")} {app.GetProperty("display_name")} {app.GetProperty("icon")}";
            yield return $"{name}: {app.GetProperty("seconds")} s, {app.GetProperty("times_used")} times on {Ids(app.GetProperty("template_ids"))}";
        }

        foreach (var parameter in report.GetProperty("parameters_usage").EnumerateArray())
        {
            foreach (var value in parameter.GetProperty("values").EnumerateArray())
            {
                var name = $"{parameter.GetProperty("name")} {parameter.GetProperty("type")}";
                yield return $"{name}={value.GetProperty("value")}: {value.GetProperty("count")} on {Ids(parameter.GetProperty("template_ids"))}";
            }
        }

        foreach (var interval in answer.GetProperty("interval_reports").EnumerateArray())
        {
            var day = interval.GetProperty("start_time").GetDateTimeOffset().UtcDateTime;
            yield return $"{day:yyyy-MM-dd HH:mm}: {interval.GetProperty("active_users")} users on {Ids(interval.GetProperty("template_ids"))}";
        }
    }

    public override async Task<List<string>> ComputeAsync(NpgsqlDataSource source, Scope scope, CancellationToken cancellationToken) =>
    [
        .. (await QueryAsync(source, "straight_builtins.sql", scope, BuiltinLines, cancellationToken)).SelectMany(lines => lines.Split('\n')),
        .. await QueryAsync(source, "straight_apps.sql", scope, AppLine, cancellationToken),
        .. await QueryAsync(source, "straight_parameters.sql", scope, ParameterLine, cancellationToken),
        .. await QueryAsync(source, "straight_days.sql", scope, IntervalLine, cancellationToken),
    ];

    /// <summary>One row: users, templates, then minutes and templates of each builtin.</summary>
    private static string BuiltinLines(NpgsqlDataReader row)
    {
        string[] names = ["Visual Studio Code /icon/code.svg", "JetBrains /icon/intellij.svg", "Web Terminal /icon/terminal.svg", "SSH /icon/terminal.svg", "SFTP /icon/terminal.svg"];
        var lines = Builtins.Select((slug, index) => $"{slug} {names[index]}: {row.GetInt64(2 + 2 * index)} s, 0 times on {Ids(row, 3 + 2 * index)}");
        return string.Join('\n', lines.Prepend($"{row.GetInt64(0)} users on {Ids(row, 1)}"));
    }

    private static string AppLine(NpgsqlDataReader row)
        => $"{row.GetString(0)} {row.GetString(1)} {row.GetString(2)}: {row.GetInt64(3)} s, {row.GetInt64(4)} times on {Ids(row, 5)}";

    private static string ParameterLine(NpgsqlDataReader row)
        => $"{row.GetString(0)} {row.GetString(1)}={row.GetString(2)}: {row.GetInt64(3)} on {Ids(row, 4)}";

    private static string IntervalLine(NpgsqlDataReader row)
        => $"{row.GetDateTime(0):yyyy-MM-dd HH:mm}: {row.GetInt64(2)} users on {Ids(row, 1)}";
}
