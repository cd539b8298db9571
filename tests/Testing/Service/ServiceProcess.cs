using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Reporting.Testing.Service;

/// <summary>The service as its own process, with what it writes to its output in a file.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan ListensWithin = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(10);

    private readonly Process process;
    private readonly string output;

    private ServiceProcess(Process process, string output)
    {
        this.process = process;
        this.output = output;
    }

    public int Id => process.Id;

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>How much it has written, in bytes.</summary>
    public long Written => new FileInfo(output).Length;

    /// <summary>The lines that it has written to their ends.</summary>
    public IReadOnlyList<string> Lines => ReadOutput() is var text && text.LastIndexOf('\n') is var end and >= 0 ? text[..end].Split('\n') : [];

    public IReadOnlyList<JsonNode> LogLines => [.. Lines.Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)];

    /// <summary>Returns when it listens.</summary>
    /// <param name="settings">As environment variables name them.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="program">The service's assembly; null for the one that the tests were built with.</param>
    public static async Task<ServiceProcess> StartAsync(IEnumerable<(string Name, string Value)> settings, int port = 0, string? program = null)
    {
        // Whoever is at home in a scratch directory ends with the tests, however they end.
        var home = Directory.CreateDirectory(ScratchDirectory.Next("process")).FullName;
        var output = Path.Combine(home, "output");
        // The shell opens the file; the service takes its place, so that the process is the service.
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c", "exec dotnet \"$0\" \"$@\" >\"$OUTPUT_FILE\" 2>&1",
                program ?? Path.Combine(AppContext.BaseDirectory, "Reporting.Api.dll"), "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ])
        {
            UseShellExecute = false,
            WorkingDirectory = home,
        };
        start.Environment["OUTPUT_FILE"] = output;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        await File.WriteAllTextAsync(output, string.Empty);
        var service = new ServiceProcess(Process.Start(start)!, output);
        await service.WaitUntilListensAsync();
        return service;
    }

    public static Task<ServiceProcess> StartAsync(string connectionString, string dataDirectory)
        => StartAsync([("ConnectionStrings__Reporting", connectionString), ("Reporting__DataDirectory", dataDirectory)]);

    public async Task<int> AskAsync(string path, string? token, string header = "Authorization")
    {
        using var client = new HttpClient { BaseAddress = Address };
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

    private async Task WaitUntilListensAsync()
    {
        const string listens = "Now listening on: ";
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var hasExited = process.HasExited;
            if (Lines.FirstOrDefault(line => line.Contains($"\"message\":\"{listens}", StringComparison.Ordinal)) is { } line)
            {
                Address = new Uri(JsonNode.Parse(line)!["message"]!.GetValue<string>()[listens.Length..]);
                return;
            }

            if (hasExited || Stopwatch.GetElapsedTime(started) > ListensWithin)
            {
                throw new InvalidOperationException($"It does not listen: {ReadOutput().TrimEnd()}");
            }

            await Task.Delay(LooksEvery);
        }
    }

    private string ReadOutput()
    {
        using var file = new FileStream(output, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
