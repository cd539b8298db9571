using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.FaultTests.Storm;

/// <summary>
/// What the database holds when all is over: it is compared, table by table, with that of a calm instance which was given the
/// acknowledged records once, in one request for each collection.
/// </summary>
internal sealed class Aftermath(StormDatabase database, Fleet fleet)
{
    private const string StaleRows =
        """
        SELECT (SELECT count(*) FROM workspaces.dirty_half_hours) + (SELECT count(*) FROM workspaces.dirty_days) + (SELECT count(*) FROM flags.dirty_days) + (SELECT count(*) FROM flags.dirty_flags)
            + (SELECT count(*) FROM network.dirty_hours)
        """;

    private const string Tables =
        """
        SELECT string_agg(format('%I.%I', namespaces.nspname, tables.relname), ' ' ORDER BY namespaces.nspname, tables.relname)
        FROM pg_class AS tables
        JOIN pg_namespace AS namespaces ON namespaces.oid = tables.relnamespace
        WHERE tables.relkind IN ('r', 'p') AND NOT tables.relispartition
            AND EXISTS (SELECT FROM pg_attribute AS columns WHERE columns.attrelid = tables.oid AND columns.attname = 'instance_id')
            AND namespaces.nspname = $1
        """;

    public async Task AddInstanceAsync(string kind, string key)
    {
        using var client = Client();
        using var body = new StringContent($$"""{"kind":"{{kind}}","name":"{{key}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(new Uri(fleet.AddressOf(0), $"/api/instances/{key}"), body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(201), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>How many records the service says that a collection has.</summary>
    public async Task<long> CountAsync(RecordKind kind)
    {
        using var client = Client();
        var instance = JsonNode.Parse(await client.GetStringAsync(new Uri(fleet.AddressOf(0), $"/api/instances/{kind.Instance}")))!;
        return instance["collections"]![kind.Collection]!["records"]!.GetValue<long>();
    }

    public async Task GiveCalmlyAsync(RecordKind kind, long records)
    {
        using var client = Client();
        using var answer = await client.PostAsync(new Uri(fleet.AddressOf(0), $"/api/ingest/calm-{kind.Instance}/{kind.Collection}"), RecordLines.Content(kind.Lines(0, (int)records)));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What a killed server left undone is done by the others, every few seconds.</summary>
    public async Task WaitForRollUpsAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await database.ReadAsync<long>(StaleRows) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), timeout.Token);
        }
    }

    public async Task CompareAsync(string kind)
    {
        var tables = (await database.ReadAsync<string>(Tables, kind)).Split(' ');
        Assert.That(tables, Is.Not.Empty);
        foreach (var table in tables)
        {
            Assert.That(await database.ReadAsync<string>(DifferencesOf(table), kind, $"calm-{kind}"), Is.Empty, table);
        }
    }

    /// <summary>What one of two instances has and the other has not; a few rows of it.</summary>
    private static string DifferencesOf(string table)
        => $"""
            WITH contents AS (
                SELECT instances.key, (to_jsonb(records) - 'instance_id')::text AS content
                FROM {table} AS records
                JOIN access.instances ON instances.id = records.instance_id
                WHERE instances.key IN ($1, $2)
            ),
            odd_ones AS (
                SELECT min(contents.key) || ' ' || contents.content AS content FROM contents GROUP BY contents.content HAVING count(*) <> 2 ORDER BY contents.content LIMIT 4
            )
            SELECT coalesce(string_agg(odd_ones.content, E'\n'), '') FROM odd_ones
            """;

    private static HttpClient Client()
        => new() { Timeout = TimeSpan.FromMinutes(5), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServiceUnderTest.AdminToken) } };
}
