using Microsoft.Extensions.DependencyInjection;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Alerts;
using Reporting.Infrastructure.Flags;
using Reporting.Infrastructure.Ingestion;
using Reporting.Infrastructure.Network;
using Reporting.Infrastructure.Notifications;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Schedules;
using Reporting.Infrastructure.Sources;
using Reporting.Infrastructure.Workers;
using Reporting.Infrastructure.Workspaces;

namespace Reporting.Infrastructure;

public static class DependencyInjection
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services)
    {
        services.AddWorkers();
        services.AddPersistence();
        services.AddIngestion();
        services.AddAccess();
        services.AddWorkspaces();
        services.AddFlags();
        services.AddNetwork();
        services.AddSources();
        services.AddNotifications();
        services.AddAlerts();
        services.AddSchedules();
        return services;
    }
}
