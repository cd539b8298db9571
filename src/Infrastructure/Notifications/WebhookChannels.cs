using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

internal sealed class WebhookChannel(WebhookPoster poster, SecretProtection secrets, PageLinks links) : IChannel
{
    public ReceiverKind Kind => ReceiverKind.Webhook;

    public Task SendAsync(Outgoing outgoing, Target target, CancellationToken cancellationToken)
    {
        var body = WebhookBody.Of(outgoing, target.Name, links.Of(outgoing.Notification));
        return poster.PostAsync(target.Settings.Url!, body, outgoing.Id, secrets.Reveal(target.Secret!, target.Name), cancellationToken);
    }
}

internal sealed class SlackChannel(WebhookPoster poster, SecretProtection secrets, PageLinks links) : IChannel
{
    public ReceiverKind Kind => ReceiverKind.Slack;

    public Task SendAsync(Outgoing outgoing, Target target, CancellationToken cancellationToken)
        => poster.PostAsync(
            secrets.Reveal(target.Secret!, target.Name), WebhookBody.ForSlack(outgoing, links.Of(outgoing.Notification)), outgoing.Id, secret: null, cancellationToken);
}
