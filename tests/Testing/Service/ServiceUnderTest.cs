using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Ingestion;
using Reporting.Testing.Databases;

namespace Reporting.Testing.Service;

/// <summary>The whole service on a database of its own, with an administrator's token.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    public const string AdminToken = "0123456789-0123456789abcdefghijkl";

    private readonly TestDatabase database;
    private readonly bool ownsDatabase;
    private readonly ReportingHost host;
    private readonly HttpClient client;
    private readonly ConcurrentBag<string> secrets = [];
    private readonly Dictionary<TokenRole, string> tokens = [];

    private ServiceUnderTest(TestDatabase database, bool ownsDatabase, ReportingHost host)
    {
        (this.database, this.ownsDatabase, this.host) = (database, ownsDatabase, host);
        client = host.CreateClient();
        secrets.Add(AdminToken);
        tokens[TokenRole.Admin] = AdminToken;
    }

    public TestClock Clock => host.Clock;

    public Uri Address => client.BaseAddress!;

    public IServiceProvider Services => host.Services;

    /// <summary>What it has logged so far, a line each.</summary>
    public IReadOnlyList<string> LogLines => host.Log.Lines;

    public string ConnectionString => database.ConnectionString;

    public static async Task<ServiceUnderTest> StartAsync(DateTimeOffset now, params (string Name, string Value)[] settings)
        => await StartAsync(await TestCluster.SharedAsync(), now, overTheNetwork: true, settings);

    /// <summary>Without a port, for what needs no real connection.</summary>
    public static async Task<ServiceUnderTest> StartInMemoryAsync(DateTimeOffset now) => await StartAsync(await TestCluster.SharedAsync(), now, overTheNetwork: false);

    /// <summary>On a database that the test goes on using afterwards; its first token is the administrator's.</summary>
    public static async Task<ServiceUnderTest> StartOnAsync(TestDatabase database, DateTimeOffset now, params (string Name, string Value)[] settings)
        => new(database, ownsDatabase: false, await ReportingHost.StartAsync(database, new TestClock(now), WithAdminToken(settings), overTheNetwork: true));

    /// <summary>Another server on the same database, as when a load balancer has two.</summary>
    public async Task<ServiceUnderTest> StartAnotherAsync(params (string Name, string Value)[] settings)
        => new(database, ownsDatabase: false, await ReportingHost.StartAsync(database, Clock, settings.ToDictionary(StringComparer.Ordinal), overTheNetwork: true));

    private static async Task<ServiceUnderTest> StartAsync(TestCluster cluster, DateTimeOffset now, bool overTheNetwork, params (string Name, string Value)[] settings)
    {
        var database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        return new(database, ownsDatabase: true, await ReportingHost.StartAsync(database, new TestClock(now), WithAdminToken(settings), overTheNetwork));
    }

    private static Dictionary<string, string> WithAdminToken((string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(StringComparer.Ordinal);
        all.TryAdd("Reporting:AdminToken", AdminToken);
        return all;
    }

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

    /// <summary>The answer as soon as its headers are there.</summary>
    /// <param name="authorization">The whole header; null for none.</param>
    public async Task<HttpResponseMessage> OpenAsync(string path, string? authorization, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        change?.Invoke(request);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<HttpResponseMessage> OpenAsync(string path, TokenRole role = TokenRole.Admin, Action<HttpRequestMessage>? change = null)
        => await OpenAsync(path, await TokenAsync(role), change);

    public async Task<JsonElement> ReadAsync(string path, TokenRole role = TokenRole.Admin)
    {
        using var answer = await OpenAsync(path, role);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A token of the role that is bound to no instance; the same one each time.</summary>
    public async Task<string> TokenAsync(TokenRole role)
        => tokens.TryGetValue(role, out var token) ? token : tokens[role] = (await AddTokenAsync(role.ToString().ToLower(CultureInfo.InvariantCulture))).Text;

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

    /// <summary>The first column of every row, as text, of what the database holds.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
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
