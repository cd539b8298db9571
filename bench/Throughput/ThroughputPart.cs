using Reporting.Bench.Data;
using Reporting.Bench.Reports;

namespace Reporting.Bench.Throughput;

/// <summary>How many answers a second the service gives from its cache, beside what it can give at all.</summary>
internal static class ThroughputPart
{
    private const string Live = "/health/live";

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var data = await ReportData.EnsureAsync(run, cancellationToken);
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        var load = Load.Find();
        var duration = TimeSpan.FromSeconds(run.Options.IsQuick ? 1 : 4);
        async Task<double> MeasureAsync(string address, IReadOnlyDictionary<string, string> headers)
            => (await load.RunAsync(new Uri(service.Client.BaseAddress!, address), headers, duration, cancellationToken)).Rate;

        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        await MeasureAsync(Live, none);
        var table = new Table("warm answer", "bytes", "requests/s", $"{Live} just before", "ratio");
        foreach (var answer in await WarmAnswer.ListAsync(service, Reports(data), cancellationToken))
        {
            await MeasureAsync(answer.Address, answer.Headers);
            var live = await MeasureAsync(Live, none);
            var rate = await MeasureAsync(answer.Address, answer.Headers);
            table.Add(answer.Name, Table.Count(answer.Bytes), Table.Count(rate), Table.Count(live), Table.Ratio(live / rate));
            await Console.Error.WriteLineAsync($"measured {answer.Name}");
        }

        table.Print();
        Console.WriteLine($"Ten connections for {duration.TotalSeconds:0} s each, by {load.Name}.");
    }

    private static IEnumerable<(string Name, string Address)> Reports(ReportData data)
    {
        var deployment = new Scope(data.InstanceId, data.End.AddDays(-90), data.End, Template: null);
        Report daus = new Daus(data.End);
        yield return ("daus", daus.Address(deployment));
        yield return ("daus of one template", daus.Address(deployment with { Template = data.Template }));
        foreach (var report in new Report[] { new UserActivity(), new UserLatency(), new TemplateInsights() })
        {
            yield return ($"{report.Name}, 90 days", report.Address(deployment));
        }
    }
}
