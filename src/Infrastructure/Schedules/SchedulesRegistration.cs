using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Schedules;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Schedules;

internal static class SchedulesRegistration
{
    public static IServiceCollection AddSchedules(this IServiceCollection services)
    {
        services.AddScoped<IScheduleRepository>(provider => provider.WithControlContext<ScheduleRepository>());
        services.AddSingleton(provider => provider.WithConnectionsOf<ScheduleQueue>(pools => pools.Records));
        services.AddSingleton<ScheduleRun>();
        services.AddHostedService<ScheduleWorker>();
        return services;
    }
}
