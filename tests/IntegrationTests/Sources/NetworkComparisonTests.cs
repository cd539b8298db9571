using System.Globalization;
using NUnit.Framework;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>
/// A manager of devices at work: after each step every report equals that of an instance which was sent the same records by HTTP.
/// </summary>
internal sealed class NetworkComparisonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Questions =
    [
        "/api/stats/",
        "/api/reports/network-totals",
        "/api/reports/network-recent",
        "/api/reports/network-activity?from=2026-02-20&to=2026-03-02",
        "/api/reports/device-use?from=2026-02-20&to=2026-03-02",
        "/api/reports/unused-devices?since=2026-02-25",
        "/api/reports/network-users?from=2026-02-20&to=2026-03-02",
    ];

    /// <summary>Every collection as the records of the contract, written by hand beside the source's own statements.</summary>
    private static readonly (string Collection, string Sql)[] Records =
    [
        ("devices", "SELECT json_build_object('id', id, 'name', name) FROM switches_switch"),
        ("device-groups", "SELECT json_build_object('id', id, 'name', name, 'devices', (SELECT coalesce(json_agg(m.switch_id), '[]') FROM switches_switchgroupmembership m WHERE m.switchgroup_id = g.id)) FROM switches_switchgroup g"),
        ("vlans", "SELECT json_build_object('id', id, 'name', name) FROM switches_vlan"),
        ("vlan-groups", "SELECT json_build_object('id', id, 'name', name) FROM switches_vlangroup"),
        ("commands", "SELECT json_build_object('id', id, 'name', name) FROM switches_command"),
        ("command-lists", "SELECT json_build_object('id', id, 'name', name) FROM switches_commandlist"),
        ("snmp-profiles", "SELECT json_build_object('id', id, 'name', name) FROM switches_snmpprofile"),
        ("credentials-profiles", "SELECT json_build_object('id', id, 'name', name) FROM switches_netmikoprofile"),
        ("api-tokens", "SELECT json_build_object('id', id, 'expires_at', expires) FROM users_token"),
        ("counters", "SELECT json_build_object('name', name, 'value', value) FROM counters_counter"),
    ];

    private const string Log = "SELECT json_build_object('id', id, 'timestamp', timestamp, 'type', type, 'action', action, 'user_id', user_id, 'device_id', switch_id) FROM switches_log WHERE timestamp IS NOT NULL";

    private static readonly string[] Steps =
    [
        """
        INSERT INTO switches_switch (id, name) SELECT i, 'switch ' || i FROM generate_series(1, 8) AS i;
        INSERT INTO switches_switchgroup (id, name) VALUES (1, 'all'), (2, 'some'), (3, 'none');
        INSERT INTO switches_switchgroupmembership (switch_id, switchgroup_id) VALUES (1, 1), (2, 1), (3, 1), (2, 2);
        INSERT INTO switches_vlan VALUES (1, 'guests'), (2, NULL); INSERT INTO switches_vlangroup VALUES (1, 'campus');
        INSERT INTO switches_command VALUES (1, 'show'), (2, 'ping'); INSERT INTO switches_commandlist VALUES (1, 'daily');
        INSERT INTO switches_snmpprofile VALUES (1, 'v2'), (2, 'v3'); INSERT INTO switches_netmikoprofile VALUES (1, 'ssh');
        INSERT INTO users_token VALUES (1, NULL), (2, '2026-02-01'), (3, '2027-01-01');
        INSERT INTO counters_counter (name, value) VALUES ('changes', 70), ('views', 900);
        INSERT INTO switches_log (timestamp, type, action, user_id, switch_id)
        SELECT timestamptz '2026-02-22' + i * interval '17 minutes', (ARRAY[0, 1, 3, 4, 5])[1 + i % 5], (ARRAY[1, 100, 509, 400, 95])[1 + i % 5], 1 + i % 4, CASE WHEN i % 5 < 4 THEN 1 + i % 6 END
        FROM generate_series(1, 500) AS i;
        """,
        """
        UPDATE switches_switch SET name = 'renamed' WHERE id = 3; DELETE FROM switches_switchgroupmembership WHERE switch_id = 1; UPDATE counters_counter SET value = value + 5;
        INSERT INTO users_token VALUES (4, '2026-03-01 11:00+00'); DELETE FROM switches_vlan WHERE id = 2; INSERT INTO switches_log (timestamp, type, action) VALUES (NULL, 1, 100);
        INSERT INTO switches_log (timestamp, type, action, user_id, switch_id) SELECT timestamptz '2026-03-01 11:20+00' + i * interval '10 seconds', 1, 100, 2, 7 FROM generate_series(1, 90) AS i;
        """,
        "DELETE FROM switches_log WHERE timestamp < '2026-02-24'; DELETE FROM counters_counter WHERE name = 'views'",
        "DELETE FROM switches_log WHERE switch_id = 2; DELETE FROM switches_switchgroupmembership WHERE switch_id = 2; DELETE FROM switches_switch WHERE id = 2; DELETE FROM switches_log WHERE user_id = 4",
        "DELETE FROM switches_snmpprofile; DELETE FROM switches_switchgroup WHERE id = 3; INSERT INTO switches_log (timestamp, type, action, user_id) VALUES ('2026-03-01 11:59+00', 5, 90, 9)",
    ];

    [Test]
    public async Task Every_report_equals_that_of_the_same_records_sent()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await using var source = await StartAsync(Noon, "openl2m", product.ConnectionString);
        await using var sent = await ServiceUnderTest.StartAsync(Noon);
        var log = new SortedDictionary<long, string>();
        foreach (var (step, sql) in Steps.Index())
        {
            await ExecuteAsync(product.ConnectionString, sql);
            await source.SyncAsync();
            sent.Clock.Now = source.Service.Clock.Now;
            await FollowLogAsync(product, log);
            var instance = string.Create(CultureInfo.InvariantCulture, $"step-{step}");
            await SendAsync(sent, instance, product, log);
            foreach (var question in Questions)
            {
                var (ours, theirs) = (await AskAsync(source.Service, question, "dev"), await AskAsync(sent, question, instance));
                Assert.That(ours, Is.EqualTo(theirs), string.Create(CultureInfo.InvariantCulture, $"{question} after step {step}"));
            }
        }

        Assert.That(log, Has.Count.EqualTo(await source.Service.CountAsync("log-entries")).And.Count.GreaterThan(300));
    }

    /// <summary>What the product has; besides it what was older than its oldest entry, which it forgets by age.</summary>
    private static async Task FollowLogAsync(TestDatabase product, SortedDictionary<long, string> log)
    {
        var lines = (await CoderSourceTests.ReadLinesAsync(product.ConnectionString, Log)).ToDictionary(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["id"]!.GetValue<long>());
        foreach (var id in log.Keys.Where(id => id >= lines.Keys.Min() && !lines.ContainsKey(id)).ToList())
        {
            log.Remove(id);
        }

        foreach (var (id, line) in lines)
        {
            log[id] = line;
        }
    }

    private static async Task SendAsync(ServiceUnderTest sent, string instance, TestDatabase product, SortedDictionary<long, string> log)
    {
        await sent.AddInstanceAsync(instance, "network");
        foreach (var (collection, sql) in Records)
        {
            await PutAsync("PUT", collection, await CoderSourceTests.ReadLinesAsync(product.ConnectionString, sql));
        }

        await PutAsync("POST", "log-entries", log.Values);

        async Task PutAsync(string method, string collection, IEnumerable<string> lines)
        {
            using var content = new StringContent(string.Join('\n', lines), System.Text.Encoding.UTF8, "application/x-ndjson");
            (await sent.AskAsync(method, $"/api/ingest/{instance}/{collection}", content)).Expect(200);
        }
    }

    private static async Task<string> AskAsync(ServiceUnderTest service, string question, string instance)
        => (await service.GetAsync(question, token: null, headers: [("Authorization", $"{(question is "/api/stats/" ? "Token" : "Bearer")} {ServiceUnderTest.AdminToken}"), ("X-Reporting-Instance", instance)])).Expect(200).Body;
}
