using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Reporting.Bench.Reports;

internal sealed class UserLatency : Report
{
    public override string Name => "user-latency";

    public override string Address(Scope scope) => $"/api/v2/insights/user-latency?{scope.Query}";

    public override IEnumerable<string> Read(JsonElement answer)
        => answer.GetProperty("report").GetProperty("users").EnumerateArray().Select(user =>
        {
            var latency = user.GetProperty("latency_ms");
            return Line(
                user.GetProperty("user_id").GetGuid(),
                latency.GetProperty("p50").GetDouble(),
                latency.GetProperty("p95").GetDouble(),
                Ids(user.GetProperty("template_ids")));
        });

    public override Task<List<string>> ComputeAsync(NpgsqlDataSource source, Scope scope, CancellationToken cancellationToken)
        => QueryAsync(
            source,
            "straight_user_latency.sql",
            scope,
            rows => Line(rows.GetGuid(0), rows.GetDouble(3), rows.GetDouble(4), Ids(rows, 2)),
            cancellationToken);

    private static string Line(Guid user, double p50, double p95, string templates)
        => string.Create(CultureInfo.InvariantCulture, $"{user} {p50:R} {p95:R} ms on {templates}");
}
