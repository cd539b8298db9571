namespace Reporting.Testing.Service;

/// <summary>How a service process is started with a clock of the test's instead of the system's.</summary>
internal static class ServiceClock
{
    public const string Variable = "REPORTING_TEST_CLOCK";

    /// <summary>Environment variables for <see cref="ServiceProcess.StartAsync(IEnumerable{ValueTuple{string, string}}, int, string)"/>.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(FastClock clock) =>
    [
        ("DOTNET_STARTUP_HOOKS", typeof(ServiceClock).Assembly.Location),
        (Variable, clock.ToString()),
    ];
}
