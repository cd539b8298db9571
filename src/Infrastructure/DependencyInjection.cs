using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Flags.History;
using Reporting.Infrastructure.Flags.Reports;
using Reporting.Infrastructure.Flags.RollUp;
using Reporting.Infrastructure.Ingestion;
using Reporting.Infrastructure.Network;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Infrastructure.Workspaces.Reports;
using Reporting.Infrastructure.Workspaces.Retention;
using Reporting.Infrastructure.Workspaces.RollUp;

namespace Reporting.Infrastructure;

public static class DependencyInjection
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services)
    {
        services.AddPersistence();
        services.AddSingleton<BodySpool>();
        services.AddSingleton<IBodySpool>(provider => provider.GetRequiredService<BodySpool>());
        services.AddAccess();
        services.AddWorkspaces();
        services.AddFlags();
        services.AddNetwork();
        return services;
    }

    private static void AddAccess(this IServiceCollection services)
    {
        services.AddScoped<IInstanceRepository, InstanceRepository>();
        services.AddScoped<ITokenRepository, TokenRepository>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAuditReader, AuditReader>();
        services.AddSingleton<TokenUses>();
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<IAccessDirectory>(provider => provider.GetRequiredService<AccessDirectory>());
        services.AddSingleton<IFirstTokenFile>(provider => new FirstTokenFile(DatabaseServer.DataDirectory(provider.GetRequiredService<IConfiguration>())));
        services.AddHostedService<AccessDirectoryWorker>();
        services.AddSingleton<InstanceDeletion>();
        services.AddHostedService<InstanceDeletionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenUses>());
    }

    private static void AddWorkspaces(this IServiceCollection services)
    {
        services.AddSingleton<IRollUp, WorkspaceRollUp>();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RawRetention>();
        services.AddHostedService<RetentionWorker>();
        services.AddScoped<IActiveUsersReader, ActiveUsersReader>();
        services.AddScoped<ITemplateDirectory, TemplateDirectory>();
        services.AddScoped<ITemplateUsageReader, TemplateUsageReader>();
        services.AddScoped<IUserActivityReader, UserActivityReader>();
        services.AddScoped<IUserLatencyReader, UserLatencyReader>();
        services.AddScoped<IUserStatusReader, UserStatusReader>();
    }

    private static void AddFlags(this IServiceCollection services)
    {
        services.AddSingleton<IRollUp, FlagRollUp>();
        services.AddScoped<IEventReader, EventReader>();
        services.AddScoped<IInstanceStatisticsReader, InstanceStatisticsReader>();
        services.AddScoped<IInstanceHistoryReader, InstanceHistoryReader>();
        services.AddScoped<IProjectHistoryReader, ProjectHistoryReader>();
        services.AddScoped<IUsageHistoryReader, UsageHistoryReader>();
        services.AddScoped<ILifecycleReader, LifecycleReader>();
        services.AddSingleton<DayCapture>();
        services.AddHostedService<DayCaptureWorker>();
    }
}
