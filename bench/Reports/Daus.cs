using System.Text.Json;
using Npgsql;

namespace Reporting.Bench.Reports;

/// <summary>Always the last sixty days and today, whatever the scope's window.</summary>
internal sealed class Daus(DateTimeOffset now) : Report
{
    private const int DaysBeforeToday = 60;

    public override string Name => "daus";

    public override string Address(Scope scope)
        => scope.Template is { } template ? $"/api/v2/templates/{template}/daus?tz_offset=0" : "/api/v2/insights/daus?tz_offset=0";

    public override IEnumerable<string> Read(JsonElement answer)
        => answer.GetProperty("entries").EnumerateArray().Select(entry => $"{entry.GetProperty("date")}: {entry.GetProperty("amount")}");

    public override Task<List<string>> ComputeAsync(NpgsqlDataSource source, Scope scope, CancellationToken cancellationToken)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return QueryAsync(
            source,
            "straight_days.sql",
            scope with { Start = today.AddDays(-DaysBeforeToday), End = today.AddDays(1) },
            rows => $"{rows.GetDateTime(0):yyyy-MM-dd}: {rows.GetInt64(2)}",
            cancellationToken);
    }
}
