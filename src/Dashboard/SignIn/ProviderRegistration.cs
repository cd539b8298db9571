using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Application.Settings;

namespace Reporting.Dashboard.SignIn;

internal static class ProviderRegistration
{
    /// <summary>Nothing of it is made before somebody signs in by the provider.</summary>
    public static IServiceCollection AddProvider(this IServiceCollection services)
    {
        services.AddSettings<ProviderSettings>(ProviderSettings.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ProviderSettings>>().Value);
        services.AddSingleton<ProviderProtection>();
        services.AddSingleton(provider => new ProviderConnection(provider.GetRequiredService<ProviderSettings>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ProviderMetadata>(provider, provider.GetRequiredService<ProviderConnection>().Client));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ProviderHandler>(provider, provider.GetRequiredService<ProviderConnection>().Client));
        services.AddSingleton<LogoutTokens>();
        services.AddScoped<ProviderCallback>();
        return services;
    }

    /// <summary>What asks the provider.</summary>
    private sealed class ProviderConnection(ProviderSettings settings) : IDisposable
    {
        private const int LongestAnswer = 4_194_304;

        public HttpClient Client { get; } = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds),
            MaxResponseContentBufferSize = LongestAnswer,
        };

        public void Dispose() => Client.Dispose();
    }
}
