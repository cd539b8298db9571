using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reporting.Infrastructure;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.Testing;

/// <summary>The service in this process, composed as <c>Program.cs</c> composes it, on a clock of the test's own.</summary>
internal sealed class ReportingHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool inMemory;

    static ReportingHost() => LeaveSettingsUnwatched();

    private ReportingHost(IReadOnlyDictionary<string, string> settings, TestClock clock, bool inMemory, Action<IServiceCollection> replace)
    {
        (Clock, this.inMemory) = (clock, inMemory);
        app = Composition.Compose([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")], builder =>
        {
            Watch(builder.Logging);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            replace(builder.Services);
            if (inMemory)
            {
                builder.WebHost.UseTestServer();
            }
        });
    }

    /// <summary>A host watches its files of settings with an inotify instance of its own, of which a system allows few; tests change none of these files.</summary>
    public static void LeaveSettingsUnwatched() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    public TestClock Clock { get; }

    /// <summary>What is logged at the levels that the service comes with, whatever of it is shown.</summary>
    public LogWatch Log { get; } = new();

    public IServiceProvider Services => app.Services;

    /// <summary>For requests that no client can make; of a host in memory.</summary>
    public TestServer Server => app.GetTestServer();

    /// <summary>The whole service on a database: in memory, or listening on a free port of the loopback.</summary>
    public static async Task<ReportingHost> StartAsync(TestDatabase database, TestClock clock, IReadOnlyDictionary<string, string>? settings = null, bool overTheNetwork = false)
    {
        var all = new Dictionary<string, string>(UsualSettings(), StringComparer.Ordinal)
        {
            ["ConnectionStrings:Reporting"] = database.ConnectionString,

            // Several suites share the processors: a database that is slow for it is not away.
            ["Database:AwayAfterSeconds"] = "20",

            // Suites ask more in a minute than a caller should.
            ["Requests:PerMinute"] = "0",
            ["Requests:FailedAttemptsPerMinute"] = "0",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            all[name] = value;
        }

        var host = new ReportingHost(all, clock, inMemory: !overTheNetwork, _ => { });
        try
        {
            await host.Services.StartInfrastructureAsync(CancellationToken.None);
            await host.app.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>All but the database, in memory: what would ask it is replaced, and nothing runs beside requests.</summary>
    public static async Task<ReportingHost> StartOnFakesAsync(TestClock clock, Action<IServiceCollection> replace)
    {
        var host = new ReportingHost(UsualSettings(), clock, inMemory: true, services =>
        {
            services.RemoveAll<IHostedService>();
            replace(services);
        });
        await host.app.StartAsync();
        return host;
    }

    public HttpClient CreateClient() => inMemory ? app.GetTestClient() : new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static Dictionary<string, string> UsualSettings() => new(StringComparer.Ordinal)
    {
        ["environment"] = "Testing",
        ["urls"] = "http://127.0.0.1:0",
        ["Reporting:DataDirectory"] = ScratchDirectory.Next("host"),
        ["Logging:LogLevel:Default"] = "Error",
        ["Logging:LogLevel:Microsoft"] = "Error",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Error",
    };

    private void Watch(ILoggingBuilder logging)
        => logging
            .AddProvider(Log)
            .AddFilter<LogWatch>(category: null, LogLevel.Information)
            .AddFilter<LogWatch>("Microsoft", LogLevel.Warning)
            .AddFilter<LogWatch>("Npgsql", LogLevel.Warning);
}
