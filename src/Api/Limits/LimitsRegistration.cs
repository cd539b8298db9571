using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;
using Reporting.Application.Settings;

namespace Reporting.Api.Limits;

internal static class LimitsRegistration
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSettings<RequestLimits>(RequestLimits.Section);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<RequestLimits>>((kestrel, limits) => ConnectionLimits.Apply(kestrel.Limits, limits.Value));
        services.AddSingleton<StalledConnections>();
        services.AddOptions<KestrelServerOptions>()
            .Configure<StalledConnections>((kestrel, stalled) => kestrel.ConfigureEndpointDefaults(endpoint => ((IConnectionBuilder)endpoint).Use(stalled.Watch).Use(LastToken.Attach)));
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<RequestLimits>>((timeouts, limits) => RequestTimeouts.Apply(timeouts, limits.Value));
        services.AddSingleton<TokenRate>();
        services.AddSingleton<StreamConcurrency>();
        return services;
    }
}
