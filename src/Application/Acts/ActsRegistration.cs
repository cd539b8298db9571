using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Settings;

namespace Reporting.Application.Acts;

internal static class ActsRegistration
{
    public static IServiceCollection AddActs(this IServiceCollection services)
    {
        services.AddSettings<ActLimits>(ActLimits.Section);
        services.AddSingleton<ActConcurrency>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ActBehaviour<,>));
        return services;
    }
}
