using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Infrastructure.Access;
using Reporting.Testing.Service;

namespace Reporting.Testing.Flags;

/// <summary>A service with one instance of flags, and what is sent to that instance.</summary>
internal static class FlagsInstance
{
    private const string Key = "flags";

    public static async Task<ServiceUnderTest> StartAsync(DateTimeOffset now, string? baseUrl = null)
    {
        var service = await ServiceUnderTest.StartInMemoryAsync(now);
        await service.SaveInstanceAsync(baseUrl);
        return service;
    }

    public static Task SaveInstanceAsync(this ServiceUnderTest service, string? baseUrl)
        => service.AdministerAsync("PUT", $"/api/instances/{Key}", JsonSerializer.Serialize(new { kind = "flags", name = "Flags", base_url = baseUrl }), "application/json");

    /// <summary>An instance again that has sent nothing, and nothing left of the one before.</summary>
    public static async Task StartOverAsync(this ServiceUnderTest service)
    {
        await service.AdministerAsync("DELETE", $"/api/instances/{Key}", string.Empty, "application/json");
        var deletion = service.Services.GetRequiredService<InstanceDeletion>();
        while (await deletion.ReadPendingAsync(CancellationToken.None) is { Count: > 0 } pending)
        {
            foreach (var (id, schema) in pending)
            {
                await deletion.RunAsync(id, schema, CancellationToken.None);
            }
        }

        await service.SaveInstanceAsync(baseUrl: null);
    }

    /// <summary>Adds or updates records, as one request.</summary>
    public static Task AddAsync<TRecord>(this ServiceUnderTest service, params IEnumerable<TRecord> records)
        where TRecord : class
        => service.IngestLinesAsync(RecordLines.CollectionOf<TRecord>(), RecordLines.Of(records));

    /// <summary>Gives the whole collection.</summary>
    public static Task ReplaceAsync<TRecord>(this ServiceUnderTest service, params IEnumerable<TRecord> records)
        where TRecord : class
        => service.AdministerAsync("PUT", $"/api/ingest/{Key}/{RecordLines.CollectionOf<TRecord>()}", RecordLines.Of(records), "application/x-ndjson");

    /// <param name="lines">One JSON object a line.</param>
    public static Task IngestLinesAsync(this ServiceUnderTest service, string collection, string lines)
        => service.AdministerAsync("POST", $"/api/ingest/{Key}/{collection}", lines, "application/x-ndjson");

    private static async Task AdministerAsync(this ServiceUnderTest service, string method, string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        var answer = await service.AskAsync(method, path, content);
        if (!answer.Response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{method} {path} gave {answer.Status}: {answer.Body}");
        }
    }
}
