using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;

namespace Reporting.ConformanceTests;

/// <summary>The service with one instance of its own, reached through HTTP alone.</summary>
internal sealed class RecordedService : IAsyncDisposable
{
    public const string Instance = "recorded";
    public const string Token = "conformance-conformance-1";

    private readonly TestDatabase database;
    private readonly ReportingHost host;

    private RecordedService(TestDatabase database, ReportingHost host)
    {
        this.database = database;
        this.host = host;
        Client = host.CreateClient();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Client { get; }

    public TestClock Clock => host.Clock;

    /// <param name="overTheNetwork">Whether to listen on a port, for what only a real connection shows.</param>
    public static async Task<RecordedService> StartAsync(string kind, DateTimeOffset now, string timeZone = "UTC", bool overTheNetwork = false)
    {
        var cluster = await TestCluster.SharedAsync();
        var made = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reporting:AdminToken"] = Token };
        var service = new RecordedService(made, await ReportingHost.StartAsync(made, new TestClock(now), settings, overTheNetwork));
        using var answer = await service.Client.PutAsJsonAsync(new Uri($"/api/instances/{Instance}", UriKind.Relative), new { kind, name = Instance, time_zone = timeZone });
        answer.EnsureSuccessStatusCode();
        return service;
    }

    /// <summary>Takes every file of a directory into the collection of its name.</summary>
    public async Task IngestDirectoryAsync(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*.ndjson").Order(StringComparer.Ordinal))
        {
            await IngestAsync(Path.GetFileNameWithoutExtension(file), await File.ReadAllTextAsync(file));
        }
    }

    public Task IngestAsync(string collection, IEnumerable<JsonNode> records)
        => IngestAsync(collection, string.Join('\n', records.Select(record => record.ToJsonString())));

    public async Task<(int Status, JsonNode? Body)> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task IngestAsync(string collection, string lines)
    {
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var answer = await Client.PostAsync(new Uri($"/api/ingest/{Instance}/{collection}", UriKind.Relative), body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }
}
