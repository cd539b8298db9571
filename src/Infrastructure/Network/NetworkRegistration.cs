using Microsoft.Extensions.DependencyInjection;
using Reporting.Infrastructure.Network.RollUp;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Network;

internal static class NetworkRegistration
{
    public static IServiceCollection AddNetwork(this IServiceCollection services)
    {
        services.AddSingleton<IRollUp, NetworkRollUp>();
        return services;
    }
}
