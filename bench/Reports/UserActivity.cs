using System.Text.Json;
using Npgsql;

namespace Reporting.Bench.Reports;

internal sealed class UserActivity : Report
{
    public override string Name => "user-activity";

    public override string Address(Scope scope) => $"/api/v2/insights/user-activity?{scope.Query}";

    public override IEnumerable<string> Read(JsonElement answer)
        => answer.GetProperty("report").GetProperty("users").EnumerateArray().Select(user =>
            $"{user.GetProperty("user_id")} {user.GetProperty("username")} {user.GetProperty("seconds")} s on {Ids(user.GetProperty("template_ids"))}");

    public override Task<List<string>> ComputeAsync(NpgsqlDataSource source, Scope scope, CancellationToken cancellationToken)
        => QueryAsync(
            source,
            "straight_user_activity.sql",
            scope,
            rows => $"{rows.GetGuid(0)} {rows.GetString(1)} {rows.GetInt64(3)} s on {Ids(rows, 2)}",
            cancellationToken);
}
