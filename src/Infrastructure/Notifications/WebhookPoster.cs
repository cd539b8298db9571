using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>Posts bodies to addresses that are allowed. Of an answer only the status counts, so that nobody reads by a receiver what this server can reach.</summary>
internal sealed class WebhookPoster : IDisposable
{
    private readonly HttpClient client;
    private readonly NotificationOptions options;
    private readonly TimeProvider clock;

    public WebhookPoster(GuardedConnector connector, IOptions<NotificationOptions> options, TimeProvider clock)
    {
        (this.options, this.clock) = (options.Value, clock);
        client = new HttpClient(connector.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="secret">Null where nothing is signed.</param>
    public async Task PostAsync(string url, byte[] body, Guid id, string? secret, CancellationToken cancellationToken)
    {
        if (AllowedAddress.FaultOf(url, options) is { } fault)
        {
            throw new DeliveryException($"its address {fault}");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Reporting", "1"));
        request.Headers.Add("Idempotency-Key", id.ToString());
        if (secret is not null)
        {
            var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
            request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(secret, timestamp, body));
        }

        await SendAsync(request, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private async Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            if (!response.IsSuccessStatusCode)
            {
                var status = (int)response.StatusCode;
                throw new DeliveryException(
                    string.Create(CultureInfo.InvariantCulture, $"it answered {status}{(status is >= 300 and < 400 ? ", and redirects are not followed" : "")}"));
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeliveryException($"it did not answer within {options.TimeoutSeconds} s", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            throw exception.InnerException as DeliveryException ?? new DeliveryException($"it could not be reached: {exception.GetBaseException().Message}", exception);
        }
    }
}
