using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.Testing;

/// <summary>
/// The service in this process, on a database and a clock of the test's own. It answers in memory through <c>CreateClient</c>;
/// after <c>UseKestrel(0)</c> and <c>StartServer()</c> it listens on a free port of the loopback instead.
/// </summary>
internal sealed class ReportingHost(TestDatabase database, TestClock clock, IReadOnlyDictionary<string, string>? settings = null)
    : WebApplicationFactory<Program>
{
    private readonly string dataDirectory = ScratchDirectory.Next("host");

    public TestClock Clock => clock;

    /// <summary>What is logged at the levels that the service comes with, whatever of it is shown.</summary>
    public LogWatch Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Reporting", database.ConnectionString);
        builder.UseSetting("Reporting:DataDirectory", dataDirectory);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error");

        // Several suites share the processors: a database that is slow for it is not away.
        builder.UseSetting("Database:AwayAfterSeconds", "20");

        // Suites ask more in a minute than a caller should.
        builder.UseSetting("Requests:PerMinute", "0");
        builder.UseSetting("Requests:FailedAttemptsPerMinute", "0");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging
            .AddProvider(Log)
            .AddFilter<LogWatch>(category: null, LogLevel.Information)
            .AddFilter<LogWatch>("Microsoft", LogLevel.Warning)
            .AddFilter<LogWatch>("Npgsql", LogLevel.Warning));
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
    }
}
