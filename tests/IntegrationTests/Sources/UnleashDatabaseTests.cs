using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Infrastructure.Flags.History;
using Reporting.Infrastructure.Sources;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>What a real Unleash does seldom or only in other editions: older schemas, deletions by age and by hand, columns filled in later.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class UnleashDatabaseTests
{
    private const string Statistics = "/api/admin/instance-admin/statistics";

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private TestDatabase product = null!;
    private SourceUnderTest source = null!;

    [SetUp]
    public async Task StartAsync()
    {
        product = await UnleashDatabase.CreateAsync();
        await ChangeAsync("""
            INSERT INTO settings VALUES ('instanceInfo', '{"id": "the-instance", "secret": "never"}'), ('unleash.enterprise.auth.saml', '{"enabled": true, "certificate": "never"}'), ('scim', '{"enabled": true}'),
                ('unleash.auth.simple', '{"disabled": true}');
            INSERT INTO users (username) SELECT 'user' || i FROM generate_series(1, 3) AS i;
            INSERT INTO projects (id, name, created_at) VALUES ('p', 'P', '2026-01-01');
            INSERT INTO features (name, project, type, created_at, stale) VALUES ('one', 'p', 'release', '2026-01-01', false), ('two', 'p', 'release', '2026-01-01', false);
            INSERT INTO events (created_at, type, created_by, data, tags, project, feature_name) SELECT timestamptz '2026-02-01' + i * interval '1 minute', 'feature-updated', 'ada', '{"b": 1, "a": 2}', '[]', 'p', 'one' FROM generate_series(1, 3000) AS i;
            INSERT INTO client_instances VALUES ('shop', 'production', 'i1', '2026-03-01 11:00', '2026-02-01');
            INSERT INTO client_metrics_env VALUES ('one', 'shop', 'production', '2026-02-27 10:00', 5, 5), ('one', 'shop', 'production', '2026-03-01 11:00', 1, 1);
            INSERT INTO release_plan_definitions VALUES ('t', 'template', NULL);
            INSERT INTO edge_node_presence VALUES ('2026-03-01 11:00', 'node');
            """);
        source = await SourceUnderTest.StartAsync(Noon, "unleash", product.ConnectionString, ("ProductVersion", "8.2.0"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await source.DisposeAsync();
        await product.DisposeAsync();
    }

    [Test]
    public async Task Of_the_settings_only_what_is_counted_is_told()
    {
        await source.SyncAsync();
        var told = (await source.Service.GetAsync(Statistics)).Expect(200).Json;

        Assert.That(
            (told["instanceId"]!.GetValue<string>(), told["versionOSS"]!.GetValue<string>(), told["SAMLenabled"]!.GetValue<bool>(), told["OIDCenabled"]!.GetValue<bool>(), told["passwordAuthEnabled"]!.GetValue<bool>()),
            Is.EqualTo(("the-instance", "8.2.0", true, false, false)));
        Assert.That((await source.StatusAsync())["generation"]!.GetValue<string>(), Is.EqualTo("8"));
    }

    [Test]
    public async Task A_version_without_newer_columns_and_tables_is_read_and_its_upgrade_followed()
    {
        foreach (var table in SourceRegistration.Products.Single(each => each.Kind is "unleash").Tables.Where(table => !table.IsOffered))
        {
            await ChangeAsync(table.IsOptional ? $"DROP TABLE {table.Name}" : string.Concat(table.NewerColumns.Select(column => $"ALTER TABLE {table.Name} DROP COLUMN {column};")) + "SELECT 1");
        }

        await source.SyncAsync();

        Assert.That((await CountAsync("users"), await CountAsync("flags"), await CountAsync("events")), Is.EqualTo((3, 2, 3000)));
        Assert.That((await source.StatusAsync())["generation"]!.GetValue<string>(), Does.StartWith("older than 8, without users.email_hash"));

        await ChangeAsync("ALTER TABLE users ADD COLUMN deleted_at timestamptz; UPDATE users SET deleted_at = '2026-02-01' WHERE id = 1; CREATE TABLE feature_lifecycles (feature text, stage text, created_at timestamptz); INSERT INTO feature_lifecycles VALUES ('one', 'live', '2026-02-01')");
        await source.SyncAsync();

        Assert.That(await CountAsync("lifecycle-stages"), Is.EqualTo(1));
        Assert.That(await ExecuteAsync(source.Service.ConnectionString, "SELECT count(*) FROM flags.users WHERE deleted_at IS NOT NULL"), Is.EqualTo(1L));
    }

    [Test]
    public async Task What_the_product_forgets_by_age_is_kept_and_open_hours_are_replaced()
    {
        await source.SyncAsync();

        await ChangeAsync("DELETE FROM client_instances; DELETE FROM client_metrics_env WHERE timestamp < '2026-02-28'; UPDATE client_metrics_env SET yes = 9; INSERT INTO client_metrics_env_variants VALUES ('one', 'shop', 'production', '2026-03-01 11:00', 'blue', 4); DELETE FROM edge_node_presence");
        await source.SyncAsync();

        Assert.That((await CountAsync("applications"), await CountAsync("flag-metrics"), await CountAsync("edge-presence")), Is.EqualTo((1, 2, 1)));
        Assert.That(await ExecuteAsync(source.Service.ConnectionString, "SELECT sum(yes) FROM flags.flag_metrics"), Is.EqualTo(14m));
    }

    [Test]
    public async Task What_is_deleted_by_hand_goes()
    {
        await source.SyncAsync();

        await ChangeAsync("DELETE FROM users WHERE id = 2; DELETE FROM features WHERE name = 'two'; DELETE FROM projects; DELETE FROM release_plan_definitions; DELETE FROM events WHERE id = 1500");
        await source.SyncAsync();

        Assert.That((await CountAsync("users"), await CountAsync("flags"), await CountAsync("projects"), await CountAsync("release-plans"), await CountAsync("events")), Is.EqualTo((2, 1, 0, 0, 2999)));
    }

    [Test]
    public async Task Who_made_old_events_is_filled_in_later([Values] bool byAnotherReading)
    {
        await source.SyncAsync();
        if (byAnotherReading)
        {
            await source.StopReadingAsync();
        }

        await ChangeAsync("UPDATE events SET created_by_user_id = 1 WHERE id <= 500");
        await source.SyncAsync();

        Assert.That(await ExecuteAsync(source.Service.ConnectionString, "SELECT count(*) FROM flags.events WHERE created_by_user_id = 1"), Is.EqualTo(500L));
    }

    [Test]
    public async Task Who_made_old_events_is_filled_in_beside_events_that_are_left_out_or_new()
    {
        await ChangeAsync("INSERT INTO events (created_at, type, created_by) VALUES ('2399-01-01', 'feature-updated', 'ada')");
        await source.SyncAsync();

        await ChangeAsync("UPDATE events SET created_by_user_id = 1 WHERE id = 7");
        await source.SyncAsync();
        var besideOneLeftOut = await FilledInAsync();
        await ChangeAsync("UPDATE events SET created_by_user_id = 1 WHERE id IN (8, 9); INSERT INTO events (created_at, type, created_by) VALUES ('2026-03-01 11:00', 'feature-updated', 'ada'), ('2026-03-01 11:00', 'feature-updated', 'ada')");
        await source.SyncAsync();

        Assert.That((besideOneLeftOut, await FilledInAsync(), await CountAsync("events")), Is.EqualTo(("7", "7,8,9", 3_002)));

        async Task<object?> FilledInAsync() => await ExecuteAsync(source.Service.ConnectionString, "SELECT string_agg(id::text, ',' ORDER BY id) FROM flags.events WHERE created_by_user_id = 1");
    }

    [Test]
    public async Task Tokens_are_known_by_a_digest_where_the_operator_made_the_view()
    {
        await ChangeAsync("INSERT INTO api_tokens VALUES ('one secret', 'client', '2026-02-01', NULL), ('another', 'client', '2026-02-01', NULL)");
        await source.SyncAsync();
        Assert.That(await TokensAsync(), Is.EqualTo("client 2026-02-01T00:00:00.000000 1,client 2026-02-01T00:00:00.000000 2"));

        await ChangeAsync("CREATE VIEW reporting_api_tokens AS SELECT encode(sha256(convert_to(secret, 'UTF8')), 'hex') AS id, type, created_at, expires_at FROM api_tokens");
        await source.SyncAsync();

        Assert.That(await TokensAsync(), Does.Match("^[0-9a-f]{64},[0-9a-f]{64}$"));
        Assert.That((await source.Service.GetAsync(Statistics)).Json["apiTokens"]!["client"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_view_of_tokens_that_is_left_out_is_not_read()
    {
        await source.DisposeAsync();
        await ChangeAsync("INSERT INTO api_tokens VALUES ('one secret', 'client', '2026-02-01', NULL); CREATE VIEW reporting_api_tokens AS SELECT encode(sha256(convert_to(secret, 'UTF8')), 'hex') AS id, type, created_at, expires_at FROM api_tokens");
        source = await SourceUnderTest.StartAsync(Noon, "unleash", product.ConnectionString, ("Read:reporting_api_tokens", "false"));
        await source.SyncAsync();

        Assert.That(await TokensAsync(), Is.EqualTo("client 2026-02-01T00:00:00.000000 1"));
    }

    [Test]
    public async Task Tags_and_data_of_events_are_given_back_as_they_came()
    {
        await ChangeAsync("""INSERT INTO events (created_at, type, created_by, data, tags) VALUES ('2026-03-01 11:00', 'feature-tagged', 'ada', '{"z": 1, "a": [1.50, "ü"]}', '[{"type": "simple", "value": "v", "color": "#fff"}, {"value": "w", "type": "other"}]')""");
        await source.SyncAsync();

        var told = (await source.Service.GetAsync("/api/admin/search/events?limit=1")).Expect(200).Json["events"]![0]!;

        Assert.That(told["tags"]!.ToJsonString(), Is.EqualTo("""[{"type":"simple","value":"v","color":"#fff"},{"value":"w","type":"other"}]"""));
        Assert.That(told["data"]!.ToJsonString(), Is.EqualTo("""{"z":1,"a":[1.50,"\u00FC"]}"""));
    }

    [Test]
    public async Task A_clock_of_the_product_that_is_ahead_or_set_back_loses_nothing()
    {
        await source.SyncAsync();
        await ChangeAsync("INSERT INTO events (created_at, type, created_by) VALUES ('2026-03-01 13:30', 'feature-updated', 'ada'); INSERT INTO client_instances VALUES ('shop', 'production', 'i2', '2026-03-01 13:30', '2026-03-01 13:30')");
        await source.SyncAsync();
        await ChangeAsync("INSERT INTO events (created_at, type, created_by) VALUES ('2026-03-01 12:01', 'feature-updated', 'ada'); UPDATE client_instances SET last_seen = '2026-03-01 13:25' WHERE instance_id = 'i2'");
        await source.SyncAsync();

        Assert.That((await CountAsync("events"), await CountAsync("applications"), await source.StateAsync()), Is.EqualTo((3002, 2, "current")));
    }

    [Test]
    public async Task A_database_restored_to_yesterday_is_followed_back()
    {
        await source.SyncAsync();

        await ChangeAsync("DELETE FROM events WHERE id > 2000; ALTER SEQUENCE events_id_seq RESTART WITH 2001; INSERT INTO events (created_at, type, created_by) VALUES ('2026-03-01 11:00', 'feature-created', 'eve'); DELETE FROM users WHERE id = 3");
        await source.SyncAsync();

        Assert.That((await CountAsync("events"), await CountAsync("users")), Is.EqualTo((2001, 2)));
        Assert.That(await ExecuteAsync(source.Service.ConnectionString, "SELECT created_by FROM flags.events WHERE id = 2001"), Is.EqualTo("eve"));
    }

    /// <summary>By readings that nobody asks for, which compare no counts.</summary>
    [Test]
    public async Task Many_ids_that_are_committed_late_are_read_though_what_was_before_them_is_old()
    {
        const int many = 2_000;
        await source.DisposeAsync();
        source = await SourceUnderTest.StartAsync(Noon, "unleash", product.ConnectionString, ("ProductVersion", "8.2.0"), ("Interval", "00:00:01"));
        await EventuallyAsync(async () => await source.StateAsync() is "current", "all were read");
        await using var late = new Npgsql.NpgsqlConnection(product.ConnectionString);
        await late.OpenAsync();
        await using var transaction = await late.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand($"INSERT INTO events (created_at, type, created_by) SELECT '2026-03-01 11:50', 'feature-updated', 'ada' FROM generate_series(1, {many})", late))
        {
            await command.ExecuteNonQueryAsync();
        }

        await ChangeAsync("INSERT INTO events (created_at, type, created_by) VALUES ('2026-03-01 11:51', 'feature-updated', 'eve')");
        await EventuallyAsync(async () => await CountAsync("events") == 3_001, "what was committed first was read");
        await transaction.CommitAsync();
        await EventuallyAsync(async () => await CountAsync("events") > 3_001, "something of what was committed late was read");

        Assert.That(await CountAsync("events"), Is.EqualTo(3_001 + many));
    }

    /// <summary>As after users or clients were made in bulk: a cycle can't have seen all that it reads again before it takes some of it in.</summary>
    [Test]
    public async Task More_rows_that_are_read_again_than_a_cycle_holds_are_taken_in_and_known_from_then_on()
    {
        const int many = 45_000;
        await source.SyncAsync();

        await ChangeAsync($"INSERT INTO client_instances SELECT 'shop', 'production', 'n' || i, '2026-03-01 11:55', '2026-02-01' FROM generate_series(1, {many}) AS i");
        await source.SyncAsync();
        await ChangeAsync("UPDATE client_instances SET last_seen = '2026-03-01 11:57' WHERE instance_id = 'n7'");
        var taken = await source.SyncAsync();

        Assert.That((await CountAsync("applications"), taken.Single(change => change.Collection == "applications").Changed), Is.EqualTo((many + 1, 1)));
    }

    /// <summary>Clients tell the times of their metrics, and their clocks may be wrong.</summary>
    [Test]
    public async Task Rows_of_the_future_keep_none_of_the_present_from_being_read()
    {
        await ChangeAsync("INSERT INTO client_instances VALUES ('shop', 'production', 'i2', '2026-03-01 13:30', '2026-03-01 11:00'); INSERT INTO client_metrics_env VALUES ('one', 'shop', 'production', '2030-01-01 00:00', 1, 0)");
        await source.SyncAsync();

        await ChangeAsync("INSERT INTO client_instances VALUES ('shop', 'production', 'i3', '2026-03-01 12:01', '2026-03-01 12:01'); INSERT INTO client_metrics_env VALUES ('two', 'shop', 'production', '2026-03-01 12:00', 1, 0)");
        source.Service.Clock.Advance(TimeSpan.FromMinutes(2));
        await source.SyncAsync();

        Assert.That((await CountAsync("applications"), await CountAsync("flag-metrics"), (await source.StatusAsync())["left_out"]!["count"]!.GetValue<int>()), Is.EqualTo((3, 3, 1)));
    }

    [Test]
    public async Task What_requests_changed_while_the_source_was_disabled_is_mended_at_its_next_start()
    {
        await source.SyncAsync();
        await source.StopReadingAsync();
        await using (var without = await source.Service.StartAnotherAsync(SettingsOf("unleash", product.ConnectionString, ("Enabled", "false"))))
        {
            (await without.AskAsync("PUT", "/api/ingest/dev/projects", RecordLines.Content(""))).Expect(200);
            (await without.AskAsync("PUT", "/api/ingest/dev/users", RecordLines.Content(""))).Expect(200);
            Assert.That((await without.CountAsync("projects"), await without.CountAsync("users")), Is.EqualTo((0, 0)));
        }

        await using var again = await source.Service.StartAnotherAsync(SettingsOf("unleash", product.ConnectionString, ("Interval", "00:00:01")));

        await EventuallyAsync(async () => (await again.CountAsync("projects"), await again.CountAsync("users")) == (1, 3), "what the product has is here again");
    }

    [Test]
    public async Task A_day_on_which_all_was_read_and_nothing_had_changed_is_captured()
    {
        await source.DisposeAsync();
        source = await SourceUnderTest.StartAsync(Noon, "unleash", product.ConnectionString, ("ProductVersion", "8.2.0"), ("Interval", "00:00:01"));
        await EventuallyAsync(async () => await source.StateAsync() is "current", "all was read");
        source.Service.Clock.Now = Noon.AddDays(1);
        await EventuallyAsync(async () => await ExecuteAsync(source.Service.ConnectionString, "SELECT as_of >= '2026-03-02Z' FROM access.sources") is true, "the next day was seen");

        source.Service.Clock.Now = Noon.AddHours(36).AddSeconds(10);
        await source.Service.Services.GetRequiredService<DayCapture>().CaptureAsync(instanceId: 1, new DateOnly(2026, 3, 2), CancellationToken.None);

        Assert.That(
            await source.Service.QueryAsync("SELECT concat_ws(' ', days.day, days.total, days.active) FROM flags.user_trends AS days WHERE days.day = '2026-03-02'"),
            Is.EqualTo(["2026-03-02 3 0"]));
    }

    [Test]
    public async Task A_history_of_many_years_is_read_whole()
    {
        await source.SyncAsync();

        await ChangeAsync("INSERT INTO events (created_at, type, created_by) SELECT timestamptz '2026-01-15' - i * interval '1 month', 'feature-updated', 'ada' FROM generate_series(1, 40) AS i");
        await source.SyncAsync();

        Assert.That((await CountAsync("events"), await source.StateAsync()), Is.EqualTo((3_040, "current")));
    }

    private Task<object?> ChangeAsync(string sql) => ExecuteAsync(product.ConnectionString, sql);

    private Task<long> CountAsync(string collection) => source.Service.CountAsync(collection);

    private async Task<object?> TokensAsync() => await ExecuteAsync(source.Service.ConnectionString, "SELECT string_agg(id, ',' ORDER BY id) FROM flags.api_tokens");
}
