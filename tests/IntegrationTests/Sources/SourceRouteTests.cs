using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Domain.Sources;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>What is told of sources, to whom, and what settings of theirs do.</summary>
internal sealed class SourceRouteTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private TestDatabase product = null!;
    private SourceUnderTest source = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        product = await OpenL2MDatabase.CreateAsync();
        source = await SourceUnderTest.StartAsync(
            Noon, "openl2m", product.ConnectionString, [("TimeZone", "Europe/Berlin"), ("BaseUrl", "http://net.example.com/"), ("Read:switches_vlan", "false")],
            ("Telemetry:MetricsPage", "true"), ("Sources:off:Kind", "openl2m"), ("Sources:off:ConnectionString", product.ConnectionString), ("Sources:off:Enabled", "false"));
        await source.SyncAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await source.DisposeAsync();
        await product.DisposeAsync();
    }

    [TestCase("auditor", 200, 403)]
    [TestCase("member", 403, 403)]
    [TestCase("ingest", 403, 403)]
    public async Task Administrators_and_auditors_see_them_and_administrators_have_them_read(string role, int seeing, int asking)
    {
        var (_, token) = await source.Service.AddTokenAsync(role, role is "ingest" ? "dev" : null);

        Assert.That((await source.Service.GetAsync("/api/sources", token)).Status, Is.EqualTo(seeing));
        Assert.That((await source.Service.GetAsync($"/api/sources/{Name}", token)).Status, Is.EqualTo(seeing));
        Assert.That((await source.Service.AskAsync("POST", $"/api/sources/{Name}/sync", content: null, token)).Status, Is.EqualTo(asking));
    }

    [Test]
    public async Task Nothing_is_told_of_how_the_product_is_reached()
    {
        var body = (await source.Service.GetAsync("/api/sources")).Expect(200).Body + (await source.Service.GetAsync($"/api/sources/{Name}")).Expect(200).Body;
        var address = new Npgsql.NpgsqlConnectionStringBuilder(product.ConnectionString);

        Assert.That(body, Does.Not.Contain(address.Host!).And.Not.Contains(address.Database!).And.Not.Contains("Username"));
    }

    [Test]
    public async Task Reading_can_be_asked_for_where_there_is_something_to_read()
    {
        Assert.That((await source.Service.AskAsync("POST", "/api/sources/none/sync")).Status, Is.EqualTo(404));
        Assert.That((await source.Service.GetAsync("/api/sources/none")).Status, Is.EqualTo(404));
        Assert.That((await source.Service.AskAsync("POST", "/api/sources/off/sync")).Status, Is.EqualTo(409));
        await EventuallyAsync(async () => (await source.Service.AskAsync("POST", $"/api/sources/{Name}/sync")).Status is 202, "a reading was accepted");
    }

    [Test]
    public async Task While_one_reading_goes_on_no_other_can_be_asked_for()
    {
        await using var migration = new Npgsql.NpgsqlConnection(product.ConnectionString);
        await migration.OpenAsync();
        await using var transaction = await migration.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE counters_counter", migration))
        {
            await command.ExecuteNonQueryAsync();
        }

        await EventuallyAsync(async () => (await source.Service.AskAsync("POST", $"/api/sources/{Name}/sync")).Status is 409, "a reading went on");
        await transaction.RollbackAsync();
        await source.SyncAsync();
        Assert.That(await source.StateAsync(), Is.EqualTo("current"));
    }

    [Test]
    public async Task One_that_is_switched_off_is_told_and_owns_nothing()
    {
        var status = (await source.Service.GetAsync("/api/sources/off")).Expect(200).Json;

        Assert.That((status["state"]!.GetValue<string>(), status["as_of"]), Is.EqualTo(("disabled", (JsonNode?)null)));
        Assert.That((await source.Service.AskAsync("PUT", "/api/ingest/off/devices", new StringContent("", System.Text.Encoding.UTF8, "application/x-ndjson"))).Status, Is.EqualTo(200));
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    public async Task Its_collections_are_not_taken_from_others(string method)
    {
        var refused = await source.Service.AskAsync(method, "/api/ingest/dev/devices", ServiceUnderTest.Json(new JsonObject { ["id"] = 9 }));
        var leftOut = await source.Service.AskAsync(method, "/api/ingest/dev/vlans", ServiceUnderTest.Json(new JsonObject { ["id"] = 9 }));

        Assert.That((refused.Status, leftOut.Status), Is.EqualTo((409, 200)));
        Assert.That(refused.Body, Does.Contain(Name));
    }

    [Test]
    public async Task Its_instance_has_the_products_time_zone_and_address()
    {
        var instance = (await source.Service.GetAsync("/api/instances/dev")).Expect(200).Json;

        Assert.That((instance["kind"]!.GetValue<string>(), instance["time_zone"]!.GetValue<string>(), instance["base_url"]!.GetValue<string>()),
            Is.EqualTo(("network", "Europe/Berlin", "http://net.example.com")));
    }

    [Test]
    public async Task Its_lag_rows_readings_and_errors_are_measured()
    {
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_command (id, name) VALUES (1, 'show'); ALTER TABLE users_token RENAME TO tokens");
        Assert.That(source.SyncAsync, Throws.TypeOf<SourceFailedException>());
        await ExecuteAsync(product.ConnectionString, "ALTER TABLE tokens RENAME TO users_token");
        await source.SyncAsync();

        var lines = (await source.Service.GetAsync("/metrics", token: null)).Expect(200).Body.Split('\n');

        Assert.That(lines, Has.Some.StartsWith("""reporting_source_lag_seconds{source="product"} """));
        Assert.That(lines, Has.Some.Match("""^reporting_source_rows_total\{collection="commands",result="inserted",source="product"\} 1$"""));
        Assert.That(lines, Has.Some.StartsWith("""reporting_source_duration_seconds_count{outcome="success",source="product"} """).And.Some.StartsWith("""reporting_source_duration_seconds_count{outcome="failure",source="product"} """));
        Assert.That(lines, Has.Some.Match("""^reporting_source_errors_total\{source="product"\} [1-9]"""));
    }

    [Test]
    public async Task Tables_are_read_when_they_are_empty_and_when_they_become_so()
    {
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) VALUES (1, 'one'); INSERT INTO switches_log (timestamp, type, action) VALUES (NULL, 1, 1), ('2026-03-01 11:00:00+00', 1, 1)");
        await source.SyncAsync();
        Assert.That((await source.Service.CountAsync("devices"), await source.Service.CountAsync("log-entries")), Is.EqualTo((1, 1)), "an entry without a time is no entry");

        await ExecuteAsync(product.ConnectionString, "DELETE FROM switches_switch; DELETE FROM switches_log");
        await source.SyncAsync();

        Assert.That((await source.Service.CountAsync("devices"), await source.Service.CountAsync("log-entries"), await source.StateAsync()), Is.EqualTo((0, 1, "current")), "a log that is emptied is one that was forgotten");
    }
}
