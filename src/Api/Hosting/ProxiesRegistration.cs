using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Reporting.Application.Settings;

namespace Reporting.Api.Hosting;

/// <summary>
/// Takes a caller's address and scheme from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of requests that a known proxy sends,
/// so that limits, networks of tokens and the audit are about the caller. What anybody else says in these headers is ignored.
/// </summary>
internal static class ProxiesRegistration
{
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddSettings<ProxyOptions>(ProxyOptions.Section);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxies) =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.ForwardLimit = null;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in proxies.Value.Networks)
            {
                headers.KnownIPNetworks.Add(network);
            }
        });
        return services;
    }

    /// <summary>
    /// Before everything that asks who calls, which is told of addresses of IPv4 as such. Without known proxies the headers are not read: the framework would
    /// believe everybody.
    /// </summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Networks.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.Use(next => http =>
        {
            http.Connection.RemoteIpAddress = Plain(http.Connection.RemoteIpAddress);
            return next(http);
        });
    }

    /// <summary>A socket that listens for IPv6 too has callers of IPv4 in the form of IPv6.</summary>
    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
