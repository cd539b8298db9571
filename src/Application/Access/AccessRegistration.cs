using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Settings;

namespace Reporting.Application.Access;

internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSettings<AccessOptions>(AccessOptions.Section);
        services.AddSettings<SessionOptions>(SessionOptions.Section);
        services.AddSettings<PrivacyOptions>(PrivacyOptions.Section);
        services.AddScoped<RequestActor>();
        services.AddSingleton<RefusedSignIns>();
        return services;
    }
}
