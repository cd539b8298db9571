using Microsoft.Extensions.Options;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

internal sealed class PageLinks(IOptions<NotificationOptions> options)
{
    /// <summary>The whole address of a notification's page; null where it has none or the service's address is not set.</summary>
    public string? Of(Notification notification)
        => notification.Page is { } page && options.Value.BaseUrl is { Length: > 0 } address ? $"{address.TrimEnd('/')}{page}" : null;
}
