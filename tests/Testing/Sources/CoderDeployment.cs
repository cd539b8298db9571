using System.Globalization;
using System.Text;
using Npgsql;

namespace Reporting.Testing.Sources;

/// <summary>
/// A deployment at work, written straight into its database as the product would: it rolls up every five minutes, the running half hour
/// too, purges raw records that are older than a day, lets sessions grow, commits late and deletes.
/// </summary>
internal sealed class CoderDeployment(string connectionString, bool keepsMinutesByApp, DateTimeOffset start) : IAsyncDisposable
{
    private const int Users = 6;

    /// <summary>How long steps last, in turn: some end before the half hour that runs has been rolled up, others after that.</summary>
    private static readonly int[] Minutes = [31, 9, 22, 22, 9, 29, 8, 22];

    private NpgsqlConnection? late;

    public DateTimeOffset Now { get; private set; } = start;

    public Task PopulateAsync() => RunAsync($"""
        INSERT INTO users (id, username, created_at, updated_at) SELECT {Id("11", "i")}, 'user' || i, '{At(-60)}', '{At(-60)}' FROM generate_series(1, {Users}) AS i;
        INSERT INTO user_status_changes (user_id, new_status, changed_at) SELECT {Id("11", "i")}, 'active', '{At(-60)}' FROM generate_series(1, {Users}) AS i;
        INSERT INTO templates (id, name) SELECT {Id("22", "i")}, 'template' || i FROM generate_series(1, 3) AS i;
        INSERT INTO template_versions (id, template_id, created_at) SELECT {Id("33", "i")}, {Id("22", "i")}, '{At(-60)}' FROM generate_series(1, 2) AS i;
        INSERT INTO template_versions (id, template_id, created_at) VALUES ({Id("33", "9")}, NULL, '{At(-60)}');
        INSERT INTO template_version_parameters (template_version_id, name, type, options)
        SELECT {Id("33", "i")}, 'size', 'string', '[{"{"}"name":"Small","value":"s","description":"","icon":""{"}"},{"{"}"name":"Large","value":"l","description":"","icon":""{"}"}]' FROM generate_series(1, 2) AS i;
        INSERT INTO template_version_parameters (template_version_id, name, type, ephemeral) SELECT {Id("33", "i")}, 'otp', 'string', true FROM generate_series(1, 2) AS i;
        INSERT INTO template_version_parameters (template_version_id, name, type) SELECT {Id("33", "i")}, 'pin', 'secret' FROM generate_series(1, 2) AS i;
        INSERT INTO workspaces (id, owner_id, template_id, name, updated_at) SELECT {Id("44", "i")}, {Id("11", "i")}, {Id("22", "1 + i % 2")}, 'ws' || i, '{At(-50)}' FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_builds (id, workspace_id, template_version_id, build_number, transition, created_at, job_id)
        SELECT {Id("55", "i")}, {Id("44", "i")}, {Id("33", "1 + i % 2")}, 1, 'start', '{At(-50)}', {Id("66", "i")} FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_build_parameters SELECT {Id("55", "i")}, 'size', CASE i % 2 WHEN 0 THEN 's' ELSE 'l' END FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_build_parameters SELECT {Id("55", "i")}, 'otp', 'never to be read' FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_build_parameters SELECT {Id("55", "i")}, 'pin', 'never to be read' FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_build_parameters SELECT {Id("55", "i")}, 'unnamed', 'never to be read' FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_resources SELECT {Id("77", "i")}, {Id("66", "i")} FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_agents (id, resource_id) SELECT {Id("88", "i")}, {Id("77", "i")} FROM generate_series(1, {Users}) AS i;
        INSERT INTO workspace_apps (id, created_at, agent_id, display_name, slug) SELECT {Id("99", "i")}, '{At(-50)}'::timestamptz + i * interval '1 second', {Id("88", "i")}, 'Code ' || i, 'code' FROM generate_series(1, {Users}) AS i;
        """);

    /// <summary>Some minutes of work, and what the product does by itself meanwhile; at the end something waits to be committed.</summary>
    public async Task StepAsync(int number)
    {
        await CommitAsync();
        var text = new StringBuilder(Special(number));
        for (var minute = 0; minute < Minutes[number % Minutes.Length]; minute++)
        {
            text.Append(Work(number, minute));
            Now += TimeSpan.FromMinutes(1);
            if (Now.Minute % 5 == 0)
            {
                await RunAsync(text.ToString());
                await RollUpAsync();
                text.Clear();
            }
        }

        await RunAsync($"{text} DELETE FROM workspace_agent_stats WHERE created_at < '{At(-24 * 60)}'");
        await BeginLateAsync(number);
    }

    /// <summary>Lets time pass in which nobody works.</summary>
    public void Rest(TimeSpan time) => Now += time;

    /// <summary>Commits what waits.</summary>
    public async Task CommitAsync()
    {
        if (late is { } connection)
        {
            late = null;
            await using var commit = new NpgsqlCommand("COMMIT", connection);
            await commit.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await (late?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>Of a time that is over, as an id or a time is taken before the commit.</summary>
    private async Task BeginLateAsync(int number)
    {
        late = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await late.OpenAsync();
        await using var begin = new NpgsqlCommand($"""
            BEGIN;
            INSERT INTO workspace_agent_stats (created_at, user_id, agent_id, workspace_id, template_id, connection_median_latency_ms, session_count_ssh)
            SELECT '{At(-1)}'::timestamptz + interval '1 second', {Id("11", "i")}, {Id("88", "i")}, {Id("44", "i")}, {Id("22", "1 + i % 2")}, 30, 1 FROM generate_series(1, {Users}) AS i;
            UPDATE workspace_app_stats SET session_ended_at = '{At(0)}', requests = requests + 1 WHERE session_ended_at >= '{At(-2)}';
            INSERT INTO user_status_changes (user_id, new_status, changed_at) VALUES ({Id("11", "4")}, 'active', '{At(-2)}');
            INSERT INTO workspace_builds (id, workspace_id, template_version_id, build_number, transition, created_at, job_id)
            VALUES ({Id("55", $"300 + {number}")}, {Id("44", "3")}, {Id("33", "2")}, 2 + {number}, 'start', '{At(-2)}', {Id("66", $"300 + {number}")});
            UPDATE workspaces SET name = 'late{number}', updated_at = '{At(-2)}' WHERE id = {Id("44", "3")};
            UPDATE users SET avatar_url = '/late{number}', updated_at = '{At(-2)}' WHERE id = {Id("11", "4")};
            """, late);
        await begin.ExecuteNonQueryAsync();
    }

    /// <summary>A minute of some users; visits to apps go on from the seventh minute of a step to the third of the next.</summary>
    private string Work(int number, int minute)
    {
        var visits = minute switch
        {
            6 => $"""
                INSERT INTO workspace_app_stats (user_id, workspace_id, agent_id, access_method, slug_or_port, session_id, session_started_at, session_ended_at, requests)
                SELECT {Id("11", "i")}, {Id("44", "i")}, {Id("88", "i")}, CASE i WHEN 1 THEN 'path' ELSE 'terminal' END, 'code', gen_random_uuid(), '{At(0)}', '{At(0)}'::timestamptz + interval '20 seconds', 1
                FROM generate_series(1, 2) AS i;
                """,
            < 3 or > 6 => $"UPDATE workspace_app_stats SET session_ended_at = '{At(0)}'::timestamptz + interval '20 seconds', requests = requests + 5 WHERE session_ended_at >= '{At(-2)}';",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO workspace_agent_stats (created_at, user_id, agent_id, workspace_id, template_id, connection_median_latency_ms, session_count_vscode, session_count_ssh)
            SELECT '{At(0)}'::timestamptz + i * interval '1 second', {Id("11", "i")}, {Id("88", "i")}, {Id("44", "i")}, {Id("22", "1 + i % 2")}, 10 + i + {minute} % 3, (i + {minute}) % 2, (i + {number}) % 2
            FROM generate_series(1, {Users}) AS i WHERE (i + {number}) % 3 > 0;
            {visits}

            """);
    }

    /// <summary>Puts back a copy of the database that was made at a moment; work goes on an hour after what is lost.</summary>
    public async Task RestoreAsync(DateTimeOffset moment)
    {
        await CommitAsync();
        var at = moment.ToString("O", CultureInfo.InvariantCulture);
        await RunAsync($"""
            DELETE FROM template_usage_stats WHERE start_time + interval '30 minutes' > '{at}';
            {(keepsMinutesByApp ? $"DELETE FROM template_usage_stats_session_apps WHERE start_time + interval '30 minutes' > '{at}';" : "")}
            DELETE FROM workspace_agent_stats WHERE created_at > '{at}';
            DELETE FROM workspace_app_stats WHERE session_ended_at > '{at}';
            DELETE FROM workspace_builds WHERE created_at > '{at}';
            DELETE FROM user_status_changes WHERE changed_at > '{at}';
            DELETE FROM user_deleted WHERE deleted_at > '{at}';
            UPDATE users SET status = 'active', deleted = false, updated_at = created_at WHERE updated_at > '{at}';
            """);
        Rest(TimeSpan.FromHours(1));
    }

    private string Special(int number) => number switch
    {
        1 => $"UPDATE users SET status = 'suspended', updated_at = '{At(1)}' WHERE username = 'user2'; INSERT INTO user_status_changes (user_id, new_status, changed_at) VALUES ({Id("11", "2")}, 'suspended', '{At(1)}');",
        2 => $"UPDATE workspaces SET name = 'renamed', updated_at = '{At(1)}' WHERE name = 'ws1'; UPDATE templates SET display_name = 'Second' WHERE name = 'template2';",
        3 => $"""
            UPDATE users SET deleted = true, updated_at = '{At(1)}' WHERE username = 'user6'; INSERT INTO user_deleted (user_id, deleted_at) VALUES ({Id("11", "6")}, '{At(1)}');
            INSERT INTO workspace_builds (id, workspace_id, template_version_id, build_number, transition, created_at, job_id)
            SELECT {Id("55", "100 + i")}, {Id("44", "i")}, {Id("33", "1 + i % 2")}, 2, 'stop', '{At(1)}', {Id("66", "100 + i")} FROM generate_series(1, 2) AS i;
            INSERT INTO workspace_build_parameters SELECT {Id("55", "100 + i")}, 'size', 's' FROM generate_series(1, 2) AS i;
            """,
        4 => "DELETE FROM workspaces WHERE name IN ('ws2', 'ws5'); DELETE FROM users WHERE username = 'user5'; DELETE FROM templates WHERE name = 'template3';",
        5 => $"INSERT INTO workspace_apps (id, created_at, agent_id, display_name, slug) VALUES ({Id("99", "50")}, '{At(1)}', {Id("88", "1")}, 'Code anew', 'code');",
        6 => $"""
            INSERT INTO user_status_changes (user_id, new_status, changed_at) VALUES ({Id("11", "3")}, 'dormant', '{At(1)}');
            INSERT INTO workspace_builds (id, workspace_id, template_version_id, build_number, transition, created_at, job_id)
            VALUES ({Id("55", "200")}, {Id("44", "1")}, {Id("33", "2")}, 3, 'start', '{At(1)}', {Id("66", "200")});
            INSERT INTO workspace_build_parameters VALUES ({Id("55", "200")}, 'size', 'l');
            """,
        _ => "",
    };

    /// <summary>As the product: from the hour before the last row on, until now; what differs is overwritten.</summary>
    private Task RollUpAsync()
    {
        var rows = $$"""
            WITH bounds AS (
                SELECT coalesce(
                    (SELECT date_trunc('hour', max(start_time) - interval '1 hour') FROM template_usage_stats),
                    (SELECT date_trunc('hour', min(created_at)) FROM workspace_agent_stats)) AS since
            ), agent_minutes AS (
                SELECT template_id, user_id, date_trunc('minute', created_at) AS minute, bool_or(session_count_vscode > 0) AS vscode, bool_or(session_count_ssh > 0) AS ssh
                FROM workspace_agent_stats, bounds
                WHERE created_at >= since AND created_at < '{{At(0)}}' AND session_count_vscode + session_count_ssh > 0
                GROUP BY 1, 2, 3
            ), app_minutes AS (
                SELECT DISTINCT w.template_id, s.user_id, minute, CASE s.access_method WHEN 'terminal' THEN '[terminal]' ELSE s.slug_or_port END AS app
                FROM bounds, workspace_app_stats s JOIN workspaces w ON w.id = s.workspace_id,
                    generate_series(date_trunc('minute', s.session_started_at), s.session_ended_at - interval '1 microsecond', interval '1 minute') AS minute
                WHERE minute >= since AND minute < '{{At(0)}}'
            ), minutes AS (
                SELECT date_bin('30 minutes', minute, 'epoch') AS start_time, template_id, user_id, minute, bool_or(vscode) AS vscode, bool_or(ssh) AS ssh
                FROM (SELECT template_id, user_id, minute, vscode, ssh FROM agent_minutes UNION ALL SELECT template_id, user_id, minute, false, false FROM app_minutes) AS used
                GROUP BY 1, 2, 3, 4
            ), apps AS (
                SELECT start_time, template_id, user_id, jsonb_object_agg(app, count) AS app_usage_mins
                FROM (SELECT date_bin('30 minutes', minute, 'epoch') AS start_time, template_id, user_id, app, count(*) FROM app_minutes GROUP BY 1, 2, 3, 4) AS counted
                GROUP BY 1, 2, 3
            ), rolled AS (
                SELECT start_time, template_id, user_id, count(DISTINCT minute) AS usage_mins, count(DISTINCT minute) FILTER (WHERE vscode) AS vscode, count(DISTINCT minute) FILTER (WHERE ssh) AS ssh,
                    (percentile_cont(0.5) WITHIN GROUP (ORDER BY latency))::real AS latency
                FROM minutes LEFT JOIN (
                    SELECT template_id, user_id, date_trunc('minute', created_at) AS minute, connection_median_latency_ms AS latency FROM workspace_agent_stats WHERE connection_median_latency_ms > 0
                ) AS samples USING (template_id, user_id, minute)
                GROUP BY 1, 2, 3
            )
            """;
        return RunAsync($"CREATE TEMP TABLE rows AS {rows} SELECT * FROM rolled LEFT JOIN apps USING (start_time, template_id, user_id); {(keepsMinutesByApp ? InsertByApp : Insert)}");
    }

    private const string Insert = """
        INSERT INTO template_usage_stats
        SELECT start_time, start_time + interval '30 minutes', template_id, user_id, latency, usage_mins, ssh, 0, 0, vscode, 0, app_usage_mins FROM rows
        ON CONFLICT (start_time, template_id, user_id) DO UPDATE SET median_latency_ms = excluded.median_latency_ms, usage_mins = excluded.usage_mins,
            ssh_mins = excluded.ssh_mins, vscode_mins = excluded.vscode_mins, app_usage_mins = excluded.app_usage_mins
        """;

    private const string InsertByApp = """
        INSERT INTO template_usage_stats (start_time, end_time, template_id, user_id, median_latency_ms, usage_mins, app_usage_mins)
        SELECT start_time, start_time + interval '30 minutes', template_id, user_id, latency, usage_mins, app_usage_mins FROM rows
        ON CONFLICT (start_time, template_id, user_id) DO UPDATE
        SET median_latency_ms = excluded.median_latency_ms, usage_mins = excluded.usage_mins, app_usage_mins = excluded.app_usage_mins;
        INSERT INTO template_usage_stats_session_apps
        SELECT start_time, template_id, user_id, 'cursor', vscode FROM rows WHERE vscode > 0
        UNION ALL SELECT start_time, template_id, user_id, 'ssh', ssh FROM rows WHERE ssh > 0
        ON CONFLICT (start_time, user_id, template_id, app_name) DO UPDATE SET usage_mins = excluded.usage_mins
        """;

    private string At(int minutes) => (Now + TimeSpan.FromMinutes(minutes)).ToString("O", CultureInfo.InvariantCulture);

    private static string Id(string kind, string number) => $"('{kind}000000-0000-4000-8000-' || lpad(({number})::text, 12, '0'))::uuid";

    private Task RunAsync(string sql) => SourceUnderTest.ExecuteAsync(connectionString, sql);
}
