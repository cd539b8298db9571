using Microsoft.Extensions.DependencyInjection.Extensions;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Api.Hosting;
using Reporting.Api.Pages;
using Reporting.Api.Telemetry;
using Reporting.Dashboard.Pages.Flags;
using Reporting.Dashboard.Rendering;

namespace Reporting.Api;

internal static class DependencyInjection
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddProxies();
        services.AddDialects();
        services.AddAnswers();
        services.AddDocuments();
        services.AddSingleton<IPageHost, PageHost>();
        services.AddSingleton(typeof(IFlagProduct), typeof(DependencyInjection).Assembly.GetTypes().Single(type => type.IsAssignableTo(typeof(IFlagProduct))));
        services.AddSingleton<IEventWriter, EventWriter>();
        services.AddTelemetry();
        return services;
    }

    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseProxies();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseMiddleware<RequestLog>();
        app.UseDialects();
        app.MapHealth();
        app.MapMetrics();
        app.MapDocuments();
        app.MapWebhookSchema();
        app.MapControllers();
        return app;
    }
}
