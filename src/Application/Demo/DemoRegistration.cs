using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Demo.Flags;
using Reporting.Application.Demo.Network;
using Reporting.Application.Demo.Workspaces;

namespace Reporting.Application.Demo;

internal static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<IDemoInstance, WorkspacesDemo>();
        services.AddSingleton<IDemoInstance, NetworkDemo>();
        services.AddSingleton<IDemoInstance, FlagsDemo>();
        return services.AddSingleton<DemoFiller>();
    }
}
