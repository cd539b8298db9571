using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Access;
using Reporting.Testing.Databases;

namespace Reporting.Testing.Flags;

/// <summary>The whole service with one instance of flags, spoken to over HTTP.</summary>
internal sealed class FlagsUnderTest : IAsyncDisposable
{
    private const string AdminToken = "the-admin-token-of-the-tests";
    private const string Key = "flags";

    private readonly TestDatabase database;
    private readonly Dictionary<TokenRole, string> tokens = [];

    private FlagsUnderTest(TestDatabase database, DateTimeOffset now)
    {
        this.database = database;
        Host = new ReportingHost(database, new TestClock(now), new Dictionary<string, string>(StringComparer.Ordinal) { ["Reporting:AdminToken"] = AdminToken });
        tokens[TokenRole.Admin] = AdminToken;
    }

    public ReportingHost Host { get; }

    public string ConnectionString => database.ConnectionString;

    public HttpClient Client { get; private set; } = null!;

    /// <param name="overTheNetwork">Whether to listen on a port, for what only a real connection shows.</param>
    public static async Task<FlagsUnderTest> StartAsync(DateTimeOffset now, string? baseUrl = null, bool overTheNetwork = false)
    {
        var cluster = await TestCluster.SharedAsync();
        var service = new FlagsUnderTest(await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated), now);
        if (overTheNetwork)
        {
            service.Host.UseKestrel(0);
            service.Host.StartServer();
        }

        service.Client = service.Host.CreateClient();
        await service.SaveInstanceAsync(baseUrl);
        return service;
    }

    public Task SaveInstanceAsync(string? baseUrl)
        => AdministerAsync(HttpMethod.Put, $"/api/instances/{Key}", JsonSerializer.Serialize(new { kind = "flags", name = "Flags", base_url = baseUrl }), "application/json");

    /// <summary>An instance again that has sent nothing, and nothing left of the one before.</summary>
    public async Task StartOverAsync()
    {
        await AdministerAsync(HttpMethod.Delete, $"/api/instances/{Key}", string.Empty, "application/json");
        var deletion = Host.Services.GetRequiredService<InstanceDeletion>();
        while (await deletion.ReadPendingAsync(CancellationToken.None) is { Count: > 0 } pending)
        {
            foreach (var (id, schema) in pending)
            {
                await deletion.RunAsync(id, schema, CancellationToken.None);
            }
        }

        await SaveInstanceAsync(baseUrl: null);
    }

    /// <summary>Adds or updates records, as one request.</summary>
    public Task AddAsync<TRecord>(params IEnumerable<TRecord> records)
        where TRecord : class
        => IngestAsync(RecordLines.CollectionOf<TRecord>(), RecordLines.Of(records));

    /// <summary>Gives the whole collection.</summary>
    public Task ReplaceAsync<TRecord>(params IEnumerable<TRecord> records)
        where TRecord : class
        => AdministerAsync(HttpMethod.Put, $"/api/ingest/{Key}/{RecordLines.CollectionOf<TRecord>()}", RecordLines.Of(records), "application/x-ndjson");

    /// <param name="lines">One JSON object a line.</param>
    public Task IngestAsync(string collection, string lines)
        => AdministerAsync(HttpMethod.Post, $"/api/ingest/{Key}/{collection}", lines, "application/x-ndjson");

    /// <param name="authorization">The whole header; null for none.</param>
    public async Task<HttpResponseMessage> AskAsync(string path, string? authorization, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        change?.Invoke(request);
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<HttpResponseMessage> AskAsync(string path, TokenRole role = TokenRole.Admin, Action<HttpRequestMessage>? change = null)
        => await AskAsync(path, await TokenAsync(role), change);

    public async Task<JsonElement> ReadAsync(string path, TokenRole role = TokenRole.Admin)
    {
        using var answer = await AskAsync(path, role);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A token of the role that is bound to no instance.</summary>
    public async Task<string> TokenAsync(TokenRole role)
    {
        if (!tokens.TryGetValue(role, out var token))
        {
            var name = role.ToString().ToLower(CultureInfo.InvariantCulture);
            var made = await AdministerAsync(HttpMethod.Post, "/api/tokens", JsonSerializer.Serialize(new { name, role = name }), "application/json");
            token = JsonElement.Parse(made).GetProperty("token").GetString()!;
            tokens[role] = token;
        }

        return token;
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
        Client.Dispose();
        await Host.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<string> AdministerAsync(HttpMethod method, string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content, Headers = { Authorization = new("Bearer", AdminToken) } };
        using var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path} gave {answer.StatusCode}: {text}");
    }
}
