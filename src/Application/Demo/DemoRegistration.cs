using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Demo.Workspaces;

namespace Reporting.Application.Demo;

internal static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<IDemoInstance, WorkspacesDemo>();
        return services.AddSingleton<DemoFiller>();
    }
}
