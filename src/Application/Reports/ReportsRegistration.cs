using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Fairness;
using Reporting.Application.Settings;

namespace Reporting.Application.Reports;

internal static class ReportsRegistration
{
    /// <summary>Caching, limits and versions between a query and its handler. The layer that has the readers also has the <see cref="IReplicaRouting"/>.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSettings<CachingOptions>(CachingOptions.Section);
        services.AddSettings<ReportLimits>(ReportLimits.Section);
        services.AddSingleton<ReportCache>();
        services.AddSettings<ReportConcurrencyOptions>(ReportConcurrencyOptions.Section);
        services.AddSingleton<ReportConcurrency>();
        services.AddScoped<RequestVersions>();
        services.AddScoped<ReportComputation>();
        services.AddTransient<Func<ReportComputation>>(provider => provider.GetRequiredService<ReportComputation>);
        services.AddTransient<CachedReports>();
        return services;
    }
}
