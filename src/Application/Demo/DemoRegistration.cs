using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Demo.Network;
using Reporting.Application.Demo.Workspaces;

namespace Reporting.Application.Demo;

internal static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<IDemoInstance, WorkspacesDemo>();
        services.AddSingleton<IDemoInstance, NetworkDemo>();
        return services.AddSingleton<DemoFiller>();
    }
}
