using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Flags.Events;

namespace Reporting.Application.Flags;

internal static class FlagsRegistration
{
    public static IServiceCollection AddFlags(this IServiceCollection services)
    {
        services.AddScoped<EventCounts>();
        return services;
    }
}
