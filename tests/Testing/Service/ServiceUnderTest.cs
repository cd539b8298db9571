using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Infrastructure.Ingestion;
using Reporting.Testing.Databases;

namespace Reporting.Testing.Service;

/// <summary>The whole service, listening on a port of its own, with an administrator's token.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    public const string AdminToken = "0123456789-0123456789abcdefghijkl";

    private readonly TestDatabase database;
    private readonly bool ownsDatabase;
    private readonly ReportingHost host;
    private readonly HttpClient client;
    private readonly ConcurrentBag<string> secrets = [];

    private ServiceUnderTest(TestDatabase database, bool ownsDatabase, TestClock clock, IReadOnlyDictionary<string, string> settings)
    {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        host = new ReportingHost(database, clock, settings);
        host.UseKestrel(0);
        host.StartServer();
        client = host.CreateClient();
        secrets.Add(AdminToken);
    }

    public TestClock Clock => host.Clock;

    public Uri Address => client.BaseAddress!;

    public IServiceProvider Services => host.Services;

    /// <summary>What it has logged so far, a line each.</summary>
    public IReadOnlyList<string> LogLines => host.Log.Lines;

    public string ConnectionString => database.ConnectionString;

    public static async Task<ServiceUnderTest> StartAsync(DateTimeOffset now, params (string Name, string Value)[] settings)
    {
        var cluster = await TestCluster.SharedAsync();
        var all = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        all.TryAdd("Reporting:AdminToken", AdminToken);
        return new ServiceUnderTest(await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated), ownsDatabase: true, new TestClock(now), all);
    }

    /// <summary>On a database that the test goes on using afterwards; its first token is the administrator's.</summary>
    public static ServiceUnderTest StartOn(TestDatabase database, DateTimeOffset now)
        => new(database, ownsDatabase: false, new TestClock(now), new Dictionary<string, string>(StringComparer.Ordinal) { ["Reporting:AdminToken"] = AdminToken });

    /// <summary>Another server on the same database, as when a load balancer has two.</summary>
    public ServiceUnderTest StartAnother(params (string Name, string Value)[] settings)
        => new(database, ownsDatabase: false, Clock, settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));

    public async Task<Answer> AskAsync(string method, string path, HttpContent? content = null, string? token = AdminToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        var answer = new Answer(response, await response.Content.ReadAsStringAsync());
        if (answer.Status == 201 && path.EndsWith("/tokens", StringComparison.Ordinal))
        {
            secrets.Add(answer.Json["token"]!.GetValue<string>());
        }

        return answer;
    }

    public Task<Answer> GetAsync(string path, string? token = AdminToken, params (string Name, string Value)[] headers) => AskAsync("GET", path, content: null, token, headers);

    public async Task AddInstanceAsync(string key = "dev", string kind = "workspaces")
        => (await AskAsync("PUT", $"/api/instances/{key}", Json(new JsonObject { ["kind"] = kind, ["name"] = key }))).Expect(201);

    /// <summary>Makes a token.</summary>
    /// <returns>Its id and its text.</returns>
    public async Task<(long Id, string Text)> AddTokenAsync(string role, string? instance = null, DateTimeOffset? expiresAt = null, params string[] networks)
    {
        var wanted = new JsonObject { ["name"] = role, ["role"] = role, ["instance"] = instance, ["expires_at"] = expiresAt, ["allowed_networks"] = networks.Length > 0 ? new JsonArray([.. networks]) : null };
        var made = (await AskAsync("POST", "/api/tokens", Json(wanted))).Expect(201).Json;
        return (made["id"]!.GetValue<long>(), made["token"]!.GetValue<string>());
    }

    public async Task<Answer> IngestAsync<TRecord>(string collection, params IEnumerable<TRecord> records)
        => (await AskAsync("POST", $"/api/ingest/dev/{collection}", RecordLines.Content(records))).Expect(200);

    /// <summary>How many records the collection keeps.</summary>
    public async Task<long> CountAsync(string collection)
        => (await GetAsync("/api/instances/dev")).Expect(200).Json["collections"]![collection]!["records"]!.GetValue<long>();

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>Returns when a body of records is arriving or being stored, or none is.</summary>
    public async Task WaitForRecordsAsync(bool onTheWay)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((Services.GetRequiredService<BodySpool>().Bodies > 0) != onTheWay)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), timeout.Token);
        }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }

        RefuseSecretsInLog();
    }

    /// <summary>So every test that drives a service shows besides that none of its tokens is logged.</summary>
    private void RefuseSecretsInLog()
    {
        if (LogLines.FirstOrDefault(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))) is { } telling)
        {
            throw new InvalidOperationException($"A token is in the log: {telling}");
        }
    }
}
