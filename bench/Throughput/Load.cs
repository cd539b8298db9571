using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Reporting.Bench.Throughput;

/// <param name="Rate">Requests per second.</param>
/// <param name="Median">Milliseconds of a request.</param>
/// <param name="Slow">Milliseconds that 99 of 100 requests do not exceed.</param>
internal readonly record struct LoadResult(double Rate, double Median, double Slow);

/// <summary>One request, over and over, on ten connections at once.</summary>
internal abstract class Load
{
    protected const int Connections = 10;

    public abstract string Name { get; }

    public static Load Find()
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var programs = directories.Select(directory => Path.Combine(directory, "wrk"));
        return programs.FirstOrDefault(File.Exists) is { } program ? new WrkLoad(program) : new HttpLoad();
    }

    public abstract Task<LoadResult> RunAsync(Uri address, IReadOnlyDictionary<string, string> headers, TimeSpan duration, CancellationToken cancellationToken);
}

/// <summary>By the program wrk, which leaves most of the processors to the service.</summary>
internal sealed partial class WrkLoad(string program) : Load
{
    public override string Name => "wrk";

    public override async Task<LoadResult> RunAsync(
        Uri address, IReadOnlyDictionary<string, string> headers, TimeSpan duration, CancellationToken cancellationToken)
    {
        string[] words = ["--latency", "--threads", "1", "--connections", $"{Connections}", "--duration", $"{duration.TotalSeconds:0}s", "--timeout", "30s"];
        var start = new ProcessStartInfo(program, [.. words, .. headers.SelectMany(header => new[] { "--header", $"{header.Key}: {header.Value}" }), address.ToString()])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return !output.Contains("Non-2xx", StringComparison.Ordinal) && Rate().Match(output) is { Success: true } match
            ? new LoadResult(double.Parse(match.Groups["rate"].ValueSpan, CultureInfo.InvariantCulture), Latency(output, "50%"), Latency(output, "99%"))
            : throw new BenchFailedException($"wrk on {address} said:\n{output}");
    }

    private static double Latency(string output, string percentile)
    {
        var match = Latencies().Matches(output).First(match => string.Equals(match.Groups["percentile"].Value, percentile, StringComparison.Ordinal));
        var number = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch { "us" => number / 1_000, "s" => number * 1_000, _ => number };
    }

    [GeneratedRegex(@"^\s+(?<percentile>\d+%)\s+(?<number>[\d.]+)(?<unit>us|ms|s)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Latencies();

    [GeneratedRegex(@"^Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rate();
}

/// <summary>By this process, where wrk is missing: slower, the same for all.</summary>
internal sealed class HttpLoad : Load
{
    public override string Name => "a loop of the bench's own (wrk is not installed)";

    public override async Task<LoadResult> RunAsync(
        Uri address, IReadOnlyDictionary<string, string> headers, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                own.Add(await Timing.OnceAsync(async () =>
                {
                    using var response = await client.GetAsync(address, cancellationToken);
                    await response.Content.ReadAsByteArrayAsync(cancellationToken);
                }));
            }

            return own;
        }));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = times.SelectMany(own => own).Order().ToList();
        return new LoadResult(all.Count / elapsed, all[all.Count / 2], all[all.Count * 99 / 100]);
    }
}
