using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Alerts;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Alerts;

internal static class AlertsRegistration
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddScoped<IAlertRepository>(provider => provider.WithControlContext<AlertRepository>());
        services.AddSingleton<AlertGauge>();
        services.AddSingleton(provider => provider.WithConnectionsOf<AlertLease>(pools => pools.Records));
        services.AddSingleton(provider => provider.WithConnectionsOf<AlertRounds>(pools => pools.Control));
        services.AddHostedService<AlertWorker>();
        return services;
    }
}
