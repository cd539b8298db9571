using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.Testing.Sources;

/// <summary>
/// A real Unleash on a database of its own: the npm packages unleash-server and node, which are fetched once into the user's cache
/// directory.
/// </summary>
internal sealed class UnleashProduct : IAsyncDisposable
{
    public const string Version = UnleashPackages.Version;
    public const string AdminToken = "*:*.the-admin-token-of-the-tests";

    private const int LinesKept = 30;

    /// <summary>
    /// Starts it with a route, <c>/api/admin/calls/{owner}/{method}</c>, that calls a method of its own services or stores with the arguments
    /// of the body: the open edition has what only the enterprise edition has routes for. <c>$user</c> and <c>$audit</c> stand for who asks.
    /// </summary>
    private const string Starter = """
        const { start } = await import(process.env.UNLEASH_SERVER);
        await start({
            preRouterHook: (app, config, services, stores) => app.post('/api/admin/calls/:owner/:method', async (request, response) => {
                try {
                    const known = { $user: request.user, $audit: request.audit };
                    const owner = services[request.params.owner] ?? stores[request.params.owner];
                    response.json(await owner[request.params.method](...request.body.map((argument) => known[argument] ?? argument)) ?? {});
                } catch (error) {
                    response.status(400).json({ message: String(error) });
                }
            }),
        });
        """;

    private static readonly Lazy<Task<string?>> Installed = new(UnleashPackages.InstallAsync);
    private static readonly Lazy<Task<UnleashProduct?>> Shared = new(TryStartAsync);

    private readonly TestDatabase database;
    private readonly ProcessStartInfo start;
    private Process process;
    private IReadOnlyList<string> lastErrors = [];
    private readonly HttpClient client;

    private UnleashProduct(TestDatabase database, ProcessStartInfo start, Uri address)
    {
        (this.database, this.start, Address, client) = (database, start, address, new HttpClient(Handler()) { BaseAddress = address });
        process = Run();
    }

    public Uri Address { get; }

    /// <summary>A connection for each request: Node closes one that was idle for five seconds, maybe just when the next request is sent on it.</summary>
    private static SocketsHttpHandler Handler() => new() { UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero };

    public string ConnectionString => database.ConnectionString;

    /// <summary>The one of this test process, which is started when first asked for. Without it the test is skipped.</summary>
    public static async Task<UnleashProduct> SharedAsync()
    {
        if (await Shared.Value is { } product)
        {
            return product;
        }

        Assert.Ignore("The npm packages unleash-server and node can't be had here.");
        throw new InvalidOperationException("A test that is ignored goes on.");
    }

    public static async Task StopSharedAsync()
    {
        if (Shared.IsValueCreated && await Shared.Value is { } product)
        {
            await product.DisposeAsync();
        }
    }

    /// <returns>Null where it can't be had: no npm, or no registry.</returns>
    private static async Task<UnleashProduct?> TryStartAsync()
    {
        if (await Installed.Value is not { } directory)
        {
            return null;
        }

        var cluster = await TestCluster.SharedAsync();
        var database = await cluster.CreateDatabaseAsync(DatabaseTemplate.Empty);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));
        var product = new UnleashProduct(database, StartOf(directory, database.ConnectionString, address), address);
        await product.WaitAsync();
        return product;
    }

    /// <summary>
    /// A product that broke off is asked once more, and started again before where it ended: this version ends where a flag is deleted
    /// before it has noted that the flag was archived.
    /// </summary>
    public async Task<Answer> AskAsync(string method, string path, JsonNode? body = null, string? token = AdminToken, string? cookie = null)
    {
        try
        {
            return await AskOnceAsync(method, path, body, token, cookie);
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException or SocketException)
        {
            await TestContext.Progress.WriteLineAsync($"Unleash broke off {method} {path}: {exception.InnerException.Message}");
            if (process.WaitForExit(TimeSpan.FromSeconds(2)))
            {
                await TestContext.Progress.WriteLineAsync($"It ended with {process.ExitCode}, and is started again. {string.Join('\n', lastErrors)}");
                process.Dispose();
                process = Run();
                await WaitAsync();
            }

            return await AskOnceAsync(method, path, body, token, cookie);
        }
    }

    private async Task<Answer> AskOnceAsync(string method, string path, JsonNode? body, string? token, string? cookie)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", token);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (method is not "GET")
        {
            request.Content = new StringContent(body?.ToJsonString() ?? "{}", Encoding.UTF8, "application/json");
        }

        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        await database.DisposeAsync();
    }

    private static ProcessStartInfo StartOf(string directory, string connectionString, Uri address)
    {
        // Whoever is at home in a scratch directory ends with the tests, however they end.
        var home = Directory.CreateDirectory(ScratchDirectory.Next("unleash")).FullName;
        var starter = Path.Combine(home, "start.mjs");
        File.WriteAllText(starter, Starter);
        var start = new ProcessStartInfo(Path.Combine(directory, "node_modules", ".bin", "node"), [starter])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = home,
        };
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        foreach (var (name, value) in new (string, string)[]
        {
            ("UNLEASH_SERVER", new Uri(Path.Combine(directory, "node_modules", "unleash-server", "dist", "lib", "server-impl.js")).AbsoluteUri),
            ("DATABASE_HOST", server.Host!),
            ("DATABASE_PORT", server.Port.ToString(CultureInfo.InvariantCulture)),
            ("DATABASE_USERNAME", server.Username!),
            ("DATABASE_PASSWORD", server.Password ?? "none"),
            ("DATABASE_NAME", server.Database!),
            ("DATABASE_SSL", "false"),
            ("INIT_ADMIN_API_TOKENS", AdminToken),
            ("HTTP_HOST", address.Host),
            ("PORT", address.Port.ToString(CultureInfo.InvariantCulture)),
            ("UNLEASH_URL", address.GetLeftPart(UriPartial.Authority)),
            ("CHECK_VERSION", "false"),
            ("SEND_TELEMETRY", "false"),
            ("LOG_LEVEL", "error"),
            ("NODE_ENV", "production"),
            ("TZ", "UTC"),
        })
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private Process Run()
    {
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => lastErrors = [.. lastErrors.TakeLast(LinesKept - 1), line.Data ?? string.Empty];
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"Unleash ended with {process.ExitCode} while it started. {string.Join('\n', lastErrors)}");
            }

            try
            {
                if ((await AskOnceAsync("GET", "/api/admin/instance-admin/statistics", body: null, AdminToken, cookie: null)).Status == 200)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300), timeout.Token);
        }
    }
}
