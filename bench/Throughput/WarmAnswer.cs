using System.Net;
using Reporting.Bench.Data;

namespace Reporting.Bench.Throughput;

/// <summary>An answer that the service has ready: whole, not at all because the client has it, or compressed.</summary>
internal sealed record WarmAnswer(string Name, string Address, IReadOnlyDictionary<string, string> Headers, int Bytes)
{
    public static async Task<IReadOnlyList<WarmAnswer>> ListAsync(
        BenchService service, IEnumerable<(string Name, string Address)> reports, CancellationToken cancellationToken)
    {
        var answers = new List<WarmAnswer>();
        foreach (var (name, address) in reports)
        {
            using var whole = await AskAsync(service, address, [], cancellationToken);
            var tag = whole.Headers.ETag?.ToString() ?? throw new BenchFailedException($"{address} has no ETag.");
            answers.Add(await MakeAsync(service, name, address, [], HttpStatusCode.OK, cancellationToken));
            answers.Add(await MakeAsync(service, $"{name}, 304", address, [("If-None-Match", tag)], HttpStatusCode.NotModified, cancellationToken));
            answers.Add(await MakeAsync(service, $"{name}, gzip", address, [("Accept-Encoding", "gzip")], HttpStatusCode.OK, cancellationToken));
        }

        return answers;
    }

    private static async Task<WarmAnswer> MakeAsync(
        BenchService service, string name, string address, (string, string)[] headers, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(service, address, headers, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var isCompressed = response.Content.Headers.ContentEncoding.Contains("gzip", StringComparer.Ordinal);
        if (response.StatusCode != expected || isCompressed != headers is [("Accept-Encoding", _)])
        {
            throw new BenchFailedException($"{name} answered {(int)response.StatusCode}, encoding '{response.Content.Headers.ContentEncoding}'.");
        }

        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Authorization"] = $"Bearer {BenchService.Token}",
            ["X-Reporting-Instance"] = ReportData.Instance,
        };
        foreach (var (header, value) in headers)
        {
            all[header] = value;
        }

        return new WarmAnswer(name, address, all, body.Length);
    }

    private static Task<HttpResponseMessage> AskAsync(BenchService service, string address, (string, string)[] headers, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Reporting-Instance", ReportData.Instance);
        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return service.Client.SendAsync(request, cancellationToken);
    }
}
