using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Demo.Flags;
using Reporting.Demo.Network;
using Reporting.Demo.Workspaces;
using Reporting.Domain.Access;

namespace Reporting.Demo;

public static class DependencyInjection
{
    /// <summary>Registers the imagined instances, where the settings ask for them.</summary>
    /// <param name="greeting">Writes what the operator reads once the given instances are filled.</param>
    public static IServiceCollection AddDemo(
        this IServiceCollection services,
        IConfiguration settings,
        Func<IServiceProvider, Func<IReadOnlyList<Instance>, CancellationToken, Task<string>>> greeting)
    {
        if (!settings.GetValue<bool>(DemoSwitch.Setting))
        {
            return services;
        }

        // Where there is something real to read, nothing is imagined beside it.
        if (!settings.GetSection("Sources").GetChildren().Any())
        {
            services.AddSingleton<IDemoInstance, WorkspacesDemo>();
            services.AddSingleton<IDemoInstance, NetworkDemo>();
            services.AddSingleton<IDemoInstance, FlagsDemo>();
        }

        services.AddSingleton<DemoFiller>();
        services.AddSingleton(provider => new DemoGreeting(greeting(provider)));
        return services.AddHostedService<DemoStartup>();
    }
}

/// <param name="WriteAsync">The text for the operator about the given instances.</param>
internal sealed record DemoGreeting(Func<IReadOnlyList<Instance>, CancellationToken, Task<string>> WriteAsync);
