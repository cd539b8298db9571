using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Schedules;
using Reporting.Dashboard.Pages;
using Reporting.Dashboard.Pages.Alerts;
using Reporting.Dashboard.Pages.Flags;
using Reporting.Dashboard.Pages.Settings;
using Reporting.Dashboard.Pages.Workspaces;
using Reporting.Dashboard.Endpoints;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Sending;
using Reporting.Dashboard.SignIn;

namespace Reporting.Dashboard;

public static class DependencyInjection
{
    /// <summary>Registers what pages need. Who composes the service brings the <see cref="IPageHost"/>.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<OneTimeCodes>();
        services.AddProvider();
        services.AddScoped<PageGate>();
        services.AddScoped<PageContext>();
        services.AddScoped<PageReports>();
        services.AddScoped<FigureTables>();
        services.AddScoped<OverviewCards>();
        services.AddScoped<SourceReader>();
        services.AddScoped<FreshnessReader>();
        services.AddScoped<AlertMarks>();
        services.AddScoped<IAttentionSource, ServiceAttention>();
        services.AddScoped<IAttentionSource, AlertAttention>();
        services.AddScoped<SettingsReader>();
        services.AddSingleton<IViewRenderer, ViewRenderer>();
        return services;
    }

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets();
        routes.MapSignIn();
        routes.MapProvider();
        routes.MapPages();
        routes.MapEventDownloads();
        routes.MapSettings();
        routes.MapAlerts();
        routes.MapUserErasure();
        routes.MapNotifications();
    }
}
