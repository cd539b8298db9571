using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

internal sealed class EmailChannel(IOptions<SmtpOptions> smtp, PageLinks links) : IChannel
{
    public ReceiverKind Kind => ReceiverKind.Email;

    public async Task SendAsync(Outgoing outgoing, Target target, CancellationToken cancellationToken)
    {
        if (!smtp.Value.IsSet)
        {
            throw new DeliveryException("Notifications:Smtp:Host is not set");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(smtp.Value.TimeoutSeconds));
        try
        {
            using var message = MailMessage.Of(outgoing, target.Settings.To, smtp.Value.From!, links.Of(outgoing.Notification));
            await SendAsync(message, timeout.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeliveryException($"the mail server did not take it within {smtp.Value.TimeoutSeconds} s", exception);
        }
        catch (Exception exception) when (IsOfServer(exception))
        {
            throw new DeliveryException($"the mail server did not take it: {exception.Message}", exception);
        }
    }

    private async Task SendAsync(MimeKit.MimeMessage message, CancellationToken cancellationToken)
    {
        var options = smtp.Value;
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        var security = options.Security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(options.Host!, options.Port, security, cancellationToken);
        if (!string.IsNullOrEmpty(options.UserName))
        {
            await client.AuthenticateAsync(options.UserName, options.Password!, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await EndAsync(client, cancellationToken);
    }

    /// <summary>The message is taken by then: how the server says goodbye changes nothing.</summary>
    private static async Task EndAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (IsOfServer(exception) || exception is OperationCanceledException)
        {
            // Nothing is left to be done on this connection.
        }
    }

    private static bool IsOfServer(Exception exception)
        => exception is ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or AuthenticationException or SslHandshakeException or SocketException or IOException or NotSupportedException;
}
