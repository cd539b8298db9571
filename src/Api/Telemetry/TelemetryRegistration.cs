using Microsoft.Extensions.Options;
using Reporting.Application.Settings;

namespace Reporting.Api.Telemetry;

internal static class TelemetryRegistration
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        services.AddSingleton<UsageNumbers>();
        services.AddSingleton<UsageMetrics>();
        services.AddSingleton<MetricsPage>();
        services.AddHostedService<OtlpExport>();
        return services;
    }

    /// <summary>Answers on <c>/metrics</c> where that is switched on.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.MetricsPage)
        {
            var page = app.Services.GetRequiredService<MetricsPage>();
            app.MapMethods("/metrics", Methods, context => page.WriteAsync(context.Response)).ExcludeFromDescription();
        }
    }
}
