using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Reporting.Testing.Service;

/// <summary>The service as its own process, with what it writes to its output.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long written;

    private ServiceProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Receive(line.Data);
        process.ErrorDataReceived += (_, line) => Receive(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>How much it has written, in characters.</summary>
    public long Written => Interlocked.Read(ref written);

    public IReadOnlyList<string> Lines => [.. lines];

    public IReadOnlyList<JsonNode> LogLines => [.. lines.Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)];

    /// <summary>Returns when it listens.</summary>
    /// <param name="settings">As environment variables name them.</param>
    public static async Task<ServiceProcess> StartAsync(IEnumerable<(string Name, string Value)> settings, int port = 0)
    {
        // Whoever is at home in a scratch directory ends with the tests, however they end.
        var home = Directory.CreateDirectory(ScratchDirectory.Next("process")).FullName;
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Reporting.Api.dll"), "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = home,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var service = new ServiceProcess(start);
        service.Address = await service.address.Task.WaitAsync(TimeSpan.FromSeconds(90));
        return service;
    }

    public static Task<ServiceProcess> StartAsync(string connectionString, string dataDirectory)
        => StartAsync([("ConnectionStrings__Reporting", connectionString), ("Reporting__DataDirectory", dataDirectory)]);

    /// <summary>Where it listens.</summary>
    public Task<Uri> AddressAsync() => address.Task;

    public async Task<int> AskAsync(string path, string? token, string header = "Authorization")
    {
        using var client = new HttpClient { BaseAddress = await address.Task };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (token is not null)
        {
            request.Headers.Add(header, header is "Authorization" ? new AuthenticationHeaderValue("Bearer", token).ToString() : token);
        }

        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>Asks it to stop, as service managers do.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it at once, with <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Receive(string? line)
    {
        const string listens = "Now listening on: ";
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException($"It does not listen: {string.Join('\n', lines)}"));
            return;
        }

        Interlocked.Add(ref written, line.Length + 1);
        lines.Enqueue(line);
        if (line.Contains($"\"message\":\"{listens}", StringComparison.Ordinal) && JsonNode.Parse(line)!["message"]!.GetValue<string>() is var message)
        {
            address.TrySetResult(new Uri(message[listens.Length..]));
        }
    }
}
