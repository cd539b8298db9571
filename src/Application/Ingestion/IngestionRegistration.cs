using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Reporting.Application.Ingestion.Rules;
using Reporting.Domain.Ingestion;
using Reporting.Application.Settings;

namespace Reporting.Application.Ingestion;

internal static class IngestionRegistration
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSettings<IngestionOptions>(IngestionOptions.Section);
        services.AddSingleton<MergeConcurrency>();
        return services.AddSingleton<CollectionCatalog>();
    }

    /// <summary>Gives each record type that has no validator of its own the one that reads its attributes.</summary>
    public static void AddRecordValidators(this IServiceCollection services)
    {
        foreach (var record in CollectionAttribute.RecordTypes)
        {
            services.TryAddSingleton(typeof(IValidator<>).MakeGenericType(record), typeof(AttributeValidator<>).MakeGenericType(record));
        }
    }
}
