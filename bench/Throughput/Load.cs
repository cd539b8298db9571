using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Reporting.Bench.Throughput;

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

    /// <returns>Requests per second.</returns>
    public abstract Task<double> RunAsync(Uri address, IReadOnlyDictionary<string, string> headers, TimeSpan duration, CancellationToken cancellationToken);
}

/// <summary>By the program wrk, which leaves most of the processors to the service.</summary>
internal sealed partial class WrkLoad(string program) : Load
{
    public override string Name => "wrk";

    public override async Task<double> RunAsync(
        Uri address, IReadOnlyDictionary<string, string> headers, TimeSpan duration, CancellationToken cancellationToken)
    {
        string[] words = ["--threads", "1", "--connections", $"{Connections}", "--duration", $"{duration.TotalSeconds:0}s", "--timeout", "30s"];
        var start = new ProcessStartInfo(program, [.. words, .. headers.SelectMany(header => new[] { "--header", $"{header.Key}: {header.Value}" }), address.ToString()])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return !output.Contains("Non-2xx", StringComparison.Ordinal) && Rate().Match(output) is { Success: true } match
            ? double.Parse(match.Groups["rate"].ValueSpan, CultureInfo.InvariantCulture)
            : throw new BenchFailedException($"wrk on {address} said:\n{output}");
    }

    [GeneratedRegex(@"^Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rate();
}

/// <summary>By this process, where wrk is missing: slower, the same for all.</summary>
internal sealed class HttpLoad : Load
{
    public override string Name => "a loop of the bench's own (wrk is not installed)";

    public override async Task<double> RunAsync(
        Uri address, IReadOnlyDictionary<string, string> headers, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(started) < duration; count++)
            {
                using var response = await client.GetAsync(address, cancellationToken);
                await response.Content.ReadAsByteArrayAsync(cancellationToken);
            }

            return count;
        }));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
