using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>The service is ended, or its own database is away, while it reads: nothing is lost, and nothing is there twice.</summary>
internal sealed class InterruptionTests
{
    private const int Entries = 250_000;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task A_server_that_is_killed_in_a_first_read_is_followed_by_another_that_goes_on_where_it_was()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(Entries, TimeProvider.System.GetUtcNow().AddDays(-30).ToString("O", CultureInfo.InvariantCulture)));
        await using var relay = DatabaseRelay.Start(product.ConnectionString);
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        (string, string)[] settings =
        [
            .. SettingsOf("openl2m", relay.ConnectionString, ("Interval", "00:00:01")).Select(setting => (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
            ("ConnectionStrings__Reporting", database.ConnectionString), ("Reporting__AdminToken", ServiceUnderTest.AdminToken), ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
        ];
        relay.HangAfter(Entries * 3 / 5);
        await using var first = await ServiceProcess.StartAsync(settings);
        await EventuallyAsync(async () => await CountAsync() > 0, "the first read began");
        var status = await StatusAsync(first);
        await using var second = await ServiceProcess.StartAsync(settings);
        await first.KillAsync();
        var reached = await CountAsync();
        relay.Recover();

        await EventuallyAsync(async () => await StateAsync() is (Entries, 0), "the other server read the rest");

        Assert.That(reached, Is.InRange(1, Entries - 1), "it was killed in the middle");
        Assert.That(status["state"]!.GetValue<string>(), Is.EqualTo("catching_up"));
        Assert.That(status["collections"]!["log-entries"]!["progress"]!.GetValue<double>(), Is.InRange(0.1, 0.99));
        Assert.That(await QueryAsync("SELECT count(DISTINCT id) FROM network.log_entries"), Is.EqualTo(Entries));

        // What is read in a cycle besides are the last rows, again.
        Assert.That(await QueryAsync("SELECT records_read FROM access.source_collections WHERE collection = 'log-entries'"), Is.InRange(Entries, Entries + 20_000));

        Task<long> CountAsync() => QueryAsync("SELECT count(*) FROM network.log_entries");
        async Task<long> QueryAsync(string sql) => Convert.ToInt64(await ExecuteAsync(database.ConnectionString, sql), CultureInfo.InvariantCulture);
        async Task<(long, long)> StateAsync() => (await CountAsync(), await QueryAsync("SELECT count(*) FROM access.source_collections WHERE progress IS NOT NULL"));
    }

    [Test]
    public async Task Another_server_takes_over_within_two_intervals_from_one_that_is_killed()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        await using var first = await ServiceProcess.StartAsync(SettingsOf(product, database));
        await EventuallyAsync(async () => (await StatusAsync(first))["state"]!.GetValue<string>() is "current", "the first server reads");
        await using var second = await ServiceProcess.StartAsync(SettingsOf(product, database));

        await first.KillAsync();
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) VALUES (1, 'one')");
        var since = TimeProvider.System.GetTimestamp();
        await EventuallyAsync(async () => await ExecuteAsync(database.ConnectionString, "SELECT count(*) FROM network.devices") is 1L, "the second server took over");

        Assert.That(TimeProvider.System.GetElapsedTime(since), Is.LessThan(TimeSpan.FromSeconds(12)), "two intervals, and what a loaded machine takes longer");

        static (string, string)[] SettingsOf(TestDatabase product, TestDatabase database) =>
        [
            .. SourceUnderTest.SettingsOf("openl2m", product.ConnectionString, ("Interval", "00:00:05")).Select(setting => (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
            ("ConnectionStrings__Reporting", database.ConnectionString), ("Reporting__AdminToken", ServiceUnderTest.AdminToken), ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
        ];
    }

    private static async Task<JsonNode> StatusAsync(ServiceProcess service)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", ServiceUnderTest.AdminToken);
        return JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/sources/{Name}", UriKind.Relative)))!;
    }

    [Test]
    public async Task What_changed_while_the_services_own_database_was_away_is_read_afterwards()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(20));
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        await using var relay = DatabaseRelay.Start(database.ConnectionString);
        await using var service = await ServiceUnderTest.StartOnAsync(database, Noon, [.. SettingsOf("openl2m", product.ConnectionString, ("Interval", "00:00:01")), ("ConnectionStrings:Reporting", relay.ConnectionString)]);
        await EventuallyAsync(async () => await CountAsync() == 20, "the source was read");

        relay.Refuse();
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(5, "2026-03-01 11:00:00+00"));
        await EventuallyAsync(() => Task.FromResult(Lines().Any()), "the source could not be read");
        await Task.Delay(TimeSpan.FromSeconds(3));
        relay.Recover();
        await EventuallyAsync(async () => await CountAsync() == 25, "the source was read again");

        Assert.That(Lines().Count(), Is.EqualTo(1));
        Assert.That(Lines().Single(), Does.Contain("the service's own database can't be used just now").And.Not.Contains("   at "));

        async Task<long> CountAsync() => (long)(await ExecuteAsync(database.ConnectionString, "SELECT count(*) FROM network.log_entries"))!;
        IEnumerable<string> Lines() => service.LogLines.Select(line => line.Replace("\\u0027", "'", StringComparison.Ordinal)).Where(line => line.Contains($"Source {Name} can't be read", StringComparison.Ordinal));
    }
}
