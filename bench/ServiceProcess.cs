using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.Bench;

/// <summary>The real service in a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>The first admin token of every database of the bench.</summary>
    public const string Token = "benchbench-0123456789abcdefghijkl";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly string log;

    private ServiceProcess(Process process, string log, Uri address)
    {
        this.process = process;
        this.log = log;
        Client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Client { get; }

    public int Id => process.Id;

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan TimeToReady { get; private set; }

    public static async Task<ServiceProcess> StartAsync(string service, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var home = ScratchDirectory.Next("service");
        Directory.CreateDirectory(home);
        var output = Path.Combine(home, "log");
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        // The shell keeps the log; the service takes its place, so the process is the service.
        string[] words = ["sh", "-c", "exec dotnet \"$0\" \"$@\" >\"$LOG\" 2>&1", service, "--urls", address.ToString()];
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { WorkingDirectory = home, UseShellExecute = false };
        start.Environment["LOG"] = output;
        start.Environment["Reporting__AdminToken"] = Token;
        start.Environment["Requests__PerMinute"] = "0";
        start.Environment["Reporting__DataDirectory"] = Path.Combine(home, "data");
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var started = Stopwatch.GetTimestamp();
        var running = new ServiceProcess(Process.Start(start)!, output, address);
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
    public async Task RefuseLoggedAsync(string text, CancellationToken cancellationToken)
    {
        if ((await File.ReadAllTextAsync(log, cancellationToken)).Contains(text, StringComparison.Ordinal))
        {
            throw new BenchFailedException($"The service logged {text}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task WaitUntilReadyAsync(long started, CancellationToken cancellationToken)
    {
        while (!await IsReadyAsync(cancellationToken))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > ReadyWithin)
            {
                var fate = process.HasExited ? $"ended with {process.ExitCode}" : $"is not ready after {ReadyWithin.TotalSeconds:0} s";
                throw new BenchFailedException($"The service {fate}:\n{await File.ReadAllTextAsync(log, cancellationToken)}");
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
