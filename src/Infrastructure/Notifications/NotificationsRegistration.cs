using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Notifications;

internal static class NotificationsRegistration
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<INotificationOutbox, NotificationOutbox>();
        services.AddSingleton<SecretProtection>();
        services.AddScoped<IReceiverRepository>(provider => provider.WithControlContext<ReceiverRepository>());
        services.AddScoped<IOutboxReader>(provider => provider.WithControlContext<OutboxReader>());
        services.AddSingleton<PageLinks>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<WebhookPoster>();
        services.AddSingleton<IChannel, WebhookChannel>();
        services.AddSingleton<IChannel, SlackChannel>();
        services.AddSingleton<IChannel, EmailChannel>();
        services.AddSingleton(provider => provider.WithConnectionsOf<OutboxQueue>(pools => pools.Records));
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
