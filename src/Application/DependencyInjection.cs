using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Flags;
using Reporting.Application.Ingestion;
using Reporting.Application.Pipeline;

namespace Reporting.Application;

public static class DependencyInjection
{
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var assembly = typeof(DependencyInjection).Assembly;
        services.AddMediator(assembly);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TelemetryBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(FactsBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CachingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PlacingBehaviour<,>));
        services.AddScoped<IReportPlace, OnlyPlace>();
        services.AddScoped<RequestFacts>();
        services.AddScoped<RequestValidation>();
        services.AddScoped<RequestVersions>();
        services.AddSingleton<ReportCache>();
        services.AddOptions<CachingOptions>().BindConfiguration(CachingOptions.Section);
        services.AddScoped<RequestClock>();
        services.AddAccess();
        services.AddIngestion();
        services.AddFlags();
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true))
        {
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        }

        return services;
    }
}
