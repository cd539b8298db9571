using Reporting.Bench.Data;

namespace Reporting.Bench.Start;

/// <summary>How long a start takes on an existing database, and how much memory it leaves taken. The last part: it takes the database away.</summary>
internal static class StartPart
{
    private const int Runs = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await ReportData.EnsureAsync(run, cancellationToken);
        var table = new Table("start on an existing database", "ready after ms", "at most ms", "resident MB");
        table.Add(await MeasureAsync("beside a server that runs", () => run.StartServiceAsync(cancellationToken: cancellationToken), cancellationToken));
        await run.StopDatabaseAsync(cancellationToken);
        var own = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reporting:DataDirectory"] = run.DataDirectory };
        table.Add(await MeasureAsync(
            "with its own PostgreSQL",
            () => BenchService.StartAsync(run.Options.Service, own, cancellationToken),
            cancellationToken));
        table.Print();
        Console.WriteLine($"From the start of the process until /health/ready says 200, median and greatest of {Runs}; memory {Rest.TotalSeconds:0} s later.");
    }

    private static async Task<string[]> MeasureAsync(string name, Func<Task<BenchService>> startAsync, CancellationToken cancellationToken)
    {
        var (times, memory) = (new List<double>(), new List<double>());
        for (var index = 0; index < Runs; index++)
        {
            await using var service = await startAsync();
            times.Add(service.TimeToReady.TotalMilliseconds);
            await Task.Delay(Rest, cancellationToken);
            memory.Add(await service.MemoryAsync(cancellationToken));
        }

        return [name, Table.Milliseconds(Timing.Median(times)), Table.Milliseconds(times.Max()), Table.Milliseconds(Timing.Median(memory))];
    }
}
