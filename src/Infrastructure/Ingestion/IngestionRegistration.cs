using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Ingestion.Bodies;

namespace Reporting.Infrastructure.Ingestion;

internal static class IngestionRegistration
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSingleton<BodySpool>();
        services.AddSingleton<IBodySpool>(provider => provider.GetRequiredService<BodySpool>());
        return services;
    }
}
