using System.Globalization;
using Npgsql;
using Reporting.Testing.Sources;

namespace Reporting.Bench.Sources;

/// <summary>Databases in the shape of products', beside the one of the service.</summary>
internal static class ProductData
{
    private const string FlagRows = """
        INSERT INTO settings VALUES ('instanceInfo', '{"id": "bench"}');
        INSERT INTO projects SELECT 'p' || i, 'Project ' || i, '2025-01-01' FROM generate_series(1, 10) AS i;
        INSERT INTO environments VALUES ('development', 'development', true), ('production', 'production', true);
        INSERT INTO users (username) SELECT 'user' || i FROM generate_series(1, 500) AS i;
        INSERT INTO features (name, project, type, created_at, stale) SELECT 'flag-' || i, 'p' || (1 + i % 10), 'release', '2025-06-01', i % 7 = 0 FROM generate_series(1, 1000) AS i;
        INSERT INTO feature_strategies (id, feature_name, project_name, environment, strategy_name) SELECT 's' || i, 'flag-' || i, 'p' || (1 + i % 10), 'production', 'flexibleRollout' FROM generate_series(1, 1000) AS i;
        """;

    /// <summary>An instance of flags with a year of events.</summary>
    public static Task<string> MakeFlagsAsync(BenchRun run, int events, CancellationToken cancellationToken) => MakeAsync(run, "bench_source_flags", string.Create(
        CultureInfo.InvariantCulture,
        $$"""
          {{UnleashDatabase.Tables}}
          {{FlagRows}}
          INSERT INTO events (created_at, type, created_by, created_by_user_id, data, tags, project, environment, feature_name)
          SELECT timestamptz '2026-11-01' - interval '1 year' + i * (interval '1 year' / {{events}}), (ARRAY['feature-strategy-update', 'feature-environment-enabled', 'feature-updated'])[1 + i % 3],
              'user' || i % 500, 1 + i % 500, json_build_object('name', 'flexibleRollout', 'parameters', json_build_object('rollout', i % 100, 'stickiness', 'default')),
              '[]', 'p' || (1 + i % 10), 'production', 'flag-' || (1 + i % 1000)
          FROM generate_series(1, {{events}}) AS i;
          """), cancellationToken);

    /// <summary>A deployment with a history of half hours, and a day of raw stats.</summary>
    public static Task<string> MakeWorkspacesAsync(BenchRun run, int usage, int stats, CancellationToken cancellationToken) => MakeAsync(run, "bench_source_workspaces", string.Create(
        CultureInfo.InvariantCulture,
        $$"""
          {{CoderDatabase.TablesWithMinutes}}
          INSERT INTO templates (id, name) SELECT md5('t' || i)::uuid, 't' || i FROM generate_series(1, 10) AS i;
          INSERT INTO users (id, username, created_at, updated_at) SELECT md5('u' || i)::uuid, 'u' || i, '2025-01-01', '2025-01-01' FROM generate_series(1, 1000) AS i;
          INSERT INTO template_usage_stats
          SELECT timestamptz '2026-11-01' - ({{usage}} / 1000 - i / 1000) * interval '30 minutes', timestamptz '2026-11-01' - ({{usage}} / 1000 - i / 1000 - 1) * interval '30 minutes',
              md5('t' || (1 + i % 10))::uuid, md5('u' || (1 + i % 1000))::uuid, 10 + i % 90, 1 + i % 30, i % 30, 0, 0, 1 + i % 30, 0, '{"code": 5}'
          FROM generate_series(0, {{usage}} - 1) AS i;
          INSERT INTO workspace_agent_stats (created_at, user_id, agent_id, workspace_id, template_id, session_count_vscode)
          SELECT timestamptz '2026-11-01' + (i / 1000) * interval '1 minute', md5('u' || (1 + i % 1000))::uuid, md5('a' || (1 + i % 1000))::uuid, md5('w' || (1 + i % 1000))::uuid, md5('t' || (1 + i % 10))::uuid, 1
          FROM generate_series(0, {{stats}} - 1) AS i;
          """), cancellationToken);

    private static async Task<string> MakeAsync(BenchRun run, string name, string sql, CancellationToken cancellationToken)
    {
        await run.ExecuteAsync($"DROP DATABASE IF EXISTS {name}", cancellationToken);
        await run.ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        var address = new NpgsqlConnectionStringBuilder(run.ConnectionString) { Database = name, Timezone = "UTC", CommandTimeout = 0, Pooling = false }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await using var analyze = source.CreateCommand("ANALYZE");
        await analyze.ExecuteNonQueryAsync(cancellationToken);
        return address;
    }
}
