using System.Globalization;
using Npgsql;

namespace Reporting.IntegrationTests.Plans;

/// <summary>Many records of a deployment, a set of flags and a network, stored directly, all of one month, and lines of further ones.</summary>
internal sealed class LargeInstances(NpgsqlDataSource source)
{
    private static readonly IReadOnlyList<string> Partitioned =
        ["workspaces.agent_stats", "workspaces.app_sessions", "workspaces.usage", "flags.events", "flags.flag_metrics", "network.log_entries"];

    /// <summary>Ids of instances by their keys.</summary>
    public required IReadOnlyDictionary<string, int> Ids { get; init; }

    /// <summary>Stores records with these numbers and marks all that they touch as dirty.</summary>
    public async Task StoreAsync(string suffix, int first, int count)
    {
        foreach (var table in Partitioned)
        {
            await ExecuteAsync($"SELECT access.add_month_partition('{table}', date '2026-03-01')");
        }

        foreach (var sql in Rows)
        {
            await ExecuteAsync(string.Format(
                CultureInfo.InvariantCulture, sql, Ids[$"workspaces{suffix}"], Ids[$"flags{suffix}"], Ids[$"network{suffix}"], $"generate_series({first}, {first + count - 1}) AS n"));
        }
    }

    /// <summary>A line for each number of a collection; <paramref name="variant"/> changes what is no key.</summary>
    public static string Line(string collection, int n, int variant) => collection switch
    {
        "agent-stats" => $$"""{"id":"{{Id(1, n)}}","created_at":"{{Time(n)}}","user_id":"{{Id(2, n % 1000)}}","workspace_id":"{{Id(3, n % 1000)}}","agent_id":"{{Id(4, n % 1000)}}","template_id":"{{Id(5, n % 30)}}","connection_count":{{variant}},"connection_median_latency_ms":5,"session_count_ssh":1}""",
        "app-sessions" => $$"""{"user_id":"{{Id(2, n % 1000)}}","agent_id":"{{Id(4, n % 1000)}}","session_id":"{{Id(6, n)}}","workspace_id":"{{Id(3, n % 1000)}}","access_method":"path","slug_or_port":"code","session_started_at":"{{Time(n)}}","session_ended_at":"{{Time(n, 45)}}","requests":{{variant}}}""",
        "usage" => $$"""{"start_time":"{{HalfHour(n / 1000)}}","template_id":"{{Id(5, n % 30)}}","user_id":"{{Id(2, n % 1000)}}","usage_mins":{{10 + variant}}}""",
        "users" => $$"""{"id":"{{Id(2, n)}}","username":"user {{n}} {{variant}}"}""",
        "workspaces" => $$"""{"id":"{{Id(3, n)}}","owner_id":"{{Id(2, n)}}","template_id":"{{Id(5, (n + variant) % 30)}}","name":"workspace {{n}}"}""",
        "builds" => $$"""{"id":"{{Id(7, n)}}","workspace_id":"{{Id(3, n % 1000)}}","template_version_id":"{{Id(8, n % 30)}}","build_number":{{n + 1}},"created_at":"{{Time(n)}}","parameters":{"region":"{{variant}}"} }""",
        "events" => $$"""{"id":{{n + 1}},"type":"feature-updated","created_at":"{{Time(n)}}","created_by":"ada {{variant}}","project":"project {{n % 50}}","environment":"live","feature_name":"flag {{n % 5000}}","data":{"name":"flag {{n % 5000}}"} }""",
        "flag-metrics" => $$"""{"flag":"flag {{n % 5000}}","app_name":"app {{n / 5000 % 4}}","environment":"live","timestamp":"{{Hour(n / 20000)}}","yes":{{n % 100}},"no":{{variant}}}""",
        "flags" => $$"""{"name":"flag {{n}}","project":"project {{(n + variant) % 50}}","type":"release","created_at":"{{Time(n)}}"}""",
        "environments" => $$"""{"name":"live {{n % 20}}","type":"type {{variant}}"}""",
        "log-entries" => $$"""{"id":{{n}},"timestamp":"{{Time(n)}}","type":{{n % 5}},"action":{{variant}},"user_id":{{n % 300}},"device_id":{{n % 700}}}""",
        _ => throw new ArgumentOutOfRangeException(nameof(collection), collection, "There are no lines of it."),
    };

    private static readonly IReadOnlyList<string> Rows =
    [
        """
        INSERT INTO workspaces.agent_stats (instance_id, id, created_at, user_id, workspace_id, agent_id, template_id, connection_count, connection_median_latency_ms,
            session_count_vscode, session_count_jetbrains, session_count_reconnecting_pty, session_count_ssh)
        SELECT {0}, ('00000001-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, timestamptz '2026-03-02' + n * interval '9 s',
            ('00000002-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid, ('00000003-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid,
            ('00000004-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid, ('00000005-0000-0000-0000-' || lpad((n % 30)::text, 12, '0'))::uuid, 1, 5, 0, 0, 0, 1
        FROM {3}
        """,
        """
        INSERT INTO workspaces.app_sessions (instance_id, user_id, agent_id, session_id, workspace_id, access_method, slug_or_port, session_started_at, session_ended_at, requests)
        SELECT {0}, ('00000002-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid, ('00000004-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid,
            ('00000006-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, ('00000003-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid,
            'path', 'code', timestamptz '2026-03-02' + n * interval '9 s', timestamptz '2026-03-02' + n * interval '9 s' + interval '45 min', 0
        FROM {3}
        """,
        """
        INSERT INTO workspaces.usage (instance_id, start_time, template_id, user_id, usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins)
        SELECT {0}, timestamptz '2026-03-02' + n / 1000 * interval '30 min', ('00000005-0000-0000-0000-' || lpad((n % 30)::text, 12, '0'))::uuid,
            ('00000002-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid, 10, 0, 0, 0, 0, 0
        FROM {3}
        """,
        """
        INSERT INTO flags.events (instance_id, id, type, created_at, created_by, project, environment, feature_name, data)
        SELECT {1}, n + 1, 'feature-updated', timestamptz '2026-03-02' + n * interval '9 s', 'ada 0', 'project ' || n % 50, 'live', 'flag ' || n % 5000, '{{"name":"flag"}}'
        FROM {3}
        """,
        """
        INSERT INTO flags.flag_metrics (instance_id, flag, app_name, environment, timestamp, yes, no)
        SELECT {1}, 'flag ' || n % 5000, 'app ' || n / 5000 % 4, 'live', timestamptz '2026-03-02' + n / 20000 * interval '1 hour', n % 100, 0
        FROM {3}
        """,
        """
        INSERT INTO network.log_entries (instance_id, id, timestamp, type, action, user_id, device_id)
        SELECT {2}, n, timestamptz '2026-03-02' + n * interval '9 s', n % 5, 0, n % 300, n % 700
        FROM {3}
        """,
        """
        INSERT INTO workspaces.stored_months (instance_id, collection, month)
        SELECT {0}, collections.name, date '2026-03-01' FROM (VALUES ('agent-stats'), ('app-sessions'), ('usage')) AS collections (name)
        ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO flags.stored_months (instance_id, collection, month, first_id, last_id)
        VALUES ({1}, 'events', '2026-03-01', 0, 1000000), ({1}, 'flag-metrics', '2026-03-01', NULL, NULL)
        ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO network.stored_months (instance_id, collection, month, first_id, last_id)
        VALUES ({2}, 'log-entries', '2026-03-01', 0, 1000000)
        ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO access.data_versions (instance_id, version)
        SELECT instances.id, 1 FROM access.instances WHERE instances.id IN ({0}, {1}, {2})
        ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO access.changed_days (instance_id, collection, day, version, changed_at)
        SELECT months.instance_id, months.collection, months.month + days.n, 1, timestamptz '2026-03-31'
        FROM (
            SELECT instance_id, collection, month FROM workspaces.stored_months
            UNION ALL SELECT instance_id, collection, month FROM flags.stored_months
            UNION ALL SELECT instance_id, collection, month FROM network.stored_months
        ) AS months
        CROSS JOIN generate_series(0, 30) AS days (n)
        ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO workspaces.dirty_half_hours (instance_id, start_time, user_ids)
        SELECT {0}, date_bin('30 minutes', timestamptz '2026-03-02' + n * interval '9 s', timestamptz 'epoch') AS start_time,
            array_agg(('00000002-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid)
        FROM {3}
        GROUP BY 2
        """,
        """
        INSERT INTO flags.dirty_days (instance_id, source, day)
        SELECT DISTINCT {1}, sources.name, date '2026-03-02' + days.n
        FROM generate_series(0, 21) AS days (n)
        CROSS JOIN (VALUES ('events'), ('flag-metrics')) AS sources (name)
        """,
        """
        INSERT INTO network.dirty_hours (instance_id, start_time)
        SELECT DISTINCT {2}, date_bin('1 hour', timestamptz '2026-03-02' + n * interval '9 s', timestamptz 'epoch')
        FROM {3}
        """,
    ];

    private async Task ExecuteAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static string Id(int kind, int n) => string.Create(CultureInfo.InvariantCulture, $"0000000{kind}-0000-0000-0000-{n:000000000000}");

    private static string Time(int n, int minutes = 0) => Text(Start.AddSeconds(9 * n).AddMinutes(minutes));

    private static string HalfHour(int n) => Text(Start.AddMinutes(30 * n));

    private static string Hour(int n) => Text(Start.AddHours(n));

    private static string Text(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static readonly DateTime Start = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
}
