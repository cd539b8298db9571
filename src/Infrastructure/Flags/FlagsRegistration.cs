using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Flags.History;
using Reporting.Infrastructure.Flags.Reports;
using Reporting.Infrastructure.Flags.RollUp;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Flags;

internal static class FlagsRegistration
{
    public static IServiceCollection AddFlags(this IServiceCollection services)
    {
        services.AddSingleton<FlagDeltaTable>();
        services.AddSingleton<IRollUp>(provider => provider.WithConnectionsOf<FlagRollUp>(pools => pools.Records));
        services.AddScoped<IEventReader, EventReader>();
        services.AddScoped<IInstanceStatisticsReader, InstanceStatisticsReader>();
        services.AddScoped<IInstanceHistoryReader, InstanceHistoryReader>();
        services.AddScoped<IInsightsReader, InsightsReader>();
        services.AddScoped<ILifecycleReader, LifecycleReader>();
        services.AddScoped<IFlagUseReader, FlagUseReader>();
        services.AddScoped<ISeenUserReader, SeenUserReader>();
        services.AddScoped<IProjectReader, ProjectReader>();
        services.AddSingleton<DayCapture>();
        services.AddHostedService<DayCaptureWorker>();
        return services;
    }
}
