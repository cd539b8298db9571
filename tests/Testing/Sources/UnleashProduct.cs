using System.Diagnostics;
using System.Globalization;
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
    public const string Version = "8.2.0";
    public const string AdminToken = "*:*.the-admin-token-of-the-tests";

    private const string NodeVersion = "22";

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

    private static readonly Lazy<Task<string?>> Installed = new(InstallAsync);
    private static readonly Lazy<Task<UnleashProduct?>> Shared = new(TryStartAsync);

    private readonly TestDatabase database;
    private readonly Process process;
    private readonly HttpClient client;

    private UnleashProduct(TestDatabase database, Process process, Uri address)
        => (this.database, this.process, Address, client) = (database, process, address, new HttpClient(Handler()) { BaseAddress = address });

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
        var product = new UnleashProduct(database, Start(directory, database.ConnectionString, address), address);
        await product.WaitAsync();
        return product;
    }

    public async Task<Answer> AskAsync(string method, string path, JsonNode? body = null, string? token = AdminToken, string? cookie = null)
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

    private static Process Start(string directory, string connectionString, Uri address)
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

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            try
            {
                if ((await AskAsync("GET", "/api/admin/instance-admin/statistics")).Status == 200)
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

    /// <summary>Where the packages are; null where they can't be had. Test processes that start at once take turns.</summary>
    private static async Task<string?> InstallAsync()
    {
        var cache = Environment.GetEnvironmentVariable("REPORTING_PRODUCTS_CACHE") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "reporting-products");
        var directory = Directory.CreateDirectory(Path.Combine(cache, $"unleash-{Version}")).FullName;
        await using var turn = await TakeTurnAsync(Path.Combine(directory, "turn"));
        if (File.Exists(Path.Combine(directory, "node_modules", ".bin", "node")) && File.Exists(Path.Combine(directory, "node_modules", "unleash-server", "dist", "server.js")))
        {
            return directory;
        }

        await File.WriteAllTextAsync(
            Path.Combine(directory, "package.json"), $$$"""{"private":true,"dependencies":{"node":"{{{NodeVersion}}}","unleash-server":"{{{Version}}}"}}""");
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--omit=dev", "--loglevel=error"])
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(4));
            await npm.WaitForExitAsync(timeout.Token);
            return npm.ExitCode == 0 ? directory : null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        }
    }
}
