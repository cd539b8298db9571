using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Settings;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Infrastructure.Workspaces.Reports;
using Reporting.Infrastructure.Workspaces.Retention;
using Reporting.Infrastructure.Workspaces.RollUp;

namespace Reporting.Infrastructure.Workspaces;

internal static class WorkspacesRegistration
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.AddSingleton<IRollUp>(provider => provider.WithConnectionsOf<WorkspaceRollUp>(pools => pools.Records));
        services.AddSettings<RetentionOptions>(RetentionOptions.Section);
        services.AddSingleton(provider => provider.WithConnectionsOf<RawRetention>(pools => pools.Records));
        services.AddHostedService<RetentionWorker>();
        services.AddScoped<IActiveUsersReader, ActiveUsersReader>();
        services.AddScoped<IDeploymentReader, DeploymentReader>();
        services.AddScoped<IPresenceReader, PresenceReader>();
        services.AddScoped<ITemplateAppsReader, TemplateAppsReader>();
        services.AddScoped<ITemplateDirectory, TemplateDirectory>();
        services.AddScoped<ITemplateTotalsReader, TemplateTotalsReader>();
        services.AddScoped<ITemplateUsageReader, TemplateUsageReader>();
        services.AddScoped<ITemplateVersionsReader, TemplateVersionsReader>();
        services.AddScoped<IUserActivityReader, UserActivityReader>();
        services.AddScoped<IUserLatencyReader, UserLatencyReader>();
        services.AddScoped<IUserStatusReader, UserStatusReader>();
        return services;
    }
}
