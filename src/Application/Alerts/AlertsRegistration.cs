using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Settings;

namespace Reporting.Application.Alerts;

internal static class AlertsRegistration
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddSettings<AlertOptions>(AlertOptions.Section);
        services.AddTransient<AlertNumbers>();
        services.AddTransient<SeriesReports>();
        services.AddTransient<AlertContext>();
        return services;
    }
}
