using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Network.Reports;
using Reporting.Infrastructure.Network.Reports;
using Reporting.Infrastructure.Network.RollUp;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Network;

internal static class NetworkRegistration
{
    public static IServiceCollection AddNetwork(this IServiceCollection services)
    {
        services.AddSingleton<IRollUp>(provider => provider.WithConnectionsOf<NetworkRollUp>(pools => pools.Records));
        services.AddScoped<INetworkActivityReader, NetworkActivityReader>();
        services.AddScoped<INetworkInventoryReader, NetworkInventoryReader>();
        services.AddScoped<INetworkUseReader, NetworkUseReader>();
        return services;
    }
}
