using NUnit.Framework;
using Npgsql;
using Reporting.Infrastructure.Postgres;
using Reporting.IntegrationTests.Postgres;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Cli;

/// <summary>Dump, wipe, restore: the steps of docs/operations.md.</summary>
[RequiresPostgresBinaries]
internal sealed class BackupTests
{
    /// <summary>Takes tokens by a word of its own.</summary>
    private const string Statistics = "/api/stats/";

    private static readonly IReadOnlyList<string> Reports =
    [
        "/api/v2/insights/daus",
        "/api/v2/insights/user-activity?start_time=2026-03-01T00%3A00%3A00Z&end_time=2026-03-04T00%3A00%3A00Z",
        "/api/v2/insights/user-latency?start_time=2026-03-01T00%3A00%3A00Z&end_time=2026-03-04T00%3A00%3A00Z",
        "/api/admin/events",
        "/api/admin/search/events?query=dark",
        Statistics,
        "/api/instances",
        "/api/tokens",
    ];

    [Test]
    public async Task A_restored_database_gives_the_same_answers()
    {
        var cluster = await TestCluster.SharedAsync();
        var dump = ScratchDirectory.Next("dump");
        IReadOnlyList<string> before;
        await using (var original = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated))
        {
            await using (var service = await ServiceUnderTest.StartOnAsync(original, Noon))
            {
                await FillAsync(service);
                before = await AskAsync(service);
            }

            await RunAsync(original, "pg_dump", "--format=custom", $"--file={dump}");
        }

        await using var restored = await cluster.CreateDatabaseAsync(DatabaseTemplate.Empty);
        await RunAsync(restored, "pg_restore", "--exit-on-error", dump);
        await using var after = await ServiceUnderTest.StartOnAsync(restored, Noon);

        Assert.That(await AskAsync(after), Is.EqualTo(before));
        await after.IngestAsync("agent-stats", User("carl").Connected(Noon.AddHours(-3)).AgentStats);
        Assert.That(await AskAsync(after), Is.Not.EqualTo(before), "and it goes on from there");
        await after.AddInstanceAsync("another", "network");
    }

    private static async Task FillAsync(ServiceUnderTest service)
    {
        await service.AddInstanceAsync();
        await service.AddInstanceAsync("features", "flags");
        await service.AddInstanceAsync("campus", "network");
        await service.AddTokenAsync("auditor", "campus");
        await service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddDays(-2)).AgentStats);
        await service.IngestAsync("agent-stats", User("bob").Connected(Noon.AddMonths(-1)).AgentStats);
        await SendAsync(service, "features/events", """{"id":1,"type":"feature-created","created_at":"2026-03-02T10:00:00Z","created_by":"ada","feature_name":"dark-mode","data":{"name":"dark-mode"}}""");
        await SendAsync(service, "campus/devices", """{"id":1}""");
        await SendAsync(service, "campus/log-entries", """{"id":1,"timestamp":"2026-03-04T11:30:00Z","type":1,"action":1,"user_id":7,"device_id":1}""");
    }

    private static async Task SendAsync(ServiceUnderTest service, string collection, string record)
        => (await service.AskAsync("POST", $"/api/ingest/{collection}", RecordLines.Content(record))).Expect(200);

    private static async Task<IReadOnlyList<string>> AskAsync(ServiceUnderTest service)
    {
        var answers = new List<string>();
        foreach (var report in Reports)
        {
            answers.Add((await service.GetAsync(report, token: null, ("Authorization", $"{(report is Statistics ? "Token" : "Bearer")} {ServiceUnderTest.AdminToken}"))).Expect(200).Body);
        }

        return answers;
    }

    private static async Task RunAsync(TestDatabase database, string program, params string[] arguments)
    {
        var binaries = await PostgresBinaries.FindAsync(binDirectory: null, clusterDirectory: "", CancellationToken.None);
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var run = await Command.RunAsync(
            [Path.Combine(binaries.Directory, program), "--host", address.Host!, "--port", "5432", "--username", address.Username!, "--dbname", address.Database!, .. arguments],
            CancellationToken.None);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }
}
