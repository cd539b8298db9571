using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Acts;
using Reporting.Application.Alerts;
using Reporting.Application.Flags;
using Reporting.Application.Ingestion;
using Reporting.Application.Notifications;
using Reporting.Application.Pipeline;
using Reporting.Application.Reports;
using Reporting.Application.Sources;
using Reporting.Domain.Access;
using Reporting.Domain.Sources;

namespace Reporting.Application;

public static class DependencyInjection
{
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var assembly = typeof(DependencyInjection).Assembly;
        services.AddMediator(assembly);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TelemetryBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddActs();
        services.AddSingleton<ISources, NoSources>();
        services.AddSingleton<IDelegatedSignIn, NoDelegatedSignIn>();
        services.AddScoped<RequestLogContext>();
        services.AddSingleton<RequestValidators>();
        services.AddScoped<RequestValidation>();
        services.AddScoped<RequestClock>();
        services.AddReports();
        services.AddAccess();
        services.AddIngestion();
        services.AddFlags();
        services.AddAlerts();
        services.AddNotifications();
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true))
        {
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        }

        services.AddRecordValidators();

        return services;
    }
}
