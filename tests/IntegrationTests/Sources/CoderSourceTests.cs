using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Sources;

/// <summary>
/// A deployment that does what the product does: it rolls up every five minutes, purges after a day, lets sessions grow, commits late and
/// deletes. After each step every report equals that of a service which was sent the same records by HTTP, and the half hours that the
/// product has rolled up are its own.
/// </summary>
[NonParallelizable]
internal sealed class CoderSourceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The step before which nobody works for so long that the product forgets the raw records.</summary>
    private const int AfterADay = 5;

    private const string Range = "from=2026-02-28&to=2026-03-03";

    private const string Window = "start_time=2026-03-01T00:00:00Z&end_time=2026-03-03T00:00:00Z";

    private static readonly string[] Questions =
    [
        "/api/v2/insights/daus?tz_offset=0",
        $"/api/v2/insights/user-activity?{Window}",
        $"/api/v2/insights/user-latency?{Window}",
        $"/api/v2/insights/templates?{Window}&interval=day",
        "/api/v2/insights/user-status-counts?tz_offset=0",
        $"/api/reports/active-users?{Range}&interval=day",
        $"/api/reports/active-user-total?{Range}",
        $"/api/reports/active-hours?{Range}",
        $"/api/reports/accounts?{Range}",
        $"/api/reports/user-days?{Range}&user=11000000-0000-4000-8000-000000000001",
        $"/api/reports/template-usage?{Range}",
        $"/api/reports/template-trends?{Range}&interval=day",
        $"/api/reports/app-trends?{Range}&interval=day",
        $"/api/reports/template-apps?{Range}",
        $"/api/reports/template-versions?{Range}",
        "/api/reports/templates",
        $"/api/reports/unused-templates?{Range}",
        $"/api/reports/app-usage?{Range}",
        $"/api/reports/parameter-usage?{Range}",
        $"/api/reports/user-activity?{Range}",
        $"/api/reports/user-latency?{Range}",
        $"/api/reports/user-statuses?{Range}",
    ];

    /// <summary>Every collection as the records of the contract, written by hand beside the source's own statements.</summary>
    private static readonly (string Collection, bool Whole, string Sql)[] Records =
    [
        ("users", true, "SELECT json_build_object('id', id, 'username', username, 'avatar_url', avatar_url, 'status', status, 'deleted', deleted, 'is_system', is_system, 'created_at', created_at) FROM users"),
        ("templates", true, "SELECT json_build_object('id', id, 'name', name, 'display_name', display_name, 'icon', icon, 'deleted', deleted) FROM templates"),
        ("template-versions", true, """
            SELECT json_build_object('id', v.id, 'template_id', v.template_id, 'parameters', coalesce((
                SELECT json_agg(json_build_object('name', p.name, 'display_name', p.display_name, 'description', p.description, 'type', p.type, 'options', p.options) ORDER BY p.name)
                FROM template_version_parameters p WHERE p.template_version_id = v.id), '[]')) FROM template_versions v WHERE v.template_id IS NOT NULL
            """),
        ("workspaces", true, "SELECT json_build_object('id', id, 'owner_id', owner_id, 'template_id', template_id, 'name', name, 'deleted', deleted) FROM workspaces"),
        ("builds", false, """
            SELECT json_build_object('id', b.id, 'workspace_id', workspace_id, 'template_version_id', template_version_id, 'build_number', build_number, 'transition', transition,
                'created_at', created_at, 'parameters', (SELECT coalesce(json_object_agg(g.name, g.value), '{}') FROM workspace_build_parameters g WHERE g.workspace_build_id = b.id AND g.name = 'size'))
            FROM workspace_builds b
            """),
        ("apps", true, """
            SELECT DISTINCT ON (w.template_id, a.slug) json_build_object('template_id', w.template_id, 'slug', a.slug, 'display_name', a.display_name, 'icon', a.icon, 'created_at', a.created_at)
            FROM workspace_apps a JOIN workspace_agents g ON g.id = a.agent_id JOIN workspace_resources r ON r.id = g.resource_id
            JOIN workspace_builds b ON b.job_id = r.job_id JOIN workspaces w ON w.id = b.workspace_id ORDER BY w.template_id, a.slug, a.created_at DESC
            """),
        ("user-status-changes", false, "SELECT json_build_object('id', id, 'user_id', user_id, 'new_status', new_status, 'changed_at', changed_at) FROM user_status_changes"),
        ("user-deletions", false, "SELECT json_build_object('id', id, 'user_id', user_id, 'deleted_at', deleted_at) FROM user_deleted"),
        ("agent-stats", false, """
            SELECT json_build_object('id', id, 'created_at', created_at, 'user_id', user_id, 'workspace_id', workspace_id, 'agent_id', agent_id, 'template_id', template_id, 'connection_count', connection_count,
                'connection_median_latency_ms', connection_median_latency_ms, 'session_count_vscode', session_count_vscode, 'session_count_jetbrains', session_count_jetbrains,
                'session_count_reconnecting_pty', session_count_reconnecting_pty, 'session_count_ssh', session_count_ssh)
            FROM workspace_agent_stats WHERE created_at >= (SELECT coalesce(max(start_time) + interval '30 minutes', '-infinity') FROM template_usage_stats)
            """),
        ("app-sessions", false, """
            SELECT json_build_object('user_id', user_id, 'agent_id', agent_id, 'session_id', session_id, 'workspace_id', workspace_id, 'access_method', access_method, 'slug_or_port', slug_or_port,
                'session_started_at', session_started_at, 'session_ended_at', session_ended_at, 'requests', requests)
            FROM workspace_app_stats WHERE session_ended_at >= (SELECT coalesce(max(start_time) + interval '30 minutes', '-infinity') FROM template_usage_stats)
            """),
    ];

    [Test]
    public async Task Every_report_equals_that_of_the_same_records_sent([Values] bool keepsMinutesByApp)
    {
        await using var product = await CoderDatabase.CreateAsync(keepsMinutesByApp);
        await using var deployment = new CoderDeployment(product.ConnectionString, keepsMinutesByApp, Start);
        await deployment.PopulateAsync();
        await using var source = await SourceUnderTest.StartAsync(Start, "coder", product.ConnectionString);
        await using var sent = await ServiceUnderTest.StartAsync(Start);
        await sent.AddInstanceAsync();
        for (var step = 0; step < 8; step++)
        {
            deployment.Rest(step == AfterADay ? TimeSpan.FromHours(25) : TimeSpan.Zero);
            await deployment.StepAsync(step);
            await FollowAsync($"step {step}");
            await deployment.CommitAsync();
            await FollowAsync($"what step {step} committed late");
        }

        Assert.That((await source.StatusAsync())["generation"]!.GetValue<string>(), Does.EndWith(keepsMinutesByApp ? "session_apps" : "template_usage_stats"));
        Assert.That((await source.StatusAsync())["left_out"]!["count"]!.GetValue<int>(), Is.Zero);

        // Values that pass, that are secret, or that the version does not name stay in the product.
        Assert.That(
            await SourceUnderTest.ExecuteAsync(source.Service.ConnectionString, "SELECT string_agg(DISTINCT builds.parameters::text, ' ' ORDER BY builds.parameters::text) FROM workspaces.builds"),
            Is.EqualTo("""{"size": "l"} {"size": "s"} {}"""));

        async Task FollowAsync(string after)
        {
            source.Service.Clock.Now = sent.Clock.Now = deployment.Now;
            await source.SyncAsync();
            await SendAsync(sent, product, keepsMinutesByApp);

            // Windows may not end in the future.
            source.Service.Clock.Now = sent.Clock.Now = Start + TimeSpan.FromDays(2);
            await CompareAsync(source.Service, sent, after);
            await CompareHalfHoursAsync(source.Service, product, keepsMinutesByApp, after);
        }
    }

    [Test]
    public async Task A_database_restored_to_an_earlier_moment_is_followed_back_though_work_has_gone_on([Values] bool keepsMinutesByApp, [Values] bool byAnotherReading)
    {
        await using var product = await CoderDatabase.CreateAsync(keepsMinutesByApp);
        await using var deployment = new CoderDeployment(product.ConnectionString, keepsMinutesByApp, Start);
        await deployment.PopulateAsync();
        await using var source = await SourceUnderTest.StartAsync(Start, "coder", product.ConnectionString);
        for (var step = 0; step < 4; step++)
        {
            await deployment.StepAsync(step);
            source.Service.Clock.Now = deployment.Now;
            await source.SyncAsync();
        }

        if (byAnotherReading)
        {
            await source.StopReadingAsync();
        }

        await deployment.RestoreAsync(Start + TimeSpan.FromMinutes(20));
        await deployment.StepAsync(number: 6);
        source.Service.Clock.Now = deployment.Now;
        await source.SyncAsync();

        await using var sent = await ServiceUnderTest.StartAsync(deployment.Now);
        await sent.AddInstanceAsync();
        await SendAsync(sent, product, keepsMinutesByApp);
        source.Service.Clock.Now = sent.Clock.Now = Start + TimeSpan.FromDays(2);
        await CompareAsync(source.Service, sent, "step 6");
        foreach (var collection in new[] { "usage", "builds", "user-status-changes", "user-deletions" })
        {
            Assert.That(await source.Service.CountAsync(collection), Is.EqualTo(await sent.CountAsync(collection)), collection);
        }
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Usage_is_left_out_with_the_table_of_its_minutes_where_there_is_one(bool keepsMinutesByApp, bool isRead)
    {
        await using var product = await CoderDatabase.CreateAsync(keepsMinutesByApp);
        await using var deployment = new CoderDeployment(product.ConnectionString, keepsMinutesByApp, Start);
        await deployment.PopulateAsync();
        await deployment.StepAsync(number: 0);
        await deployment.StepAsync(number: 1);
        await using var source = await SourceUnderTest.StartAsync(deployment.Now, "coder", product.ConnectionString, ("Read:template_usage_stats_session_apps", "false"));
        await source.SyncAsync();

        Assert.That((await source.Service.CountAsync("usage") > 0, await source.Service.CountAsync("users"), await source.StateAsync()), Is.EqualTo((isRead, 6, "current")));
    }

    private static async Task SendAsync(ServiceUnderTest sent, TestDatabase product, bool keepsMinutesByApp)
    {
        foreach (var (collection, whole, sql) in Records.Append(("usage", false, UsageSql(keepsMinutesByApp))))
        {
            var lines = await ReadLinesAsync(product.ConnectionString, sql);
            using var content = new StringContent(string.Join('\n', lines), System.Text.Encoding.UTF8, "application/x-ndjson");
            (await sent.AskAsync(whole ? "PUT" : "POST", $"/api/ingest/dev/{collection}", content)).Expect(200);
        }
    }

    private static string UsageSql(bool keepsMinutesByApp)
    {
        var minutes = keepsMinutesByApp
            ? """
              'vscode_mins', (SELECT least(30, coalesce(sum(a.usage_mins), 0)) FROM template_usage_stats_session_apps a WHERE a.start_time = u.start_time AND a.user_id = u.user_id AND a.template_id = u.template_id AND a.app_name IN ('vscode', 'cursor')),
              'ssh_mins', (SELECT least(30, coalesce(sum(a.usage_mins), 0)) FROM template_usage_stats_session_apps a WHERE a.start_time = u.start_time AND a.user_id = u.user_id AND a.template_id = u.template_id AND a.app_name = 'ssh')
              """
            : "'vscode_mins', vscode_mins, 'ssh_mins', ssh_mins";
        return $"SELECT json_build_object('start_time', start_time, 'template_id', template_id, 'user_id', user_id, 'usage_mins', usage_mins, 'median_latency_ms', median_latency_ms::double precision, 'app_usage_mins', app_usage_mins, {minutes}) FROM template_usage_stats u";
    }

    /// <summary>Those that usage has are as the product has them, whatever was read of them before.</summary>
    private static async Task CompareHalfHoursAsync(ServiceUnderTest read, TestDatabase product, bool keepsMinutesByApp, string after)
    {
        var last = await SourceUnderTest.ExecuteAsync(product.ConnectionString, "SELECT max(start_time)::text FROM template_usage_stats");
        var minutes = keepsMinutesByApp
            ? "coalesce((SELECT usage_mins FROM apps WHERE app_name = 'cursor'), 0), coalesce((SELECT usage_mins FROM apps WHERE app_name = 'ssh'), 0)"
            : "vscode_mins, ssh_mins";
        var apps = keepsMinutesByApp
            ? "WITH apps AS (SELECT app_name, usage_mins FROM template_usage_stats_session_apps a WHERE (a.start_time, a.template_id, a.user_id) = (h.start_time, h.template_id, h.user_id)) "
            : "";
        var theirs = await ReadLinesAsync(product.ConnectionString, $"{HalfHour($"({apps}SELECT json_build_array({minutes}))")} FROM template_usage_stats h ORDER BY start_time, template_id, user_id");
        var ours = await ReadLinesAsync(read.ConnectionString, $"{HalfHour("json_build_array(vscode_mins, ssh_mins)")} FROM workspaces.usage_half_hours h WHERE start_time <= '{last}' ORDER BY start_time, template_id, user_id");
        Assert.That(ours, Is.EqualTo(theirs).And.Not.Empty, $"half hours after {after}");

        static string HalfHour(string minutes)
            => $"SELECT json_build_array(extract(epoch FROM start_time), template_id, user_id, usage_mins, {minutes}, median_latency_ms::real, coalesce(app_usage_mins, '{{}}'))";
    }

    private static async Task CompareAsync(ServiceUnderTest read, ServiceUnderTest sent, string after)
    {
        foreach (var question in Questions)
        {
            var (ours, theirs) = (await ReadAsync(read, question), await ReadAsync(sent, question));
            Assert.That(ours.Body, Is.EqualTo(theirs.Body), $"{question} after {after}");
        }
    }

    /// <summary>A machine that has much to do lets a question wait too long now and then.</summary>
    private static async Task<Answer> ReadAsync(ServiceUnderTest service, string question)
    {
        var answer = await service.GetAsync(question);
        for (var attempt = 0; attempt < 10 && answer.Status == 503; attempt++)
        {
            answer = await service.GetAsync(question);
        }

        return answer.Expect(200);
    }

    public static async Task<IReadOnlyList<string>> ReadLinesAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT line::text FROM ({sql}) AS lines (line)", connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(JsonNode.Parse(reader.GetString(0))!.ToJsonString());
        }

        return lines;
    }
}
