using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Reporting.Demo;
using Reporting.Domain.Access;

namespace Reporting.Bench;

/// <summary>What the bench asks of the service.</summary>
internal static class ServiceClient
{
    public static Task SaveInstanceAsync(this BenchService service, string key, InstanceKind kind, CancellationToken cancellationToken)
        => service.SendAsync(
            HttpMethod.Put,
            $"/api/instances/{key}",
            JsonSerializer.SerializeToUtf8Bytes(new { kind = kind.ToString().ToLowerInvariant(), name = "Bench" }),
            "application/json",
            cancellationToken);

    /// <returns>How many records were sent.</returns>
    public static async Task<long> SendAsync<TRecord>(
        this BenchService service, string instance, string collection, IEnumerable<TRecord> records, CancellationToken cancellationToken)
        where TRecord : class
    {
        var progress = new ProgressLine(collection);
        await using var body = new RecordStream<TRecord>(records, progress.Count);
        await service.IngestAsync(instance, collection, body, cancellationToken);
        return progress.Finish();
    }

    /// <summary>Sends a body of one JSON object a line.</summary>
    public static async Task<JsonElement> IngestAsync(
        this BenchService service, string instance, string collection, Stream body, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(body, bufferSize: 64 << 10);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var response = await service.Client.PostAsync($"/api/ingest/{instance}/{collection}", content, cancellationToken);
        return JsonElement.Parse(await ReadAsync(response, cancellationToken));
    }

    /// <summary>Asks for a report about an instance; returns its body.</summary>
    public static Task<byte[]> ReadReportAsync(this BenchService service, string instance, string address, CancellationToken cancellationToken)
        => service.ReadReportAsync(instance, address, "Bearer", cancellationToken);

    /// <param name="keyword">What stands before the token.</param>
    public static async Task<byte[]> ReadReportAsync(
        this BenchService service, string instance, string address, string keyword, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Reporting-Instance", instance);
        request.Headers.Authorization = new AuthenticationHeaderValue(keyword, BenchService.Token);
        using var response = await service.Client.SendAsync(request, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    private static async Task SendAsync(
        this BenchService service, HttpMethod method, string address, byte[] body, string type, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        using var response = await service.Client.SendAsync(request, cancellationToken);
        await ReadAsync(response, cancellationToken);
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? body
            : throw new BenchFailedException($"{response.RequestMessage!.RequestUri} answered {(int)response.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }
}
