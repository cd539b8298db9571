using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Notifications;

internal static class NotificationsRegistration
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<INotificationOutbox, NotificationOutbox>();
        services.AddScoped<IReceiverRepository>(provider => provider.WithControlContext<ReceiverRepository>());
        return services;
    }
}
