using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Application.Access;

internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section);
        services.AddScoped<RequestActor>();
        return services;
    }
}
