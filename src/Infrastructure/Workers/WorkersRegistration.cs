using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Health;

namespace Reporting.Infrastructure.Workers;

internal static class WorkersRegistration
{
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services.AddSingleton<WorkerMonitor>();
        services.AddSingleton<IWorkerMonitor>(provider => provider.GetRequiredService<WorkerMonitor>());
        services.AddHostedService<MemoryTrimWorker>();
        return services;
    }
}
