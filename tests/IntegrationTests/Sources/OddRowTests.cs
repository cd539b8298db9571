using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Domain.Sources;
using Reporting.Infrastructure.Sources;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>A row that no record can be made of is left out by its key, and all others are read.</summary>
internal sealed class OddRowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task A_row_of_another_shape_is_left_out_and_named_until_it_changes()
    {
        await using var product = await UnleashDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, """
            ALTER TABLE environments ALTER COLUMN type DROP NOT NULL;
            INSERT INTO environments VALUES ('one', 'production', true), ('two', NULL, true);
            INSERT INTO feature_strategies (id, feature_name, project_name, environment, strategy_name, constraints)
            VALUES ('good', 'one', 'p', 'production', 'default', '[{"contextName": "age", "operator": "IN", "values": ["7"]}]'),
                ('odd', 'one', 'p', 'production', 'default', '[{"contextName": "age", "operator": "IN", "values": [7]}]');
            """);
        await using var source = await StartAsync(Noon, "unleash", product.ConnectionString);
        await source.SyncAsync();
        var leftOut = (await source.StatusAsync())["left_out"]!;

        Assert.That((await source.Service.CountAsync("environments"), await source.Service.CountAsync("flag-strategies"), await source.StateAsync()), Is.EqualTo((1, 1, "current")));
        Assert.That(leftOut["records"]!.AsArray().Select(Describe), Is.EquivalentTo(new[]
        {
            "environments two: the row lacks a value that it needs", "flag-strategies odd: the row has JSON of another shape than the product's others",
        }));

        await ExecuteAsync(product.ConnectionString, """UPDATE environments SET type = 'test'; UPDATE feature_strategies SET constraints = '[]'""");
        await source.SyncAsync();

        Assert.That((await source.Service.CountAsync("environments"), await source.Service.CountAsync("flag-strategies")), Is.EqualTo((2, 2)));
        Assert.That((await source.StatusAsync())["left_out"]!["count"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task A_row_of_a_followed_table_is_taken_in_once_it_is_mended()
    {
        await using var product = await CoderDatabase.CreateAsync(keepsMinutesByApp: false);
        await ExecuteAsync(product.ConnectionString, """
            INSERT INTO template_usage_stats
            SELECT timestamptz '2026-02-01' + i * interval '30 minutes', '2026-02-01', gen_random_uuid(), gen_random_uuid(), NULL, 5, 5, 0, 0, 0, 0, CASE i WHEN 3 THEN '{"code": 4.5}' ELSE '{"code": 4}' END::jsonb
            FROM generate_series(1, 4) AS i
            """);
        await using var source = await StartAsync(Noon, "coder", product.ConnectionString);
        await source.SyncAsync();
        var leftOut = (await source.StatusAsync())["left_out"]!;
        var before = await source.Service.CountAsync("usage");

        await ExecuteAsync(product.ConnectionString, """UPDATE template_usage_stats SET app_usage_mins = '{"code": 5}' WHERE app_usage_mins = '{"code": 4.5}'""");
        await source.SyncAsync();

        Assert.That((before, leftOut["count"]!.GetValue<int>(), Describe(leftOut["records"]![0])), Is.EqualTo((3, 1, $"usage {leftOut["records"]![0]!["key"]}: the row has JSON of another shape than the product's others")));
        Assert.That((await source.Service.CountAsync("usage"), (await source.StatusAsync())["left_out"]!["count"]!.GetValue<int>()), Is.EqualTo((4, 0)));
    }

    [Test]
    public async Task A_column_of_another_type_is_a_fault_of_its_table()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, "ALTER TABLE switches_vlan ALTER COLUMN name TYPE integer USING 1; INSERT INTO switches_vlan VALUES (1, 1)");
        await using var source = await StartAsync(Noon, "openl2m", product.ConnectionString);

        Assert.That(source.SyncAsync, Throws.TypeOf<SourceFailedException>().With.Message.Contains("vlans"));
    }

    /// <summary>So that what is left out is known again when it has been mended.</summary>
    [Test]
    public async Task The_key_of_a_row_is_that_of_its_record()
    {
        await using var coder = await CoderDatabase.CreateAsync(keepsMinutesByApp: false);
        var deployment = new CoderDeployment(coder.ConnectionString, keepsMinutesByApp: false, Noon);
        await deployment.PopulateAsync();
        await deployment.StepAsync(number: 1);
        await deployment.StepAsync(number: 3);
        await using var unleash = await UnleashDatabase.CreateAsync();
        await ExecuteAsync(unleash.ConnectionString, """
            INSERT INTO settings VALUES ('instanceInfo', '{"id": "any"}');
            INSERT INTO users (username) VALUES ('ada');
            INSERT INTO events (created_at, type, created_by) VALUES ('2026-02-01', 'feature-updated', 'ada');
            INSERT INTO client_instances VALUES ('shop', 'production', 'i1', '2026-03-01 11:00', '2026-02-01');
            INSERT INTO client_metrics_env VALUES ('one', 'shop', 'production', '2026-02-27 10:00', 5, 6);
            INSERT INTO edge_node_presence VALUES ('2026-03-01 11:00', 'node');
            INSERT INTO feature_lifecycles VALUES ('one', 'live', '2026-02-01');
            """);
        await using var source = await StartAsync(Noon, "coder", coder.ConnectionString);

        Assert.That(await CheckAsync(source, "coder", coder.ConnectionString), Does.Contain("usage").And.Contains("apps").And.Contains("app-sessions").And.Contains("agent-stats").And.Contains("user-deletions"));
        Assert.That(await CheckAsync(source, "unleash", unleash.ConnectionString), Does.Contain("flag-metrics").And.Contains("applications").And.Contains("edge-presence").And.Contains("lifecycle-stages"));
    }

    /// <returns>The collections that have a row.</returns>
    private static async Task<IReadOnlyList<string>> CheckAsync(SourceUnderTest source, string kind, string connectionString)
    {
        var product = SourceRegistration.Products.Single(each => each.Kind == kind);
        var settings = new SourceSettings("any", product, "any", connectionString, TimeSpan.FromDays(1), null, null, true, new HashSet<string>(StringComparer.Ordinal), null, null, false);
        var instance = new Instance(1, "any", product.InstanceKind, "any", "UTC", null, Noon);
        await using var connections = NpgsqlDataSource.Create(connectionString);
        await using var connection = await connections.OpenConnectionAsync();
        var session = new SourceSession(settings, instance, new ProductDatabase("any", connectionString), source.Service.Services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System)
        {
            Schema = await SourceSchema.ReadAsync(connection, settings, CancellationToken.None),
        };
        List<string> seen = [];
        foreach (var collection in product.Collections)
        {
            var record = collection.GetType().GenericTypeArguments[0];
            var check = typeof(OddRowTests).GetMethod(nameof(CheckRowAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(record);
            if (await (Task<bool>)check.Invoke(null, [connection, session, collection])!)
            {
                seen.Add(collection.Name);
            }
        }

        return seen;
    }

    private static async Task<bool> CheckRowAsync<TRecord>(NpgsqlConnection connection, SourceSession session, SourceCollection<TRecord> collection)
        where TRecord : class
    {
        await using var command = new NpgsqlCommand(SourceSql.Read(collection.File(session.Schema)), connection);
        Position.Start.AddTo(command);
        command.Parameters.Add(new NpgsqlParameter<int>("limit", 1));
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return false;
        }

        var reading = new RowReading<TRecord>(session, collection);
        Assert.That(reading.KeyOf(reader), Is.EqualTo(reading.Read(reader).Key), collection.Name);
        return true;
    }

    private static string Describe(JsonNode? record) => $"{record!["collection"]} {record["key"]}: {record["reason"]}";
}
