using System.Diagnostics;
using System.Globalization;
using System.Text;
using Reporting.Bench.Ingest;

namespace Reporting.Bench.Flags;

/// <summary>What a list of all events of a project, or of all projects, takes of a service that has just started.</summary>
internal static class EventStream
{
    private const int Tail = 64;

    public static async Task MeasureAsync(BenchRun run, FlagsData data, CancellationToken cancellationToken)
    {
        var all = string.Join(',', Enumerable.Range(0, data.Feed.Projects).Select(FlagsFeed.ProjectId));
        var table = new Table("events?project=, without a limit", "events", "MB", "first byte ms", "seconds", "MB before", "MB at most");
        foreach (var (name, projects) in new[] { ("one project", FlagsFeed.ProjectId(1)), ("all projects", all) })
        {
            await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
            var address = $"/api/admin/events?project={projects}";
            await data.AskAsync(service, $"/api/admin/events?project={projects}&limit=1000", cancellationToken);
            await ReadAsync(service, data, $"/api/admin/events?project={FlagsFeed.ProjectId(2)}", cancellationToken);
            await data.AddEventAsync(service, cancellationToken);
            StreamResult? result = null;
            var (before, peak) = await MemoryWatch.RunAsync(
                service,
                async () => result = await ReadAsync(service, data, address, cancellationToken),
                cancellationToken);
            table.Add(
                name,
                result!.Events,
                Table.Count(result.Bytes / 1e6),
                Table.Milliseconds(result.FirstByte),
                Table.Milliseconds(result.Whole / 1_000),
                Table.Count(before),
                Table.Count(peak));
        }

        table.Print();
        Console.WriteLine("After one more event, by a service that has sent the events of another project before.\n");
    }

    private static async Task<StreamResult> ReadAsync(BenchService service, FlagsData data, string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Reporting-Instance", data.Instance);
        var started = Stopwatch.GetTimestamp();
        using var response = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 << 10];
        var (bytes, firstByte, end) = (0L, 0.0, "");
        while (await body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            firstByte = bytes == 0 ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : firstByte;
            bytes += count;
            end = end[Math.Max(0, end.Length - Tail)..] + Encoding.UTF8.GetString(buffer, Math.Max(0, count - Tail), Math.Min(count, Tail));
        }

        var total = end[(end.LastIndexOf(':') + 1)..].TrimEnd('}');
        return new StreamResult(Table.Count(double.Parse(total, CultureInfo.InvariantCulture)), bytes, firstByte, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private sealed record StreamResult(string Events, long Bytes, double FirstByte, double Whole);
}
