using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.Bench;

/// <summary>The service in a process of its own, with a client that is its administrator.</summary>
internal sealed class BenchService : IAsyncDisposable
{
    /// <summary>The first admin token of every database of the bench.</summary>
    public const string Token = "benchbench-0123456789abcdefghijkl";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly ServiceProcess process;

    private BenchService(ServiceProcess process)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = process.Address, Timeout = Timeout.InfiniteTimeSpan };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Client { get; }

    public int Id => process.Id;

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan TimeToReady { get; private set; }

    public static async Task<BenchService> StartAsync(string service, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Reporting__AdminToken"] = Token,
            ["Requests__PerMinute"] = "0",
            ["Reporting__DataDirectory"] = ScratchDirectory.Next("data"),
        };
        foreach (var (name, value) in settings)
        {
            all[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var started = Stopwatch.GetTimestamp();
        var running = new BenchService(await ServiceProcess.StartAsync(all.Select(setting => (setting.Key, setting.Value)), program: service));
        await running.WaitUntilReadyAsync(started, cancellationToken);
        return running;
    }

    /// <summary>Resident memory in MB, as the system sees it.</summary>
    public async Task<double> MemoryAsync(CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{Id}/status", cancellationToken);
        var resident = lines.First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
        return double.Parse(resident, CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <exception cref="BenchFailedException">It logged what it should never have to.</exception>
    public void RefuseLogged(string text)
    {
        if (process.Lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            throw new BenchFailedException($"The service logged {text}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (process.ExitCode is null)
        {
            await process.StopAsync();
        }

        await process.DisposeAsync();
    }

    private async Task WaitUntilReadyAsync(long started, CancellationToken cancellationToken)
    {
        while (!await IsReadyAsync(cancellationToken))
        {
            if (process.ExitCode is not null || Stopwatch.GetElapsedTime(started) > ReadyWithin)
            {
                var fate = process.ExitCode is { } code ? $"ended with {code}" : $"is not ready after {ReadyWithin.TotalSeconds:0} s";
                throw new BenchFailedException($"The service {fate}:\n{string.Join('\n', process.Lines)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }

        TimeToReady = Stopwatch.GetElapsedTime(started);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Client.GetAsync("/health/ready", cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
