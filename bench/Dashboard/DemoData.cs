using System.Text.Json.Nodes;

namespace Reporting.Bench.Dashboard;

/// <summary>The instances of the demo, in the database of the run.</summary>
internal static class DemoData
{
    /// <summary>One of the projects of its flags.</summary>
    public const string Project = "checkout";

    private const int Instances = 3;

    private static readonly TimeSpan FilledWithin = TimeSpan.FromMinutes(10);

    /// <summary>Fills them, unless an earlier run on the same database did.</summary>
    public static Task EnsureAsync(BenchRun run, CancellationToken cancellationToken) => run.LoadOnceAsync("demo", () => FillAsync(run, cancellationToken), cancellationToken);

    private static async Task FillAsync(BenchRun run, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(FilledWithin);
        await using var service = await run.StartServiceAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Reporting:Demo"] = "true" }, timeout.Token);
        while (!await IsFilledAsync(service, timeout.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), timeout.Token);
        }
    }

    private static async Task<bool> IsFilledAsync(BenchService service, CancellationToken cancellationToken)
    {
        var all = JsonNode.Parse(await service.Client.GetStringAsync("/api/instances", cancellationToken))!.AsArray();
        var names = all.Where(instance => ((string)instance!["key"]!).StartsWith("demo-", StringComparison.Ordinal)).Select(instance => (string)instance!["name"]!).ToList();
        if (names.Count < all.Count)
        {
            throw new BenchFailedException("The demo fills a database without instances only: run dashboard by itself.");
        }

        return names.Count == Instances && names.TrueForAll(name => !name.Contains("being filled", StringComparison.Ordinal));
    }
}
