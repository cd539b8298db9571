using Npgsql;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Plans;

/// <summary>
/// Every statement of merges, roll-ups and reports is planned well, whatever the planner knows of the tables: what it does
/// may grow with the records that came and with those that are stored, but not with one times the other.
/// </summary>
internal sealed class StatementPlanTests
{
    private const int Stored = 60_000;
    private const int Request = 1_500;
    private const int JustNow = 2_000;
    private const double RowsForStored = 20;
    private const double RowsForReceived = 200;

    private static readonly IReadOnlyList<(string Kind, string Collection)> Collections =
    [
        ("workspaces", "agent-stats"), ("workspaces", "app-sessions"), ("workspaces", "usage"), ("workspaces", "users"), ("workspaces", "workspaces"), ("workspaces", "builds"),
        ("flags", "events"), ("flags", "flag-metrics"), ("flags", "flags"), ("flags", "environments"),
        ("network", "log-entries"),
    ];

    private static readonly IReadOnlyList<string> Snapshots = ["users", "workspaces", "flags", "environments"];

    private static readonly IReadOnlyList<(string Kind, string Path)> Reports =
    [
        ("workspaces", "/api/v2/insights/daus"),
        ("workspaces", "/api/v2/insights/templates?start_time=2026-03-02T00:00:00Z&end_time=2026-03-23T00:00:00Z&interval=day"),
        ("workspaces", "/api/v2/insights/templates?start_time=2026-03-02T00:00:00-03:00&end_time=2026-03-23T00:00:00-03:00"),
        ("workspaces", "/api/v2/insights/user-activity?start_time=2026-03-02T00:00:00Z&end_time=2026-03-23T00:00:00Z"),
        ("workspaces", "/api/v2/insights/user-activity?start_time=2026-03-02T00:00:00-03:00&end_time=2026-03-23T00:00:00-03:00&template_ids=00000005-0000-0000-0000-000000000001"),
        ("workspaces", "/api/v2/insights/user-latency?start_time=2026-03-02T00:00:00Z&end_time=2026-03-23T00:00:00Z"),
        ("workspaces", "/api/v2/insights/user-status-counts?timezone=UTC"),
        ("flags", "/api/admin/insights"),
        ("flags", "/api/admin/insights/lifecycle"),
        ("flags", "/api/admin/instance-admin/statistics"),
        ("flags", "/api/admin/events?project=project%201"),
        ("flags", "/api/admin/search/events?limit=50"),
        ("flags", "/api/admin/search/events?query=flag&limit=50"),
        ("flags", "/api/admin/event-creators"),
        ("network", "/api/stats/"),
    ];

    [TestCase("no statistics")]
    [TestCase("stale statistics")]
    [TestCase("statistics of another instance")]
    public async Task No_statement_compares_each_record_with_each(string statistics)
    {
        var cluster = await TestCluster.SharedAsync();
        await using var database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var log = new PlanLog(source);
        await log.WatchAsync();
        await using var service = await ServiceUnderTest.StartOnAsync(database, new DateTimeOffset(2026, 3, 23, 12, 0, 0, TimeSpan.Zero));
        await StoreAsync(service, source, statistics);

        await log.SkipAsync();
        await Task.WhenAll(Collections.GroupBy(each => each.Kind, StringComparer.Ordinal).Select(kind => SendAsync(service, kind.Key, kind.First().Collection, "POST", first: Stored, count: 1, variant: 0)));
        await AssertLinearAsync(log, received: Stored, "the roll-up of all");
        foreach (var (kind, collection) in Collections)
        {
            await SendAsync(service, kind, collection, "POST", first: Stored - (Request / 2), Request, variant: 0);
            await SendAsync(service, kind, collection, "POST", first: Stored, Request, variant: 1);
            await AssertLinearAsync(log, Request, collection);
        }

        foreach (var (kind, collection) in Collections.Where(each => Snapshots.Contains(each.Collection, StringComparer.Ordinal)))
        {
            await SendAsync(service, kind, collection, "PUT", first: Stored + (Request / 2), Request, variant: 2);
            await AssertLinearAsync(log, Request, collection);
        }

        foreach (var (kind, path) in Reports)
        {
            (await service.GetAsync(path, token: null, ("Authorization", $"{(kind is "network" ? "Token" : "Bearer")} {ServiceUnderTest.AdminToken}"), ("X-Reporting-Instance", kind))).Expect(200);
            await AssertLinearAsync(log, Request, path);
        }
    }

    /// <summary>In months that are new with these records nothing is known of them, and any index may seem as good as the key's.</summary>
    [Test]
    public async Task Records_that_came_just_now_are_found_by_their_key_alone()
    {
        var cluster = await TestCluster.SharedAsync();
        await using var database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var log = new PlanLog(source);
        await log.WatchAsync();
        await using var service = await ServiceUnderTest.StartOnAsync(database, new DateTimeOffset(2026, 3, 23, 12, 0, 0, TimeSpan.Zero));
        foreach (var kind in Collections.Select(each => each.Kind).Distinct(StringComparer.Ordinal))
        {
            await service.AddInstanceAsync(kind, kind);
        }

        foreach (var (kind, collection) in Collections)
        {
            await SendAsync(service, kind, collection, "POST", first: 0, JustNow, variant: 0);
            await SendAsync(service, kind, collection, "POST", first: 0, JustNow, variant: 0);
            await SendAsync(service, kind, collection, "POST", first: 0, JustNow, variant: 1);
            await AssertLinearAsync(log, JustNow, collection);
        }
    }

    private static async Task StoreAsync(ServiceUnderTest service, NpgsqlDataSource source, string statistics)
    {
        string[] kinds = ["workspaces", "flags", "network"];
        foreach (var kind in kinds)
        {
            await service.AddInstanceAsync(kind, kind);
            await service.AddInstanceAsync($"{kind}-other", kind);
        }

        var instances = new LargeInstances(source) { Ids = await ReadIdsAsync(source) };
        if (statistics.StartsWith("stale", StringComparison.Ordinal))
        {
            await instances.StoreAsync("", 0, Stored / 100);
            await AnalyzeAsync(source);
            await instances.StoreAsync("", Stored / 100, Stored - (Stored / 100));
            return;
        }

        if (statistics.Contains("another", StringComparison.Ordinal))
        {
            await instances.StoreAsync("-other", 0, Stored / 10);
            foreach (var (kind, collection) in Collections)
            {
                await SendAsync(service, $"{kind}-other", collection, "POST", first: 0, count: 1_000, variant: 0);
            }

            await AnalyzeAsync(source);
        }

        await instances.StoreAsync("", 0, Stored);
    }

    private static async Task SendAsync(ServiceUnderTest service, string instance, string collection, string method, int first, int count, int variant)
    {
        var lines = string.Join('\n', Enumerable.Range(first, count).Select(n => LargeInstances.Line(collection, n, variant)).Distinct(StringComparer.Ordinal));
        (await service.AskAsync(method, $"/api/ingest/{instance}/{collection}", RecordLines.Content(lines))).Expect(200);
    }

    private static async Task AssertLinearAsync(PlanLog log, int received, string what)
    {
        var limit = (RowsForStored * Stored) + (RowsForReceived * received);
        Assert.Multiple(async () =>
        {
            foreach (var statement in (await log.ReadAsync()).Where(statement => statement.Rows > limit))
            {
                Assert.Fail($"{what}: {statement.Rows:N0} rows where {limit:N0} would do:\n{statement.Sql}\n{statement.Plan}");
            }
        });
    }

    private static async Task AnalyzeAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("ANALYZE");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyDictionary<string, int>> ReadIdsAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("SELECT instances.key, instances.id FROM access.instances");
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetString(0), reader.GetInt32(1));
        }

        return ids;
    }
}
