using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Ingestion;

internal static class IngestionRegistration
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSingleton<BodySpool>();
        services.AddSingleton<IBodySpool>(provider => provider.GetRequiredService<BodySpool>());
        services.AddScoped<IRecordChanges, RecordChanges>();
        return services;
    }
}
