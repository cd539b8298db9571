using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.Testing.Sources;

/// <summary>A reverse proxy in a process of its own. A test that needs it is skipped where the machine has none.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process process;

    private Nginx(Process process, int port) => (this.process, Address) = (process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));

    public Uri Address { get; }

    /// <param name="servers">What stands in <c>http</c>: it listens on port 80 there, and on a free one here.</param>
    public static async Task<Nginx> StartAsync(string servers)
    {
        var port = FreePort.Find();
        var configuration = await WriteAsync(servers.Replace("listen 80;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};"), StringComparison.Ordinal));
        var nginx = new Nginx(Run("-c", configuration, "-e", "stderr"), port);
        await nginx.WaitAsync();
        return nginx;
    }

    /// <summary>What it says of a configuration; empty when there is nothing to say.</summary>
    public static async Task<string> CheckAsync(string servers)
    {
        using var checking = Run("-t", "-q", "-c", await WriteAsync(servers), "-e", "stderr");
        var said = await checking.StandardError.ReadToEndAsync();
        await checking.WaitForExitAsync();
        return checking.ExitCode == 0 ? said : $"{said} (exit {checking.ExitCode})";
    }

    /// <param name="from">The address of the loopback that the caller has.</param>
    public async Task<Answer> AskAsync(string method, string path, string? from = null, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = (context, token) => ConnectAsync(IPAddress.Parse(from ?? "127.0.0.1"), context.DnsEndPoint, token),
        }) { BaseAddress = Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative))
        {
            Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
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

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(to, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task<string> WriteAsync(string servers)
    {
        // Whoever is at home in a scratch directory ends with the tests, however they end.
        var home = Directory.CreateDirectory(ScratchDirectory.Next("nginx")).FullName;
        var temporary = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(name => $"{name}_temp_path {home}/{name};\n"));
        var path = Path.Combine(home, "nginx.conf");
        await File.WriteAllTextAsync(path, $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            daemon off;
            pid {{home}}/pid;
            events { }
            http {
                access_log off;
                {{temporary}}
                {{servers}}
            }
            """);
        return path;
    }

    private static Process Run(params string[] arguments)
    {
        if (Find() is not { } program)
        {
            Assert.Ignore("nginx is not installed here.");
            throw new InvalidOperationException("A test that is ignored goes on.");
        }

        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
    }

    private static string? Find()
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Select(directory => Path.Combine(directory, "nginx")).FirstOrDefault(File.Exists);

    private async Task WaitAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (FreePort.IsFree(Address.Port))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), timeout.Token);
        }
    }
}
