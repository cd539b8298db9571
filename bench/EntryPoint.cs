using Reporting.Bench.Citus;
using Reporting.Bench.Dashboard;
using Reporting.Bench.Flags;
using Reporting.Bench.Ingest;
using Reporting.Bench.Network;
using Reporting.Bench.Reports;
using Reporting.Bench.Size;
using Reporting.Bench.Sources;
using Reporting.Bench.Start;
using Reporting.Bench.Throughput;
using Reporting.Bench.Views;

namespace Reporting.Bench;

internal static class EntryPoint
{
    private static readonly (string Name, Func<BenchRun, CancellationToken, Task> RunAsync)[] Parts =
    [
        ("reports", ReportsPart.RunAsync),
        ("throughput", ThroughputPart.RunAsync),
        ("flags", FlagsPart.RunAsync),
        ("network", NetworkPart.RunAsync),
        ("ingest", IngestPart.RunAsync),
        ("start", StartPart.RunAsync),
    ];

    /// <summary>These take long, so they run only when they are named.</summary>
    private static readonly (string Name, Func<BenchRun, CancellationToken, Task> RunAsync)[] LongParts = [("size", SizePart.RunAsync), ("citus", CitusPart.RunAsync), ("sources", SourcesPart.RunAsync), ("dashboard", DashboardPart.RunAsync), ("views", ViewsPart.RunAsync)];

    public static async Task<int> Main(string[] arguments)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            await RunAsync(BenchOptions.Parse(arguments, [.. Parts.Select(part => part.Name)], [.. Parts.Concat(LongParts).Select(part => part.Name)]), stopping.Token);
            return 0;
        }
        catch (BenchFailedException failure)
        {
            await Console.Error.WriteLineAsync($"\nFAILED: {failure.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    private static async Task RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        await using var run = await BenchRun.StartAsync(options, cancellationToken);
        Machine.Describe(options);
        foreach (var (name, runAsync) in Parts.Concat(LongParts))
        {
            if (options.Parts.Contains(name))
            {
                Console.WriteLine($"\n## {name}\n");
                await runAsync(run, cancellationToken);
            }
        }
    }
}
