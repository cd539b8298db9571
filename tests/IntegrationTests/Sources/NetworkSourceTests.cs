using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Domain.Sources;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>What holds for every source, shown on the product with the smallest schema.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class NetworkSourceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private TestDatabase product = null!;
    private SourceUnderTest source = null!;

    [SetUp]
    public async Task StartAsync()
    {
        product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, """
            INSERT INTO switches_switch (id, name) SELECT i, 'switch ' || i FROM generate_series(1, 5) AS i;
            INSERT INTO switches_switchgroup (id, name) VALUES (1, 'all');
            INSERT INTO switches_switchgroupmembership (switch_id, switchgroup_id) VALUES (1, 1), (2, 1);
            INSERT INTO counters_counter (name, value) VALUES ('changes', 7);
            """);
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(50));
        source = await SourceUnderTest.StartAsync(Noon, "openl2m", product.ConnectionString);
        await source.SyncAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await source.DisposeAsync();
        await product.DisposeAsync();
    }

    [Test]
    public async Task Tells_how_it_stands()
    {
        var status = (await source.Service.GetAsync("/api/sources")).Expect(200).Json[0]!.AsObject();

        Assert.That(status.Select(field => field.Key), Is.EqualTo(new[]
        {
            "name", "kind", "instance", "product_version", "generation", "state", "as_of", "lag_seconds", "last_success_at", "last_attempt_at",
            "next_attempt_at", "error", "collections",
        }));
        Assert.That((status["name"]!.GetValue<string>(), status["kind"]!.GetValue<string>(), status["instance"]!.GetValue<string>(), status["state"]!.GetValue<string>()),
            Is.EqualTo(("product", "openl2m", "dev", "current")));
        Assert.That(status["collections"]!["log-entries"]!.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "as_of", "records_read", "records_changed", "progress" }));
        Assert.That(status["collections"]!["log-entries"]!["records_changed"]!.GetValue<long>(), Is.EqualTo(50));
    }

    [Test]
    public async Task Answers_say_up_to_when_they_hold()
    {
        var answer = await source.Service.GetAsync("/api/stats/", token: null, headers: ("Authorization", $"Token {ServiceUnderTest.AdminToken}"));

        Assert.That(answer.Expect(200).Response.Headers.GetValues("X-Reporting-As-Of"), Is.EqualTo(new[] { "2026-03-01T12:00:01.000Z" }));
        Assert.That(answer.Json["database"]!["switches"]!["value"]!.GetValue<int>(), Is.EqualTo(5));

        // For a token that is bound to no instance, too.
        var instance = (await source.Service.GetAsync("/api/instances/dev")).Expect(200);
        Assert.That(instance.Response.Headers.GetValues("X-Reporting-As-Of"), Is.EqualTo(new[] { "2026-03-01T12:00:01.000Z" }));
    }

    [Test]
    public async Task Records_of_a_collection_that_it_fills_are_refused()
    {
        var answer = await source.Service.AskAsync("POST", "/api/ingest/dev/devices", ServiceUnderTest.Json(new JsonObject { ["id"] = 9 }));

        Assert.That(answer.Status, Is.EqualTo(409));
        Assert.That(answer.Json["detail"]!.GetValue<string>(), Does.Contain("product"));
    }

    [Test]
    public async Task A_cycle_in_which_nothing_changed_writes_nothing()
    {
        await source.DisposeAsync();
        source = await SourceUnderTest.StartAsync(Noon, "openl2m", product.ConnectionString, ("Interval", "00:00:01"));
        await EventuallyAsync(async () => await source.StateAsync() is "current", "it is current");
        await Task.Delay(TimeSpan.FromSeconds(3));

        var before = await NextTransactionAsync();
        source.Service.Clock.Advance(TimeSpan.FromSeconds(30));
        await EventuallyAsync(async () => (await source.StatusAsync())["as_of"]!.GetValue<DateTimeOffset>() > Noon, "another cycle has run");

        Assert.That(await NextTransactionAsync(), Is.EqualTo(before));

        async Task<object?> NextTransactionAsync() => await ExecuteAsync(source.Service.ConnectionString, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text");
    }

    [Test]
    public async Task What_a_user_deletes_goes_and_what_the_product_forgets_by_age_stays()
    {
        await ExecuteAsync(product.ConnectionString, "DELETE FROM switches_log WHERE id <= 10; DELETE FROM switches_log WHERE id IN (30, 31, 50); DELETE FROM switches_switch WHERE id = 5");
        await source.SyncAsync();

        Assert.That(await source.Service.CountAsync("log-entries"), Is.EqualTo(47));
        Assert.That(await source.Service.CountAsync("devices"), Is.EqualTo(4));
    }

    [Test]
    public async Task Rows_committed_out_of_the_order_of_their_ids_are_read()
    {
        await using var late = new Npgsql.NpgsqlConnection(product.ConnectionString);
        await late.OpenAsync();
        await using var transaction = await late.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand(OpenL2MDatabase.Entries(3, "2026-03-01 11:00:00+00"), late))
        {
            await command.ExecuteNonQueryAsync();
        }

        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(2, "2026-03-01 11:00:00+00"));
        await source.SyncAsync();
        var without = await source.Service.CountAsync("log-entries");
        await transaction.CommitAsync();
        await source.SyncAsync();

        Assert.That((without, await source.Service.CountAsync("log-entries")), Is.EqualTo((52, 55)));
    }

    [Test]
    public async Task Ten_thousand_rows_of_one_transaction_are_read_at_once()
    {
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(12_000, "2026-03-01 11:00:00+00"));
        await source.SyncAsync();

        Assert.That(await source.Service.CountAsync("log-entries"), Is.EqualTo(12_050));
    }

    [Test]
    public async Task A_database_restored_to_an_earlier_moment_is_followed_back()
    {
        await ExecuteAsync(product.ConnectionString, "DELETE FROM switches_log WHERE id > 40; ALTER TABLE switches_log ALTER COLUMN id RESTART WITH 41");
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(3, "2026-03-01 11:30:00+00", user: 9));
        await source.SyncAsync();

        Assert.That(await source.Service.CountAsync("log-entries"), Is.EqualTo(43));
        Assert.That(await ExecuteAsync(source.Service.ConnectionString, "SELECT count(*) FROM network.log_entries WHERE user_id = 9"), Is.EqualTo(3L));
    }

    [Test]
    public async Task A_record_that_breaks_a_rule_is_left_out_and_named_until_it_changes()
    {
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_log (timestamp, type, action) VALUES ('2399-01-01', 1, 1)");
        await source.SyncAsync();
        var leftOut = (await source.StatusAsync())["left_out"]!;

        Assert.That(await source.Service.CountAsync("log-entries"), Is.EqualTo(50));
        Assert.That((leftOut["count"]!.GetValue<int>(), leftOut["records"]![0]!["collection"]!.GetValue<string>(), leftOut["records"]![0]!["key"]!.GetValue<string>()),
            Is.EqualTo((1, "log-entries", "51")));

        await ExecuteAsync(product.ConnectionString, "UPDATE switches_log SET timestamp = '2026-03-01 11:00:00+00' WHERE id = 51");
        await source.SyncAsync();

        Assert.That(await source.Service.CountAsync("log-entries"), Is.EqualTo(51));
        Assert.That((await source.StatusAsync())["left_out"]!["count"]!.GetValue<int>(), Is.Zero);
    }

    [TestCase("ALTER TABLE switches_vlan DROP COLUMN name", "the table switches_vlan has no column name")]
    [TestCase("DROP TABLE switches_vlan", "the table switches_vlan is not there")]
    public async Task A_table_that_is_not_as_expected_is_named_and_the_others_go_on(string change, string words)
    {
        await ExecuteAsync(product.ConnectionString, change);
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) VALUES (6, 'six')");

        Assert.That(source.SyncAsync, Throws.TypeOf<SourceFailedException>().With.Message.Contains(words));
        Assert.That(await source.Service.CountAsync("devices"), Is.EqualTo(6));
        Assert.That(await source.StateAsync(), Is.EqualTo("failing"));
    }

    [Test]
    public async Task A_locked_table_keeps_only_itself_back()
    {
        await using var migration = new Npgsql.NpgsqlConnection(product.ConnectionString);
        await migration.OpenAsync();
        await using (var transaction = await migration.BeginTransactionAsync())
        {
            await using var command = new Npgsql.NpgsqlCommand("LOCK TABLE switches_vlan; INSERT INTO switches_switch (id, name) VALUES (6, 'six')", migration);
            await command.ExecuteNonQueryAsync();
            await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_command (id, name) VALUES (1, 'show')");

            Assert.That(source.SyncAsync, Throws.TypeOf<SourceFailedException>().With.Message.Contains("locked"));
            Assert.That(await source.Service.CountAsync("commands"), Is.EqualTo(1));
            await transaction.CommitAsync();
        }

        await source.SyncAsync();

        Assert.That((await source.Service.CountAsync("devices"), await source.StateAsync()), Is.EqualTo((6, "current")));
    }

    [Test]
    public async Task An_address_that_is_set_later_reaches_the_instance_and_leaves_the_rest_as_it_was()
    {
        const string instance = "/api/instances/dev";
        (await source.Service.AskAsync("PUT", instance, ServiceUnderTest.Json(new JsonObject { ["kind"] = "network", ["name"] = "Campus", ["time_zone"] = "Europe/Berlin" }))).Expect(200);
        await source.StopReadingAsync();
        await using var another = await source.Service.StartAnotherAsync(SettingsOf("openl2m", product.ConnectionString, ("BaseUrl", "http://net.example.com/")));
        await EventuallyAsync(async () => (await another.GetAsync(instance)).Expect(200).Json["base_url"] is not null, "the instance has the address");
        var told = (await another.GetAsync(instance)).Json;

        Assert.That(
            (told["base_url"]!.GetValue<string>(), told["name"]!.GetValue<string>(), told["time_zone"]!.GetValue<string>()),
            Is.EqualTo(("http://net.example.com", "Campus", "Europe/Berlin")));
    }

    [Test]
    public async Task Of_two_servers_one_reads_and_the_other_takes_over()
    {
        var another = await source.Service.StartAnotherAsync(SettingsOf("openl2m", product.ConnectionString, ("Interval", "00:00:01")));
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) VALUES (6, 'six')");
        await EventuallyAsync(
            async () => (await another.AskAsync("POST", "/api/sources/product/sync")).Status is 202 or 409 && await source.Service.CountAsync("devices") == 6,
            "the other server's request was carried out");

        await source.StopReadingAsync();
        await ExecuteAsync(product.ConnectionString, "INSERT INTO switches_switch (id, name) VALUES (7, 'seven')");
        await EventuallyAsync(async () => await another.CountAsync("devices") == 7, "the other server took over");
        await another.DisposeAsync();
    }
}
