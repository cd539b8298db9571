using System.Globalization;
using System.Text;

namespace Reporting.Testing.Sources;

/// <summary>A deployment at work, written straight into its database as the product would.</summary>
internal sealed class CoderDeployment(string connectionString, bool keepsMinutesByApp, DateTimeOffset start)
{
    private const int Users = 6;

    public DateTimeOffset Now { get; private set; } = start;

    public Task PopulateAsync() => RunAsync($"""
        INSERT INTO users (id, username, created_at, updated_at) SELECT {Id("11", "i")}, 'user' || i, '{At(-60)}', '{At(-60)}' FROM generate_series(1, {Users}) AS i;
        INSERT INTO user_status_changes (user_id, new_status, changed_at) SELECT {Id("11", "i")}, 'active', '{At(-60)}' FROM generate_series(1, {Users}) AS i;
        INSERT INTO templates (id, name) SELECT {Id("22", "i")}, 'template' || i FROM generate_series(1, 2) AS i;
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

    /// <summary>Some twenty minutes of work, then what the product does by itself.</summary>
    public async Task StepAsync(int number)
    {
        var text = new StringBuilder();
        for (var minute = 0; minute < 20; minute++)
        {
            var at = At(minute);
            text.Append(CultureInfo.InvariantCulture, $"""
                INSERT INTO workspace_agent_stats (created_at, user_id, agent_id, workspace_id, template_id, connection_median_latency_ms, session_count_vscode, session_count_ssh)
                SELECT '{at}'::timestamptz + i * interval '1 second', {Id("11", "i")}, {Id("88", "i")}, {Id("44", "i")}, {Id("22", "1 + i % 2")}, 10 + i + {minute} % 3, (i + {minute}) % 2, (i + {number}) % 2
                FROM generate_series(1, {Users}) AS i WHERE (i + {number}) % 3 > 0;

                """);
        }

        text.Append(CultureInfo.InvariantCulture, $"""
            UPDATE workspace_app_stats SET session_ended_at = '{At(19)}', requests = requests + 5 WHERE session_ended_at >= '{At(-5)}';
            INSERT INTO workspace_app_stats (user_id, workspace_id, agent_id, access_method, slug_or_port, session_id, session_started_at, session_ended_at, requests)
            SELECT {Id("11", "i")}, {Id("44", "i")}, {Id("88", "i")}, 'path', 'code', gen_random_uuid(), '{At(3)}', '{At(15)}', 1 FROM generate_series(1, 2) AS i;
            {Special(number)}
            """);
        await RunAsync(text.ToString());
        Now += TimeSpan.FromMinutes(20);
        await RollUpAsync();
        await RunAsync($"DELETE FROM workspace_agent_stats WHERE created_at < '{At(-24 * 60)}'");
    }

    /// <summary>Puts back a copy of the database that was made at a moment; work goes on an hour after what is lost.</summary>
    public async Task RestoreAsync(DateTimeOffset moment)
    {
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
        Now += TimeSpan.FromHours(1);
    }

    private string Special(int number) => number switch
    {
        1 => $"UPDATE users SET status = 'suspended', updated_at = '{At(1)}' WHERE username = 'user2'; INSERT INTO user_status_changes (user_id, new_status, changed_at) VALUES ({Id("11", "2")}, 'suspended', '{At(1)}');",
        2 => $"UPDATE workspaces SET name = 'renamed', updated_at = '{At(1)}' WHERE name = 'ws1'; UPDATE templates SET display_name = 'Second' WHERE name = 'template2';",
        3 => $"""
            UPDATE users SET deleted = true, updated_at = '{At(1)}' WHERE username = 'user6'; INSERT INTO user_deleted (user_id, deleted_at) VALUES ({Id("11", "6")}, '{At(1)}');
            INSERT INTO workspace_builds (id, workspace_id, template_version_id, build_number, transition, created_at, job_id)
            SELECT {Id("55", "100 + i")}, {Id("44", "i")}, {Id("33", "1 + i % 2")}, 2, 'stop', '{At(1)}', {Id("66", "100 + i")} FROM generate_series(1, 2) AS i;
            """,
        4 => "DELETE FROM workspaces WHERE name = 'ws5'; DELETE FROM users WHERE username = 'user5';",
        5 => $"INSERT INTO workspace_apps (id, created_at, agent_id, display_name, slug) VALUES ({Id("99", "50")}, '{At(1)}', {Id("88", "1")}, 'Code anew', 'code');",
        6 => $"""
            INSERT INTO user_status_changes (user_id, new_status, changed_at) VALUES ({Id("11", "3")}, 'dormant', '{At(1)}');
            INSERT INTO workspace_builds (id, workspace_id, template_version_id, build_number, transition, created_at, job_id)
            VALUES ({Id("55", "200")}, {Id("44", "1")}, {Id("33", "2")}, 3, 'start', '{At(1)}', {Id("66", "200")});
            """,
        _ => "",
    };

    /// <summary>Half hours that are over: minutes as distinct minutes with a session, once for each kind.</summary>
    private Task RollUpAsync()
    {
        var until = new DateTimeOffset(Now.Year, Now.Month, Now.Day, Now.Hour, Now.Minute / 30 * 30, 0, TimeSpan.Zero);
        const string grouped = """
            SELECT date_trunc('hour', created_at) + (extract(minute FROM created_at)::int / 30) * interval '30 minutes' AS start_time, template_id, user_id,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY connection_median_latency_ms)::real AS latency,
                count(DISTINCT date_trunc('minute', created_at)) FILTER (WHERE session_count_vscode + session_count_ssh > 0) AS all_mins,
                count(DISTINCT date_trunc('minute', created_at)) FILTER (WHERE session_count_vscode > 0) AS vscode,
                count(DISTINCT date_trunc('minute', created_at)) FILTER (WHERE session_count_ssh > 0) AS ssh
            FROM workspace_agent_stats
            """;
        var rows = string.Create(CultureInfo.InvariantCulture, $"{grouped} WHERE created_at < '{until:O}' GROUP BY 1, 2, 3");
        return RunAsync(keepsMinutesByApp
            ? $$"""
                INSERT INTO template_usage_stats (start_time, end_time, template_id, user_id, median_latency_ms, usage_mins, app_usage_mins)
                SELECT start_time, start_time + interval '30 minutes', template_id, user_id, latency, least(all_mins, 30), '{"code": 4}' FROM ({{rows}}) AS rows WHERE all_mins > 0 ON CONFLICT DO NOTHING;
                INSERT INTO template_usage_stats_session_apps
                SELECT start_time, template_id, user_id, 'cursor', vscode FROM ({{rows}}) AS rows WHERE all_mins > 0 AND vscode > 0
                UNION ALL SELECT start_time, template_id, user_id, 'ssh', ssh FROM ({{rows}}) AS rows WHERE all_mins > 0 AND ssh > 0 ON CONFLICT DO NOTHING
                """
            : $$"""
                INSERT INTO template_usage_stats
                SELECT start_time, start_time + interval '30 minutes', template_id, user_id, latency, least(all_mins, 30), ssh, 0, 0, vscode, 0, '{"code": 4}' FROM ({{rows}}) AS rows WHERE all_mins > 0
                ON CONFLICT DO NOTHING
                """);
    }

    private string At(int minutes) => (Now + TimeSpan.FromMinutes(minutes)).ToString("O", CultureInfo.InvariantCulture);

    private static string Id(string kind, string number) => $"('{kind}000000-0000-4000-8000-' || lpad(({number})::text, 12, '0'))::uuid";

    private Task RunAsync(string sql) => SourceUnderTest.ExecuteAsync(connectionString, sql);
}
